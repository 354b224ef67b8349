using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Record what was just done by touch. Refused beyond what the client agrees to at this moment, and outside a running session.</summary>
[For(Role.MassageTherapist), Writes(InformationCategory.Bodywork)]
public sealed record RecordRegionWorked(ClientId ClientId, SessionId SessionId, int ExpectedRevision, RegionWorkedBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<RegionWorkedBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, CheckInForce checks) : IRequestHandler<RecordRegionWorked, Receipt>
    {
        public async Task<Receipt> Handle(RecordRegionWorked request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            var touch = await db.TouchConsentOf(session.Id, cancellationToken) ?? throw new DomainException(new TouchNotConsented());

            var done = said.AsDone();
            var worked = touch.RecordWork(session, done, by, record.Pack, record.Now);
            await db.MustKeepToBoundaries(session.ClientId, [(done.Site, "/region")], record.Today, cancellationToken);
            var check = await checks.Of(session, cancellationToken);
            check.MustAllow(done.Site, done.Technique, done.Pressure, "/region", "/technique", "/pressure");
            if (done.Product is { } product) check.MustAllowProduct(product, "/product");
            session.TouchChanged();
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(worked.Id.Value, session.Revision);
        }
    }
}

/// <summary>What was done.</summary>
public sealed record RegionWorkedBody
{
    /// <summary>Where.</summary>
    /// <example>shoulders</example>
    public required BodyRegion Region { get; init; }

    /// <summary>One side of it; both when left out.</summary>
    public Side? Side { get; init; }

    /// <summary>How.</summary>
    /// <example>swedish</example>
    public required Technique Technique { get; init; }

    /// <summary>How firm, in steps from 1 (resting hands) to 5.</summary>
    /// <example>2</example>
    [Range(Domain.Sessions.Pressure.Lightest, Domain.Sessions.Pressure.Firmest)]
    public required int Pressure { get; init; }

    /// <summary>The product on the skin, one of those that the client agreed to for this region.</summary>
    [StringLength(PlainText.Line)]
    public string? Product { get; init; }

    internal TouchDone AsDone(string pointer = "") => new(BodySite.Of(Region, Side, pointer), Technique, Domain.Sessions.Pressure.Of(Pressure), PlainText.Optional(Product, $"{pointer}/product"));
}

using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// Take down how comfortable the client is and what was changed for it. Lighter pressure holds at once, as a new ceiling, whatever anybody else changes at that moment (I33); firmer
/// than agreed to needs a new consent. A position that the check leaves out is not taken: sent alone it is refused, and whatever else was said beside it is kept without it.
/// </summary>
[For(Role.MassageTherapist), Writes(InformationCategory.Bodywork)]
public sealed record AdjustTouch(ClientId ClientId, SessionId SessionId, AdjustTouchBody Body) : IRequest<Receipt>, INamesOneRecord, IIsAlwaysHeard, IHasBody<AdjustTouchBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, CheckInForce checks) : IRequestHandler<AdjustTouch, Receipt>
    {
        public async Task<Receipt> Handle(AdjustTouch request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            var touch = await db.TouchConsentOf(session.Id, cancellationToken) ?? throw new DomainException(new TouchNotConsented());

            var said = touch.Adjust(session, await Allowed(request.Body.AsCheck(), session, cancellationToken), by, record.Now);
            session.TouchChanged();
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(said.Id.Value, session.Revision);
        }

        // What the client says of pressure and comfort is kept, whatever the check says of the position.
        private async Task<ComfortCheck> Allowed(ComfortCheck check, Session session, CancellationToken ct)
        {
            if (check.Position is not { } position || !session.IsUnderWay || await checks.AgainstPosition(session, position, "/position", ct) is not { } refusal) return check;
            return check is { Pressure: null, Comfort: null, Temperature: null, Draping: null } ? throw new DomainException(refusal) : check with { Position = null };
        }
    }
}

/// <summary>How comfortable the client is; at least one thing is said, and nothing of why.</summary>
public sealed record AdjustTouchBody
{
    /// <summary>Where; left out for touch as a whole.</summary>
    public BodySiteBody? Site { get; init; }

    /// <summary>How comfortable, 0–10, 10 being wholly comfortable.</summary>
    /// <example>6</example>
    [Range(0, ComfortCheck.MostComfortable)]
    public int? Comfort { get; init; }

    /// <summary>What the client said of the pressure.</summary>
    /// <example>lighter</example>
    public PressureWish? Pressure { get; init; }

    /// <summary>No firmer than this from now on, 1–5, with <c>lighter</c>; one step lighter than agreed when left out.</summary>
    [Range(Domain.Sessions.Pressure.Lightest, Domain.Sessions.Pressure.Firmest)]
    public int? Ceiling { get; init; }

    /// <summary>What the client said of the warmth.</summary>
    public TemperatureWish? Temperature { get; init; }

    /// <summary>How they now lie, sit or stand.</summary>
    public BodyPosition? Position { get; init; }

    /// <summary>What now lies between; uncovering needs a new consent.</summary>
    public Draping? Draping { get; init; }

    internal ComfortCheck AsCheck() => new()
    {
        Site = Site?.AsSite("/site"),
        Comfort = Comfort,
        Pressure = Pressure,
        Ceiling = Ceiling is { } ceiling ? Domain.Sessions.Pressure.Of(ceiling) : null,
        Temperature = Temperature,
        Position = Position,
        Draping = Draping,
    };
}

using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>
/// Hold what is planned for a massage session against the client's health. It rests on everything in the record, and tells the therapist what to do and never more of why
/// than the client shares with them.
/// </summary>
[For(Role.MassageTherapist), Writes(InformationCategory.SafetyCues)]
public sealed record EvaluateContraindications(ClientId ClientId, SessionId SessionId, PlannedTouchBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<PlannedTouchBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, CheckInForce checks, IContraindicationBook book, OpenRecord record) : IRequestHandler<EvaluateContraindications, Receipt>
    {
        public async Task<Receipt> Handle(EvaluateContraindications request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            var plan = request.Body.AsPlan();
            foreach (var (i, site) in plan.Sites.Index()) record.Pack.MustAllow(site.Region, $"/sites/{i}/region");

            var evaluation = await checks.Evaluate(session, plan, cancellationToken);
            var version = evaluation.RulesVersion;
            var isApproved = await db.RuleSetApprovals.AnyAsync(approval => approval.RulesVersion == version, cancellationToken);
            var check = ContraindicationCheck.Keep(session, evaluation, isApproved, by, record.Now);
            db.ContraindicationChecks.Add(check);
            await db.SaveChangesAsync(cancellationToken);
            await book.Keep(ContraindicationFinding.Of(check, evaluation), cancellationToken);
            return new Receipt(check.Id.Value, check.Revision);
        }
    }
}

/// <summary>What is meant to be done.</summary>
public sealed record PlannedTouchBody
{
    /// <summary>How: techniques of the catalogue, at least one.</summary>
    /// <example>["swedish"]</example>
    [MaxLength(PlannedTouch.Most)]
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>Where, at least one place.</summary>
    [MaxLength(PlannedTouch.Most)]
    public required IReadOnlyList<BodySiteBody> Sites { get; init; }

    /// <summary>With which products of the catalogue, by code.</summary>
    /// <example>["jojoba-oil"]</example>
    [MaxLength(PlannedTouch.Most)]
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>In which positions; left out when that is open.</summary>
    /// <example>["seated"]</example>
    [MaxLength(PlannedTouch.Most)]
    public IReadOnlyList<BodyPosition> Positions { get; init; } = [];

    /// <summary>No firmer than this, in steps from 1 (resting hands) to 5.</summary>
    /// <example>2</example>
    [Range(Domain.Sessions.Pressure.Lightest, Domain.Sessions.Pressure.Firmest)]
    public required int Pressure { get; init; }

    internal PlannedTouch AsPlan() => new()
    {
        Techniques = Techniques,
        Sites = [.. Sites.Select((site, i) => site.AsSite($"/sites/{i}"))],
        Products = Products,
        Positions = Positions,
        Pressure = Pressure,
    };
}

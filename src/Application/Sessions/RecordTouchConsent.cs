using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// Record what the client agrees to by touch in this one session, after everything that the policy pack names was talked through (I30). In the middle of a session it adds to what was agreed.
/// </summary>
[For(Role.MassageTherapist), Writes(InformationCategory.Bodywork)]
public sealed record RecordTouchConsent(ClientId ClientId, SessionId SessionId, int ExpectedRevision, TouchConsentBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<TouchConsentBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<RecordTouchConsent, Receipt>
    {
        public async Task<Receipt> Handle(RecordTouchConsent request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            await db.MustBeTrained(caller, by, [.. request.Body.Regions.SelectMany((wish, i) => wish.Techniques.Select(technique => (technique, $"/regions/{i}/techniques")))], cancellationToken);
            var (wishes, rules) = (request.Body.AsWishes(), new TouchRules(record.Pack, clinic.Today(session.StartsAt), await PlanFrom(session, clinic, cancellationToken)));

            if (await db.TouchConsentOf(session.Id, cancellationToken) is { } touch) touch.GiveMore(session, request.Body.Discussed, wishes, by, rules, record.Now);
            else db.TouchConsents.Add(TouchConsent.Give(session, request.Body.Discussed, wishes, by, rules, record.Now));

            session.TouchChanged();
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }

        // Asked only where a written consent can hold for a plan. A plan that the therapist may not see lends its date to nothing.
        private async Task<DateOnly?> PlanFrom(Session session, Clinic clinic, CancellationToken ct)
        {
            if (session.PlanId is not { } plan || !record.Pack.WrittenConsentRegions.Any(rule => rule.HowOften == WrittenConsentFrequency.PerPlan)) return null;
            var drafted = await db.CarePlans.AsNoTracking().Where(p => p.Id == plan).Select(p => (DateTimeOffset?)p.DraftedAt).FirstOrDefaultAsync(ct);
            return drafted is { } at ? clinic.Today(at) : null;
        }
    }
}

/// <summary>What was talked through, and what the client agrees to.</summary>
public sealed record TouchConsentBody
{
    /// <summary>What was talked through: all that the policy pack names.</summary>
    /// <example>["natureOfTreatment", "benefits", "risksAndSideEffects", "alternatives", "consequencesOfNoTreatment", "rightToStopAnytime"]</example>
    [MaxLength(12)]
    public required IReadOnlyList<DiscussionElement> Discussed { get; init; }

    /// <summary>What the client agrees to, region by region. What is not named here is not touched.</summary>
    [MaxLength(50)]
    public required IReadOnlyList<TouchWishBody> Regions { get; init; }

    internal IReadOnlyList<TouchWish> AsWishes() =>
        [.. Regions.Select(wish => new TouchWish(wish.Region, wish.Techniques, Pressure.Of(wish.PressureCeiling), wish.WrittenConsentOn))];
}

/// <summary>What the client agrees to for one region.</summary>
public sealed record TouchWishBody
{
    /// <summary>Where.</summary>
    /// <example>shoulders</example>
    public required BodyRegion Region { get; init; }

    /// <summary>How; at least one.</summary>
    /// <example>["swedish"]</example>
    [MaxLength(20)]
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>No firmer than this, in steps from 1 (resting hands) to 5.</summary>
    /// <example>2</example>
    [Range(Pressure.Lightest, Pressure.Firmest)]
    public required int PressureCeiling { get; init; }

    /// <summary>The date on the client's written consent, where the policy pack asks for one: the session's own date, or one within the plan where a consent may hold for a plan (I31).</summary>
    public DateOnly? WrittenConsentOn { get; init; }
}

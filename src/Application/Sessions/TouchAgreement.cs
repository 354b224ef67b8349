using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Takes what a client agreed to by touch into the session that it is for, whether it is written down at the time or afterwards.</summary>
internal sealed class TouchAgreement(IClinicDb db, OpenRecord record, ICaller caller, ISigningFacts signing, ICareTasks tasks)
{
    /// <summary>Judges and keeps it; what is late is marked and raises a task (I33b).</summary>
    /// <param name="heldUntil">When the session really ended, where it was held already.</param>
    public async Task<TouchConsent> Take(Session session, TouchConsentBody said, Author by, DateTimeOffset? heldUntil, CancellationToken ct)
    {
        var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), ct);
        var rules = new TouchRules(record.Pack, clinic.Today(session.StartsAt), record.Today, await PlanFrom(session, clinic, ct));
        var talk = await Talk(session, said, heldUntil, ct);

        var touch = await db.TouchConsentOf(session.Id, ct);
        var wasLate = touch?.IsLate ?? false;
        if (touch is null) db.TouchConsents.Add(touch = TouchConsent.Give(session, said.Discussed, said.AsWishes(), by, rules, record.Now, talk));
        else touch.GiveMore(session, said.Discussed, said.AsWishes(), by, rules, record.Now, talk);

        if (touch.IsLate && !wasLate) await Raise(CareTaskKind.DocumentTouchConsent, session, ct);
        return touch;
    }

    // Of the client's birth nobody learns here but the rule of age (I29).
    private async Task<TouchTalk> Talk(Session session, TouchConsentBody said, DateTimeOffset? heldUntil, CancellationToken ct)
    {
        var facts = await signing.Of(session.ClientId, Recipient.Of(session.Discipline), null, ct);
        return new()
        {
            DiscussedAt = said.DiscussedAt?.ToUniversalTime(),
            HeldUntil = heldUntil?.ToUniversalTime(),
            ClientBornOn = facts.Age.BornOn,
            DecisionMaker = said.DecisionMakerId is { } maker ? await Decides(new SubstituteDecisionMakerId(maker), ct) : null,
            ClientAssents = said.ClientAssents,
            ClientUnderstands = said.ClientUnderstands,
        };
    }

    private async Task<DecisionMaker> Decides(SubstituteDecisionMakerId id, CancellationToken ct)
    {
        var maker = await db.SubstituteDecisionMakers.Require(m => m.Id == id, new AuthorityNotInForce { Pointer = "/decisionMakerId" }, ct);
        if (!maker.IsInForce(record.Now, record.Today)) throw new DomainException(new AuthorityNotInForce { Pointer = "/decisionMakerId" });
        return maker.Decides(record.Now, record.Today);
    }

    /// <summary>Raises a task about the session for who holds it and who leads the care (Rule CR-164; I33b).</summary>
    public async Task Raise(CareTaskKind kind, Session session, CancellationToken ct)
    {
        var now = record.Now;
        var leads = await db.CareTeam.AsNoTracking().Where(m => m.IsLead && m.JoinedAt <= now && (m.LeftAt == null || m.LeftAt > now)).Select(m => m.PractitionerId).ToListAsync(ct);
        await tasks.Raise([CareTask.Raise(session.ClinicId, session.ClientId, kind, session.Id.Value, session.Author, [session.PractitionerId, .. leads], now)], ct);
    }

    // Asked only where a written consent can hold for a plan. A plan that the therapist may not see lends its date to nothing.
    private async Task<DateOnly?> PlanFrom(Session session, Clinic clinic, CancellationToken ct)
    {
        if (session.PlanId is not { } plan || !record.Pack.WrittenConsentRegions.Any(rule => rule.HowOften == WrittenConsentFrequency.PerPlan)) return null;
        var drafted = await db.CarePlans.AsNoTracking().Where(p => p.Id == plan).Select(p => (DateTimeOffset?)p.DraftedAt).FirstOrDefaultAsync(ct);
        return drafted is { } at ? clinic.Today(at) : null;
    }
}

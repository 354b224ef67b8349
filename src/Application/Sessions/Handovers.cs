using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Sessions do not stay with somebody who may not hold them (Rule CR-158; I05).</summary>
internal static class Handovers
{
    /// <summary>After a practitioner's standing has changed and was saved: raises the tasks for what they, and those whom they alone supervise, may not hold any more.</summary>
    public static async Task RaiseFor(this IHandovers handovers, Practitioner practitioner, IClinicDb db, OpenRecord at, ICaller caller, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), ct);
        foreach (var discipline in Enum.GetValues<Discipline>())
        {
            if (practitioner.DeactivatedAt is null && practitioner.IsLicensed(discipline, clinic.Jurisdiction, at.Pack, at.Today)) continue;
            at.Raises(await handovers.Raise(practitioner.Id, discipline, at.Today, ct));
        }

        var today = at.Today;
        var supervisees = await db.Supervisions.AsNoTracking()
            .Where(s => s.SupervisorId == practitioner.Id && s.StartedOn <= today && (s.EndedOn == null || today < s.EndedOn)).Select(s => s.SuperviseeId).Distinct().ToListAsync(ct);
        foreach (var supervisee in supervisees) await handovers.RaiseForUnsupervised(supervisee, today, db, at, ct);
    }

    /// <summary>Raises the tasks of a qualifying psychotherapist whom nobody supervises from that day on (C1).</summary>
    public static async Task RaiseForUnsupervised(this IHandovers handovers, PractitionerId supervisee, DateOnly from, IClinicDb db, OpenRecord at, CancellationToken ct)
    {
        var standing = await db.StandingOf(new Author(supervisee.Value, Discipline.Psychotherapy), from, at.Pack, ct);
        if (standing is { IsQualifying: true, Supervisor: null }) at.Raises(await handovers.Raise(supervisee, Discipline.Psychotherapy, from, ct));
    }

    /// <summary>A session that was called off, stopped, missed or held needs no colleague any more.</summary>
    public static async Task SettleHandover(this IClinicDb db, Session session, Guid by, CareTaskOutcome outcome, DateTimeOffset now, CancellationToken ct)
    {
        var about = session.Id.Value;
        var waiting = await db.CareTasks.Where(t => t.ClientId == session.ClientId && t.Kind == CareTaskKind.HandOverSession && t.AboutId == about && t.Status == CareTaskStatus.Open).ToListAsync(ct);
        foreach (var task in waiting) task.Settle(by, outcome, now);
    }
}

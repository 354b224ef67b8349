using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Notes;

/// <summary>Whose word stands alone today, read from licences and supervisions when the act happens (C1).</summary>
internal static class Signing
{
    /// <summary>How the signer stands today in the discipline in which they act.</summary>
    public static async Task<SignerStanding> StandingOf(this IClinicDb db, Author signer, DateOnly today, PolicyPack pack, CancellationToken ct)
    {
        if (signer.Discipline != Discipline.Psychotherapy) return SignerStanding.Independent;

        var id = new PractitionerId(signer.PersonId);
        var who = await db.Practitioners.AsNoTracking().Require(p => p.Id == id, new PractitionerNotFound(), ct);
        var jurisdiction = await db.Clinics.Select(c => c.Jurisdiction).SingleAsync(ct);
        if (!who.NeedsSupervision(jurisdiction, pack, today)) return SignerStanding.Independent;

        return SignerStanding.Qualifying(await db.SupervisorsOf(id, today, jurisdiction, pack, ct) is [var supervisor, ..] ? supervisor : null);
    }

    /// <summary>Refuses a qualifying psychotherapist whom nobody supervises today, for what they may do only under supervision (Rule CR-154; C1). Whoever acts as a massage therapist alone is not asked.</summary>
    /// <exception cref="DomainException"><see cref="SupervisionMissing"/>.</exception>
    public static async Task MustBeSupervised(this IClinicDb db, OpenRecord record, CancellationToken ct)
    {
        foreach (var discipline in record.Reach.ActingDisciplines) (await db.StandingOf(record.AuthorIn(discipline), record.Today, record.Pack, ct)).MustBeSupervised();
    }

    /// <summary>True when the one may stand behind the other's work today: the supervision runs, and the supervisor works here and is registered (I47).</summary>
    public static async Task<bool> Supervises(this IClinicDb db, PractitionerId supervisor, PractitionerId supervisee, DateOnly today, PolicyPack pack, CancellationToken ct) =>
        (await db.SupervisorsOf(supervisee, today, await db.Clinics.Select(c => c.Jurisdiction).SingleAsync(ct), pack, ct)).Contains(supervisor);

    // The latest supervision first.
    private static async Task<List<PractitionerId>> SupervisorsOf(this IClinicDb db, PractitionerId supervisee, DateOnly today, string jurisdiction, PolicyPack pack, CancellationToken ct)
    {
        var running = await db.Supervisions.AsNoTracking()
            .Where(s => s.SuperviseeId == supervisee && s.StartedOn <= today && (s.EndedOn == null || today < s.EndedOn))
            .OrderByDescending(s => s.StartedOn).Select(s => s.SupervisorId).ToListAsync(ct);
        var people = await db.Practitioners.AsNoTracking().Where(p => running.Contains(p.Id) && p.DeactivatedAt == null).ToListAsync(ct);
        return [.. running.Where(id => people.Exists(p => p.Id == id && p.IsRegistered(Discipline.Psychotherapy, jurisdiction, pack, today)))];
    }
}

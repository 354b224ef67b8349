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
    public static async Task<SignerStanding> StandingOf(this IClinicDb db, Author signer, DateOnly today, PolicyPack pack, CancellationToken ct) =>
        await db.SupervisionOf(signer, today, pack, ct) is (var isQualifying, var supervision) && isQualifying ? SignerStanding.Qualifying(supervision?.SupervisorId) : SignerStanding.Independent;

    /// <summary>How the author of a note stands when they sign it: whether the supervision asks for a co-signature of this very note (Rule CR-193).</summary>
    public static async Task<SignerStanding> StandingToSign(this IClinicDb db, IRiskSigns risk, SessionNote note, Author signer, DateOnly today, PolicyPack pack, CancellationToken ct)
    {
        var (isQualifying, supervision) = await db.SupervisionOf(signer, today, pack, ct);
        if (!isQualifying) return SignerStanding.Independent;
        if (supervision is null) return SignerStanding.Qualifying(null);

        var earlier = await db.Notes.Where(n => n.ClientId == note.ClientId && n.Author.PersonId == signer.PersonId && n.SessionId != note.SessionId && n.Status != NoteStatus.Draft && n.Status != NoteStatus.EnteredInError)
            .Select(n => n.SessionId).Distinct().CountAsync(ct);

        // What once asked for the supervisor asks again: a new version is no way around them.
        var asked = note.AmendsId is not null && await db.Notes.AnyAsync(n => n.OriginalId == note.OriginalId && n.Version < note.Version && (n.IsRiskFlagged || n.CoSignedAt != null || n.Status == NoteStatus.Returned || n.Status == NoteStatus.AwaitingCoSignature), ct);
        var isAtRisk = asked || note.IsRiskFlagged || await risk.AreOpen(note.ClientId, ct);
        return SignerStanding.Qualifying(supervision.SupervisorId, supervision.CoSign.Asks(note.SessionId.Value, supervision.Id.Value, earlier, isAtRisk));
    }

    /// <summary>Refuses a qualifying psychotherapist whom nobody supervises today, for what they may do only under supervision (Rule CR-154; C1). Whoever acts as a massage therapist alone is not asked.</summary>
    /// <exception cref="DomainException"><see cref="SupervisionMissing"/>.</exception>
    public static async Task MustBeSupervised(this IClinicDb db, OpenRecord record, CancellationToken ct)
    {
        foreach (var discipline in record.Reach.ActingDisciplines) (await db.StandingOf(record.AuthorIn(discipline), record.Today, record.Pack, ct)).MustBeSupervised();
    }

    /// <summary>Who may stand behind somebody's work today: the supervision runs, and the supervisor works here and is registered (I47).</summary>
    public static async Task<IReadOnlyCollection<PractitionerId>> SupervisorsOf(this IClinicDb db, Author author, DateOnly today, PolicyPack pack, CancellationToken ct) =>
        [.. (await db.SupervisionsOf(new(author.PersonId), today, await db.Clinics.Select(c => c.Jurisdiction).SingleAsync(ct), pack, ct)).Select(s => s.SupervisorId)];

    /// <summary>Every version before gives way once the next one is final: one that stood, and those that were given back on the way.</summary>
    public static async Task GiveWayTo(this IClinicDb db, SessionNote next, DateTimeOffset now, CancellationToken ct)
    {
        if (next.AmendsId is null) return;
        var line = await db.Notes.Where(n => n.OriginalId == next.OriginalId && n.Version < next.Version
            && (n.Status == NoteStatus.Signed || n.Status == NoteStatus.Returned || n.Status == NoteStatus.AwaitingCoSignature)).ToListAsync(ct);
        if (line.Count == 0) throw new DomainException(new NoteNotAmendable(next.Status));
        foreach (var before in line) before.GiveWayTo(next, now);
    }

    /// <summary>Refuses a signature, an addendum or a withdrawal of a note long after the sign-in, where the clinic asks for a fresh one (Rule CR-196; I43).</summary>
    /// <exception cref="DomainException"><see cref="SignatureNeedsFreshSignIn"/>.</exception>
    public static async Task MustBeFreshlySignedIn(this IClinicDb db, ICaller caller, DateTimeOffset now, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == caller.ClinicId, ct);
        if (!clinic.TakesSignature(caller.SignedInAt, now)) throw new DomainException(new SignatureNeedsFreshSignIn(clinic.FreshSignInMinutes ?? 0));
    }

    private static async Task<(bool IsQualifying, Supervision? By)> SupervisionOf(this IClinicDb db, Author signer, DateOnly today, PolicyPack pack, CancellationToken ct)
    {
        if (signer.Discipline != Discipline.Psychotherapy) return (false, null);

        var id = new PractitionerId(signer.PersonId);
        var who = await db.Practitioners.AsNoTracking().Require(p => p.Id == id, new PractitionerNotFound(), ct);
        var jurisdiction = await db.Clinics.Select(c => c.Jurisdiction).SingleAsync(ct);
        if (!who.NeedsSupervision(jurisdiction, pack, today)) return (false, null);

        return (true, await db.SupervisionsOf(id, today, jurisdiction, pack, ct) is [var latest, ..] ? latest : null);
    }

    // The latest supervision first.
    private static async Task<List<Supervision>> SupervisionsOf(this IClinicDb db, PractitionerId supervisee, DateOnly today, string jurisdiction, PolicyPack pack, CancellationToken ct)
    {
        var running = await db.Supervisions.AsNoTracking()
            .Where(s => s.SuperviseeId == supervisee && s.StartedOn <= today && (s.EndedOn == null || today < s.EndedOn))
            .OrderByDescending(s => s.StartedOn).ToListAsync(ct);
        var supervisors = running.Select(s => s.SupervisorId).ToList();
        var people = await db.Practitioners.AsNoTracking().Where(p => supervisors.Contains(p.Id) && p.DeactivatedAt == null).ToListAsync(ct);
        return [.. running.Where(s => people.Exists(p => p.Id == s.SupervisorId && p.IsRegistered(Discipline.Psychotherapy, jurisdiction, pack, today)))];
    }
}

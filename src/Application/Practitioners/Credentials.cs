using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>The clinic's own question beyond the licence: has whoever plans or does this shown that they learned it (Rule CR-157; S7)?</summary>
internal static class Credentials
{
    /// <summary>Refuses techniques for which the clinic asks for a credential that the author has not shown. Clinics that ask for none cost one question.</summary>
    /// <param name="techniques">Each with its place in the request.</param>
    /// <exception cref="DomainException"><see cref="CredentialMissing"/>.</exception>
    public static async Task MustBeTrained(this IClinicDb db, ICaller caller, Author by, IReadOnlyCollection<(Technique Technique, string Pointer)> techniques, CancellationToken ct)
    {
        if (techniques.Count == 0) return;
        var clinic = await db.Clinics.AsNoTracking().Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), ct);
        if (clinic.CredentialRequiredFor.Count == 0) return;

        var id = new PractitionerId(by.PersonId);
        var who = await db.Practitioners.AsNoTracking().Include(p => p.Credentials).Require(p => p.Id == id, new PractitionerNotFound(), ct);
        foreach (var (technique, pointer) in techniques) who.MustBeTrainedIn(technique, clinic, pointer);
    }
}

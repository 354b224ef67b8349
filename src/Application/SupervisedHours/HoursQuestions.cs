using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.SupervisedHours;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.SupervisedHours;

/// <summary>What the use cases of the hours ledger ask again and again.</summary>
internal static class HoursQuestions
{
    /// <summary>The supervision, for the two whom it joins and nobody else.</summary>
    /// <exception cref="DomainException"><see cref="SupervisionNotFound"/> to everybody else.</exception>
    public static Task<Supervision> RequireOwnSupervision(this IClinicDb db, SupervisionId id, ICaller caller, CancellationToken ct)
    {
        var me = caller.PractitionerId;
        return db.Supervisions.AsNoTracking().Require(s => s.Id == id && me != null && (s.SupervisorId == me || s.SuperviseeId == me), new SupervisionNotFound(), ct);
    }

    /// <summary>The number of the last line of a supervision's ledger; 0 when it is empty.</summary>
    public static async Task<int> LastNumber(this IClinicDb db, SupervisionId supervision, CancellationToken ct) =>
        await db.Hours.Where(h => h.SupervisionId == supervision).MaxAsync(h => (int?)h.Number, ct) ?? 0;

    /// <summary>What the supervisee's register asks for; <c>null</c> when it is not known.</summary>
    public static async Task<HoursRequirement?> RequirementOf(this IClinicDb db, PractitionerId supervisee, CancellationToken ct)
    {
        var who = await db.Practitioners.AsNoTracking().Require(p => p.Id == supervisee, new PractitionerNotFound(), ct);
        return who.Licences.Where(licence => licence.Discipline == Discipline.Psychotherapy)
            .OrderByDescending(licence => licence.Class == RegistrationClass.Qualifying).ThenByDescending(licence => licence.ValidUntil)
            .Select(licence => HoursRequirements.Find(licence.Jurisdiction, licence.Register)).FirstOrDefault(requirement => requirement is not null);
    }
}

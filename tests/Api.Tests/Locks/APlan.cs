using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>A shared plan of Maya's that both disciplines stand behind, put there by the owner.</summary>
internal static class APlan
{
    public static async Task<Guid> HasAPlan(this RunningClinic api, ClinicAtWork at, int goals = 1, Caller? client = null, string said = "Sleep and shoulders")
    {
        var now = api.Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (ruth, tomas) = (new Author(at.Ruth.PractitionerId!.Value, Discipline.Psychotherapy), new Author(at.Tomas.PractitionerId!.Value, Discipline.MassageTherapy));
        var plan = CarePlan.Draft(at.Id, new ClientId((client ?? at.Maya).ClientId!.Value), said, today.AddDays(90), new PractitionerId(ruth.PersonId), ruth, today, now);
        var wanted = Enumerable.Range(1, goals).Select(n => plan.AddGoal($"{said} {n}", GoalCategory.Sleep, null, new PractitionerId(ruth.PersonId), today).Id).ToList();
        var weekly = Frequency.Of(1, FrequencyPeriod.Week);
        for (var n = 0; n < goals; n++)
        {
            plan.AddIntervention(InterventionTerms.Psychotherapy(Modality.Cbt, weekly, [wanted[n]], said), ruth);
            plan.AddIntervention(InterventionTerms.Massage(PolicyPackShelf.Shipped.Find("CA-ON", "2026-11-01")!, Technique.Swedish, [BodyRegion.Shoulders], Pressure.Of(2), weekly, [wanted[n]], said), tomas);
        }

        plan.Approve(ruth, plan.Version, now);
        plan.Approve(tomas, plan.Version, now);
        plan.Agree(AgreementMethod.InPerson, plan.Version, ruth, now);
        plan.Activate(TouchTeamReadiness.Of([new(new PractitionerId(tomas.PersonId), MaySeeCarePlan: true, MaySeeSafetyCues: true)]), today, now);
        await api.Given(plan);
        return plan.Id.Value;
    }
}

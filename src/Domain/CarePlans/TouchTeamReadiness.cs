using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>What one massage therapist of the care team may see of this client now, by the disclosure policy's decisions.</summary>
/// <param name="PractitionerId">Who.</param>
/// <param name="MaySeeCarePlan">The decision on the care plan.</param>
/// <param name="MaySeeSafetyCues">The decision on the safety cues.</param>
public sealed record MassageTherapistSight(PractitionerId PractitionerId, bool MaySeeCarePlan, bool MaySeeSafetyCues);

/// <summary>Whether touch can be safe: every massage therapist on the care team knows the plan and what keeps this client safe.</summary>
/// <remarks>Consent is not the plan's to judge: whoever activates a plan asks the disclosure policy for each massage therapist and hands the answers in.</remarks>
public sealed record TouchTeamReadiness
{
    private TouchTeamReadiness(bool hasMassageTherapist, bool allMaySee) => (HasMassageTherapist, AllMaySee) = (hasMassageTherapist, allMaySee);

    /// <summary>True when a massage therapist is on the team.</summary>
    public bool HasMassageTherapist { get; }

    /// <summary>True when each of them may see both the plan and the safety cues.</summary>
    public bool AllMaySee { get; }

    /// <summary>Takes the decisions for every massage therapist who is an active member of the client's care team.</summary>
    public static TouchTeamReadiness Of(IReadOnlyCollection<MassageTherapistSight> team) => new(team.Count > 0, team.All(t => t is { MaySeeCarePlan: true, MaySeeSafetyCues: true }));
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.SupervisedHours;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence;

/// <summary>What a rule that only the database can keep under concurrency means in the clinic, by the constraint's name.</summary>
internal static class ConstraintErrors
{
    private static readonly Dictionary<string, Func<DomainError>> ByConstraint = new(StringComparer.Ordinal)
    {
        ["ux_care_team_members_once"] = () => new AlreadyOnCareTeam(),
        ["ux_consent_directives_successor"] = () => new DirectiveReplaced { Pointer = "/supersedes" },
        ["ux_care_tasks_open"] = () => new CareTaskRaised(),
        ["pk_receipts"] = () => new IdempotentCallInProgress(),
        ["ex_sessions_practitioner"] = () => new PractitionerBooked(),
        ["ex_sessions_client"] = () => new SessionTimeTaken(),
        ["ex_sessions_room"] = () => new RoomBooked(),
        ["ux_touch_consents_session"] = () => new RequestStale(null),
        ["ux_touch_events_number"] = () => new RequestStale(null),
        ["ux_session_courses_session"] = () => new RequestStale(null),
        ["ux_offered_choices_number"] = () => new RequestStale(null),
        ["ux_outcome_measurements_once"] = () => new AlreadyMeasured(),
        ["ex_emergency_accesses_open"] = () => new EmergencyAlreadyOpen(),
        ["ux_plan_messages_corrects"] = () => new MessageCorrectedBefore(),
        ["ux_message_readings_once"] = () => new RequestStale(null),
        ["ux_hours_entries_number"] = () => new RequestStale(null),
        ["ux_hours_entries_reverses"] = () => new HoursReversedBefore(),
        ["ux_plan_changes_revision"] = () => new RequestStale(null),
        ["pk_touch_safety_profiles"] = () => new RequestStale(null),
        ["ux_rule_set_approvals_version"] = () => new RulesApproved(),
        ["ux_session_notes_amends"] = () => new NoteAmendmentBegun(),
        ["ex_absences_practitioner"] = () => new AbsenceOverlaps { Pointer = "/from" },
        ["ux_signal_escalations_clock"] = () => new RequestStale(null),
        ["pk_signal_escalations"] = () => new RequestStale(null),
        ["ux_clinic_language_rules_term"] = () => new LanguageRuleKnown { Pointer = "/term" },
    };

    /// <summary>The refusal, or <c>null</c> when the failure is not a rule of care.</summary>
    public static DomainError? For(PostgresException failure) => failure.SqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => new RequestStale(null),
        _ => failure.ConstraintName is { } name && ByConstraint.TryGetValue(name, out var error) ? error() : null,
    };
}

using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using IntegrativeCare.Domain.Retention;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.SupervisedHours;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application;

/// <summary>The clinic's aggregates as far as this request may see them: filtered by clinic and by what the gate has opened.</summary>
public interface IClinicDb
{
    /// <summary>The clinic itself.</summary>
    DbSet<Clinic> Clinics { get; }

    /// <summary>By whose rules the clinic chose to work.</summary>
    DbSet<PolicyPackActivation> PolicyPackActivations { get; }

    /// <summary>Who works in the clinic.</summary>
    DbSet<Practitioner> Practitioners { get; }

    /// <summary>Who supervises whom.</summary>
    DbSet<Supervision> Supervisions { get; }

    /// <summary>Clients.</summary>
    DbSet<Client> Clients { get; }

    /// <summary>Touch safety profiles.</summary>
    DbSet<TouchSafetyProfile> TouchSafetyProfiles { get; }

    /// <summary>Memberships of care teams.</summary>
    DbSet<CareTeamMember> CareTeam { get; }

    /// <summary>Consent directives.</summary>
    DbSet<ConsentDirective> Directives { get; }

    /// <summary>Consent requests.</summary>
    DbSet<ConsentRequest> ConsentRequests { get; }

    /// <summary>Who may decide for clients.</summary>
    DbSet<SubstituteDecisionMaker> SubstituteDecisionMakers { get; }

    /// <summary>Organizations that directives may name.</summary>
    DbSet<PartnerOrganization> PartnerOrganizations { get; }

    /// <summary>Emergency accesses.</summary>
    DbSet<EmergencyAccess> EmergencyAccesses { get; }

    /// <summary>What was disclosed outside the product.</summary>
    DbSet<OutsideDisclosure> OutsideDisclosures { get; }

    /// <summary>Agencies' requests for silence in the accounting.</summary>
    DbSet<AccountingSuspension> AccountingSuspensions { get; }

    /// <summary>Shared care plans.</summary>
    DbSet<CarePlan> CarePlans { get; }

    /// <summary>What was proposed for care plans.</summary>
    DbSet<Proposal> Proposals { get; }

    /// <summary>What clients report on their self-care.</summary>
    DbSet<SelfCareReport> SelfCareReports { get; }
    /// <summary>Messages on care plans.</summary>
    DbSet<PlanMessage> Messages { get; }

    /// <summary>Handoffs between the disciplines.</summary>
    DbSet<Handoff> Handoffs { get; }

    /// <summary>The hours of who is on the way to full registration; each seen by supervisee and supervisor alone.</summary>
    DbSet<HoursEntry> Hours { get; }

    /// <summary>Sessions of both disciplines.</summary>
    DbSet<Session> Sessions { get; }

    /// <summary>Touch consents of massage sessions, with the regions worked.</summary>
    DbSet<TouchConsent> TouchConsents { get; }

    /// <summary>How sessions went: pauses, choices, how the client left.</summary>
    DbSet<SessionCourse> SessionCourses { get; }

    /// <summary>Signed consultation documents.</summary>
    DbSet<ConsultationRecord> ConsultationRecords { get; }

    /// <summary>Session notes of both disciplines.</summary>
    DbSet<SessionNote> Notes { get; }

    /// <summary>The sections of signed notes, each with its own kind of information.</summary>
    DbSet<SignedSection> NoteSections { get; }
    /// <summary>Psychotherapists' process notes, apart from the record.</summary>
    DbSet<ProcessNote> ProcessNotes { get; }

    /// <summary>What the disciplines tell each other.</summary>
    DbSet<BridgeSummary> BridgeSummaries { get; }

    /// <summary>Outcome measurements.</summary>
    DbSet<OutcomeMeasurement> Measurements { get; }

    /// <summary>The clinic's permissions to use instruments.</summary>
    DbSet<InstrumentLicence> InstrumentLicences { get; }

    /// <summary>Which measures are agreed, how often.</summary>
    DbSet<OutcomeSchedule> OutcomeSchedules { get; }

    /// <summary>What massage left behind.</summary>
    DbSet<AdverseEvent> AdverseEvents { get; }

    /// <summary>Safety signals.</summary>
    DbSet<SafetySignal> SafetySignals { get; }

    /// <summary>How each clinic sees to safety signals.</summary>
    DbSet<SafetySettings> SafetySettings { get; }

    /// <summary>When practitioners are away, and who covers.</summary>
    DbSet<Absence> Absences { get; }

    /// <summary>What somebody has to see to.</summary>
    DbSet<CareTask> CareTasks { get; }

    /// <summary>Limits in time on a discipline's work.</summary>
    DbSet<Hold> Holds { get; }

    /// <summary>Why holds were placed, apart from them.</summary>
    DbSet<HoldReason> HoldReasons { get; }

    /// <summary>The clinic's own massage products.</summary>
    DbSet<MassageProduct> MassageProducts { get; }

    /// <summary>Which versions of the contraindication rules the clinic approved.</summary>
    DbSet<RuleSetApproval> RuleSetApprovals { get; }

    /// <summary>By which thresholds the clinic judges change.</summary>
    DbSet<ThresholdChoices> ThresholdChoices { get; }

    /// <summary>What was said about clients' health.</summary>
    DbSet<HealthScreening> HealthScreenings { get; }

    /// <summary>Written medical clearances.</summary>
    DbSet<Clearance> Clearances { get; }

    /// <summary>Checks of massage sessions.</summary>
    DbSet<ContraindicationCheck> ContraindicationChecks { get; }

    /// <summary>Why the limits of a check stand.</summary>
    DbSet<ContraindicationFinding> ContraindicationFindings { get; }

    /// <summary>The clinic's own rules on words in notes.</summary>
    DbSet<ClinicLanguageRule> LanguageRules { get; }

    /// <summary>Wordings that authors keep against advice.</summary>
    DbSet<KeptWording> KeptWordings { get; }

    /// <summary>Duties to keep records whatever their age.</summary>
    DbSet<LegalHold> LegalHolds { get; }

    /// <summary>Wishes that records be erased, and their answers.</summary>
    DbSet<ErasureRequest> ErasureRequests { get; }

    /// <summary>Destructions of records whose clock has run out.</summary>
    DbSet<DestructionRun> DestructionRuns { get; }

    /// <summary>Writes what was changed; it is kept when the gate commits.</summary>
    Task<int> SaveChangesAsync(CancellationToken ct);
}

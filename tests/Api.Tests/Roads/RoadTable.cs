using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Api.Tests.Roads;

/// <summary>How a reading operation is held to the decision.</summary>
internal abstract record Road
{
    /// <summary>It tells nothing of any client.</summary>
    public sealed record Elsewhere : Road;

    /// <summary>One record by its id, the last part of the address.</summary>
    public sealed record One(RecordKind Kind) : Road;

    /// <summary>A list of records, newest first, with a narrower list for each filter of its own.</summary>
    public sealed record Many(RecordKind Kind, params Filter[] Filters) : Road
    {
        /// <summary>True for a list of what is due, which begins with what waits longest.</summary>
        public bool IsEarliestFirst { get; init; }
    }

    /// <summary>What stands in one record and is seen exactly when that record is, at an address below its own.</summary>
    public sealed record PartsOf(RecordKind Kind, string Place, params string[] Filters) : Road
    {
        /// <summary>What is answered where the record is seen.</summary>
        public string WhereSeen { get; init; } = "200";
    }

    /// <summary>Every signed note with its text, oldest first, as JSON and as a page.</summary>
    public sealed record Chart(params Filter[] Filters) : Road;

    /// <summary>Every measurement as a point of its series, oldest first, as JSON or drawn.</summary>
    public sealed record Trends(bool IsDrawn) : Road;

    /// <summary>One handoff by its id, seen exactly when its plan is.</summary>
    public sealed record HandoffOf(string Place) : Road;

    /// <summary>What is one of a kind for the client and stands under the client's own address.</summary>
    public sealed record Only(RecordKind Kind) : Road;

    /// <summary>The client as a whole, with the kinds of information that are withheld.</summary>
    public sealed record Whole : Road;

    /// <summary>The clients of whom the reader may know.</summary>
    public sealed record Caseload : Road;

    /// <summary>Records of one kind across clients, newest first, as far as they concern the reader.</summary>
    public sealed record Across(RecordKind Kind, Func<Entry, Asker, bool> Concerns, params Filter[] Filters) : Road
    {
        /// <summary>True for a diary, which begins with what comes first.</summary>
        public bool IsEarliestFirst { get; init; }
    }

    /// <summary>Notes across clients of whom the reader supervises, for that purpose alone: as a queue, or counted.</summary>
    public sealed record Supervision(string? Period = null) : Road;

    /// <summary>Record by record, what another would see.</summary>
    public sealed record Preview : Road;

    /// <summary>What is no record of care but tells who may see it: who has a standing reads it, by a rule of its own that another test holds. Here: nobody else, HEAD and pages alike.</summary>
    public sealed record AboutAccess(string HeldBy) : Road;

    /// <summary>One thing of such a list, by its id.</summary>
    public sealed record OneAboutAccess(string ListedBy) : Road;
}

/// <summary>A filter of a list and the records that it leaves.</summary>
/// <param name="Query">The query, where <c>{session}</c> stands for a session's id.</param>
/// <param name="Keeps">Whether it leaves a record; the second is that session.</param>
internal sealed record Filter(string Query, Func<Entry, Guid, bool> Keeps)
{
    public string Name => Query.Split('=')[0];
}

/// <summary>
/// Every reading operation of the API and how it is held to the decision. An operation that is not here fails the tests of every road: add a line, and the
/// record that it shows to <see cref="FullRecord"/> if it is a new kind.
/// </summary>
internal static class RoadTable
{
    // Every note of the full record is of free form and has one section under a heading of its author's own.
    private static readonly Filter[] NoteFilters =
    [
        new("discipline=psychotherapy", (entry, _) => entry.Author.Discipline == Discipline.Psychotherapy),
        new("discipline=massageTherapy", (entry, _) => entry.Author.Discipline == Discipline.MassageTherapy),
        new("sessionId={session}", (entry, session) => entry.Session == session),
        new("authorId=0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01", (_, _) => false),
        new("format=freeForm", (_, _) => true),
        new("format=soap", (_, _) => false),
        new("from=2026-03-02T00:00:00Z", (entry, _) => entry.At >= new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)),
        new("to=2026-03-02T00:00:00Z", (entry, _) => entry.At < new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)),
        new("section=data", (_, _) => false),
        new("category=bodywork", (entry, _) => !entry.IsDraft && entry.Category == InformationCategory.Bodywork),
        new("category=traumaHistory", (entry, _) => !entry.IsDraft && entry.Category == InformationCategory.TraumaHistory),
    ];

    // What a psychotherapist asks in the room, and what the client answers at home.
    private static readonly Filter[] AskedOfFilters =
    [
        new("askedOf=staff", (entry, _) => entry.Instrument is "gad7" or "sleepquality"),
        new("askedOf=client", (entry, _) => entry.Instrument is "gad2" or "bodyease"),
    ];

    public static IReadOnlyDictionary<string, Road> All { get; } = new Dictionary<string, Road>(StringComparer.Ordinal)
    {
        ["GetMe"] = new Road.Elsewhere(),
        ["GetClinic"] = new Road.Elsewhere(),
        ["ListInstruments"] = new Road.Elsewhere(),
        ["GetInstrument"] = new Road.Elsewhere(),
        ["ListInstrumentLicences"] = new Road.Elsewhere(),
        ["GetOutcomeThresholds"] = new Road.Elsewhere(),
        ["GetSafetySettings"] = new Road.Elsewhere(),
        ["GetCrisisContacts"] = new Road.Elsewhere(),
        ["ListAbsences"] = new Road.Elsewhere(),
        ["ListMySafetySignals"] = new Road.AboutAccess("Answering_for_safety_signals.Lists_across_clients_what_is_overdue_first_and_each_client_by_itself"),
        ["ListPractitioners"] = new Road.Elsewhere(),
        ["GetPractitioner"] = new Road.Elsewhere(),
        ["ListMyLicences"] = new Road.Elsewhere(),
        ["ListSupervisions"] = new Road.Elsewhere(),
        ["GetSupervision"] = new Road.Elsewhere(),
        ["ListHours"] = new Road.Elsewhere(),
        ["GetHoursSummary"] = new Road.Elsewhere(),
        ["GetMyHours"] = new Road.Elsewhere(),
        ["ListBodyRegions"] = new Road.Elsewhere(),
        ["ListMassageTechniques"] = new Road.Elsewhere(),
        ["ListMassageProducts"] = new Road.Elsewhere(),
        ["GetMassageProduct"] = new Road.Elsewhere(),
        ["GetContraindicationRules"] = new Road.Elsewhere(),
        ["GetLanguagePack"] = new Road.Elsewhere(),
        ["ListLanguageRules"] = new Road.Elsewhere(),
        ["ListLanguageCounts"] = new Road.Elsewhere(),
        // Counts of groups of eleven or more, of which Reckoning_what_is_suppressed holds that nothing smaller can be reckoned from them.
        ["GetClinicOutcomes"] = new Road.Elsewhere(),
        ["ListPolicyPacks"] = new Road.Elsewhere(),
        ["GetPolicyPack"] = new Road.Elsewhere(),
        ["ListPolicyPackActivations"] = new Road.Elsewhere(),
        ["ListPartnerOrganizations"] = new Road.Elsewhere(),

        ["GetClient"] = new Road.Whole(),
        ["FindClients"] = new Road.Caseload(),
        ["GetTouchSafetyProfile"] = new Road.Only(RecordKind.TouchProfile),
        ["GetCarePlan"] = new Road.One(RecordKind.Plan),
        ["ListCarePlans"] = new Road.Many(RecordKind.Plan),
        ["ListProposals"] = new Road.PartsOf(RecordKind.Plan, "planId", "open"),
        ["ListPracticeReports"] = new Road.PartsOf(RecordKind.Plan, "planId"),
        ["ListPlanReviews"] = new Road.PartsOf(RecordKind.Plan, "planId"),
        ["ListPlanChanges"] = new Road.PartsOf(RecordKind.Plan, "planId"),
        ["ListAffectedCare"] = new Road.PartsOf(RecordKind.Plan, "planId", "goalId", "interventionId"),
        ["ListMyPlanReviews"] = new Road.AboutAccess("Looking_back_at_a_plan.Lists_what_is_due_across_clients_each_decided_by_itself"),
        ["ListMessages"] = new Road.PartsOf(RecordKind.Plan, "planId", "unread"),
        ["ListHandoffs"] = new Road.PartsOf(RecordKind.Plan, "planId", "open"),
        ["GetHandoff"] = new Road.HandoffOf("planId"),
        ["ListMyHandoffs"] = new Road.AboutAccess("Handing_over_to_the_other_discipline.Lists_across_clients_what_is_mine_and_decides_each_client_by_itself"),
        ["GetSession"] = new Road.One(RecordKind.Session),
        ["ListSessions"] = new Road.Many(RecordKind.Session,
            new("discipline=psychotherapy", (entry, _) => entry.Author.Discipline == Discipline.Psychotherapy),
            new("discipline=massageTherapy", (entry, _) => entry.Author.Discipline == Discipline.MassageTherapy),
            new("status=planned", (_, _) => true),
            new("status=completed", (_, _) => false),
            new("from=2026-03-05T00:00:00Z", (entry, _) => entry.At >= new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero)),
            new("to=2026-03-05T00:00:00Z", (entry, _) => entry.At < new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero))),
        ["GetNote"] = new Road.One(RecordKind.Note),
        ["ListNotes"] = new Road.Many(RecordKind.Note, [.. NoteFilters, new("status=draft", (entry, _) => entry.IsDraft)]),
        ["ListNoteVersions"] = new Road.PartsOf(RecordKind.Note, "noteId"),
        ["GetNoteDifferences"] = new Road.PartsOf(RecordKind.Note, "noteId", "against") { WhereSeen = "422 note.no_earlier_version" },
        ["GetChart"] = new Road.Chart([.. NoteFilters, new("status=draft", (_, _) => false)]),
        ["ListMyCoSignatures"] = new Road.Supervision(),
        ["GetSupervisionReport"] = new Road.Supervision("?from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z"),
        ["GetProcessNote"] = new Road.One(RecordKind.ProcessNote),
        ["ListProcessNotes"] = new Road.Many(RecordKind.ProcessNote),
        ["GetBridgeSummary"] = new Road.One(RecordKind.Bridge),
        ["ListBridgeSummaries"] = new Road.Many(RecordKind.Bridge,
            new("audience=massageTherapy", (entry, _) => entry.Author.Discipline == Discipline.Psychotherapy),
            new("audience=psychotherapy", (entry, _) => entry.Author.Discipline == Discipline.MassageTherapy),
            new("current=true", (_, _) => true),
            new("current=false", (_, _) => false)),
        ["ListOutcomeMeasurements"] = new Road.Many(RecordKind.Outcome,
            new("instrument=phq9", (entry, _) => entry.Instrument == "phq9"),
            new("instrument=nprs", (entry, _) => entry.Instrument == "nprs"),
            new("counting=true", (_, _) => true),
            new("counting=false", (_, _) => false),
            new("sessionId={session}", (_, _) => false)),
        ["GetOutcomeMeasurement"] = new Road.One(RecordKind.Outcome),
        ["ListOutcomeSchedules"] = new Road.Many(RecordKind.Schedule, new("underWay=true", (_, _) => true), new("underWay=false", (_, _) => false)),
        ["ListOutcomesDue"] = new Road.Many(RecordKind.Schedule, AskedOfFilters) { IsEarliestFirst = true },
        ["ListMyOutcomesDue"] = new Road.Across(RecordKind.Schedule, (_, _) => true, AskedOfFilters) { IsEarliestFirst = true },
        ["ListAdverseEvents"] = new Road.Many(RecordKind.Effect, new("open=true", (entry, _) => !entry.IsClosed), new("open=false", (entry, _) => entry.IsClosed)),
        ["GetOutcomeTrends"] = new Road.Trends(IsDrawn: false),
        ["DrawOutcomeTrends"] = new Road.Trends(IsDrawn: true),
        ["ListSafetySignals"] = new Road.Many(RecordKind.Signal, new("open=true", (_, _) => true), new("open=false", (_, _) => false)),

        ["ListHolds"] = new Road.Many(RecordKind.Hold, new("inForce=true", (_, _) => true), new("inForce=false", (_, _) => false)),
        ["ListConsultations"] = new Road.Many(RecordKind.Consultation),
        ["ListMySessions"] = new Road.Across(RecordKind.Session, (entry, asker) => asker.Name == "Ada" || entry.Author.PersonId == asker.PersonId,
            new("unresolved=true", (_, _) => false),
            new("from=2026-03-05T00:00:00Z", (entry, _) => entry.At >= new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero)),
            new("to=2026-03-05T00:00:00Z", (entry, _) => entry.At < new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero)))
        { IsEarliestFirst = true },

        // Nobody in the full record was asked to come back; Reading_a_diary holds who is listed to whom.
        ["ListDueAgain"] = new Road.Across(RecordKind.Session, (_, _) => false),
        ["ListCareTasks"] = new Road.Many(RecordKind.Task, new("status=open", (_, _) => true), new("status=done", (_, _) => false)),
        ["ListMyCareTasks"] = new Road.Across(RecordKind.Task, (entry, asker) => asker.Name == "Ada" ? entry.Category == InformationCategory.Scheduling : entry.Responsible.Contains(asker.PersonId), new("status=open", (_, _) => true), new("status=done", (_, _) => false)),

        ["ListHealthScreenings"] = new Road.Many(RecordKind.Screening),
        ["ListClearances"] = new Road.Many(RecordKind.Clearance),
        ["ListContraindicationChecks"] = new Road.Many(RecordKind.Check, new Filter("sessionId={session}", (entry, session) => entry.Session == session)),
        ["GetContraindicationCheck"] = new Road.One(RecordKind.Check),

        ["ListPreviewedRecords"] = new Road.Preview(),
        ["PreviewDisclosure"] = new Road.AboutAccess("I23: what is previewed is what is seen"),
        ["ListEmergencyAccesses"] = new Road.AboutAccess("Whoever opened it, the client and the privacy officer"),
        ["GetEmergencyAccess"] = new Road.OneAboutAccess("ListEmergencyAccesses"),
        ["ListClinicEmergencyAccesses"] = new Road.AboutAccess("The privacy officer"),
        ["GetCareTeam"] = new Road.AboutAccess("I14: Leaves_no_client_behind_for_who_left_the_team"),
        ["ListDirectives"] = new Road.AboutAccess("DirectiveVisibility"),
        ["GetDirective"] = new Road.OneAboutAccess("ListDirectives"),
        ["ListDirectiveHistory"] = new Road.OneAboutAccess("ListDirectives"),
        ["ListConsentRenewals"] = new Road.AboutAccess("Whom a permit is about"),
        ["ListOwnConsentRenewals"] = new Road.AboutAccess("The client"),
        ["ListSubstituteDecisionMakers"] = new Road.AboutAccess("The client, the care team, the front desk and the privacy officer"),
        ["ListMyConsentRequests"] = new Road.AboutAccess("What the caller asked of their clients"),
        ["ListConsentRequests"] = new Road.AboutAccess("Whoever asked, the client and the privacy officer"),
        ["GetConsentRequest"] = new Road.OneAboutAccess("ListConsentRequests"),
        ["ListDisclosures"] = new Road.AboutAccess("The client and the privacy officer"),
        ["ListAuditEvents"] = new Road.AboutAccess("The privacy officer"),
        ["CheckIntegrity"] = new Road.AboutAccess("The privacy officer"),
        ["GetCheckpoint"] = new Road.AboutAccess("The privacy officer"),
        ["ExportLedger"] = new Road.AboutAccess("The privacy officer"),
        ["ListOutsideDisclosures"] = new Road.AboutAccess("The client and the privacy officer"),
        ["ListAccountingSuspensions"] = new Road.AboutAccess("The privacy officer"),
        ["ListKeptWordings"] = new Road.AboutAccess("Keeping_a_wording.Is_the_authors_alone_also_once_the_note_is_signed"),
        ["GetRetention"] = new Road.AboutAccess("Keeping_records.Tells_the_client_the_front_desk_and_the_privacy_officer_alone"),
        ["ListLegalHolds"] = new Road.AboutAccess("Keeping_records.Tells_the_client_the_front_desk_and_the_privacy_officer_alone"),
        ["ListErasureRequests"] = new Road.AboutAccess("Keeping_records.Tells_the_client_the_front_desk_and_the_privacy_officer_alone"),
        ["ListErasuresToCarryOut"] = new Road.AboutAccess("The privacy officer"),
        ["ListDestructionRuns"] = new Road.AboutAccess("Destroying_records.Shows_whose_records_they_are_by_initials_and_writes_it_down"),
        ["GetDestructionRun"] = new Road.Elsewhere(),
        ["ListDestructionItems"] = new Road.OneAboutAccess("ListDestructionRuns"),
    };

    /// <summary>The road of an operation.</summary>
    public static Road Of(Operation operation) => All.TryGetValue(operation.Id, out var road)
        ? road
        : throw new Xunit.Sdk.XunitException($"{operation.Id} (GET {operation.Path}) is on no road that is held to the decision: add it to {nameof(RoadTable)}.");
}

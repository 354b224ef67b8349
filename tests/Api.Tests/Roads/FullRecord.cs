using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using IntegrativeCare.Domain.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Api.Tests.Roads;

/// <summary>What a record is, as far as the roads tell records apart.</summary>
internal enum RecordKind
{
    Client,
    TouchProfile,
    Plan,
    Session,
    Note,
    Outcome,
    Signal,
    Schedule,
    Effect,
    Task,
    Hold,
    HoldReason,
    Consultation,
    Screening,
    Clearance,
    Check,
    Finding,
    Bridge,
    ProcessNote,
}

/// <summary>One record of the client: what it is, who wrote it, and when it happened, by which lists are ordered.</summary>
internal sealed record Entry(RecordKind Kind, Guid Id, InformationCategory Category, Author Author, DateTimeOffset At)
{
    /// <summary>Unsigned: its author's alone.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The session that it is about.</summary>
    public Guid? Session { get; init; }

    /// <summary>The instrument of an outcome.</summary>
    public string? Instrument { get; init; }

    public bool IsClosed { get; init; }

    /// <summary>The record of which it shows something, by which it is decided; its own id when it stands for itself.</summary>
    public Guid? Subject { get; init; }

    /// <summary>The record that it belongs to.</summary>
    public Guid? Of { get; init; }

    /// <summary>The handoff on a plan.</summary>
    public Guid Handoff { get; init; }

    /// <summary>Who answers for it.</summary>
    public IReadOnlyList<Guid> Responsible { get; init; } = [];
}

/// <summary>Somebody who reads, with what a decision needs to know of them.</summary>
internal sealed record Asker(Caller Caller, Discipline? Discipline, bool IsOnTheTeam, params PurposeOfUse[] Purposes)
{
    public string Name => Caller.Name;

    public Guid PersonId => Caller.PractitionerId ?? Caller.ClientId ?? Organization ?? Caller.AccountId;

    public Guid? Organization { get; init; }
}

/// <summary>Maya's record with something of every kind and category in it, by several authors, and the people who ask for it.</summary>
internal sealed class FullRecord
{
    private static readonly PurposeOfUse[] Treating = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination, PurposeOfUse.Supervision, PurposeOfUse.Emergency];

    private readonly RunningClinic api;
    private readonly ClinicAtWork at;
    private readonly List<Entry> entries = [];

    private FullRecord(RunningClinic api, ClinicAtWork at) => (this.api, this.at) = (api, at);

    public ClinicAtWork At => at;

    public ClientId Client => new(at.Maya.ClientId!.Value);

    public IReadOnlyList<Entry> Entries => entries;

    public IReadOnlyList<Asker> People { get; private set; } = [];

    public Asker this[string name] => People.Single(person => person.Name == name);

    public static async Task<FullRecord> Write(RunningClinic api, ClinicAtWork at)
    {
        var record = new FullRecord(api, at);
        await record.Gather();
        await record.Fill();
        return record;
    }

    /// <summary>Adds a signed note of a category that the API cannot write yet, with an addendum, or an outcome of one.</summary>
    public async Task<Guid> Hide(InformationCategory category, Caller author, bool isOutcome = false)
    {
        var by = new Author(author.PractitionerId!.Value, Discipline.Psychotherapy);
        var now = api.Clock.GetUtcNow();
        Guid id;
        if (isOutcome)
        {
            var outcome = OutcomeMeasurement.Record(at.Id, Client, Instruments.Of("phq9"), [1, 1, 1, 1, 1, 1, 1, 1, 0], new(), by, now);
            await api.Given(outcome);
            id = outcome.Id.Value;
            await api.Do($"alter table care.outcome_measurements disable trigger keep_what_was_answered; update care.outcome_measurements set category = '{category.Code()}' where id = '{id}'; alter table care.outcome_measurements enable trigger keep_what_was_answered");
            entries.Add(new(RecordKind.Outcome, id, category, by, now) { Instrument = "phq9" });
            return id;
        }

        var session = entries.First(entry => entry.Kind == RecordKind.Session && entry.Author.Discipline == Discipline.Psychotherapy).Id;
        var note = SessionNote.Write(at.Id, Client, new SessionId(session), NoteFormat.FreeForm, [new("call", "What nobody else may know of")], by, now);
        var sections = note.Sign(by, SignerStanding.Independent, now, PolicyPackShelf.Shipped.Find("CA-ON", "2026-11-01")!, now);
        await api.Given([note, .. sections]);
        id = note.Id.Value;
        await api.Do(
            $$"""
            alter table care.session_notes disable trigger keep_what_was_signed;
            alter table care.note_sections disable trigger keep_what_a_section_said;
            update care.session_notes set category = '{{category.Code()}}' where id = '{{id}}';
            update care.note_sections set category = '{{category.Code()}}' where note_id = '{{id}}';
            insert into care.unsealed select clinic_id, 'note_sections', 'content', id::text, '{"heading": "call", "text": "What nobody else may know of"}' from care.note_sections where note_id = '{{id}}';
            alter table care.session_notes enable trigger keep_what_was_signed;
            alter table care.note_sections enable trigger keep_what_a_section_said;
            insert into care.addenda (id, session_note_id, text, author_id, author_discipline, added_at) values (gen_random_uuid(), '{{id}}', '', '{{by.PersonId}}', 'psychotherapy', now());
            insert into care.unsealed select '{{at.Id.Value}}', 'addenda', 'text', a.id::text, 'More of it' from care.addenda a where a.session_note_id = '{{id}}'
            """);
        await api.SealWhatIsPlain();
        entries.Add(new(RecordKind.Note, id, category, by, now) { Session = session });
        return id;
    }

    /// <summary>Adds a process note, past every gate.</summary>
    public async Task<Guid> KeepApart(Caller author)
    {
        NextMillisecond();
        var note = ProcessNote.Write(at.Id, Client, ProcessNoteKind.PsychotherapyProcess, null, "What its author keeps", By(author, Discipline.Psychotherapy), api.Clock.GetUtcNow());
        await api.Given(note);
        entries.Add(new(RecordKind.ProcessNote, note.Id.Value, note.Category, note.Author, note.WrittenAt));
        return note.Id.Value;
    }

    private async Task Gather()
    {
        var lena = await at.Enrol("Lena", "psychotherapy", "registered");
        await at.Join(lena, at.Maya, "psychotherapy");
        await at.Join(at.Quinn, at.Maya, "psychotherapy");
        People =
        [
            new(at.Ruth, Discipline.Psychotherapy, true, Treating),
            new(at.Quinn, Discipline.Psychotherapy, true, Treating),
            new(lena, Discipline.Psychotherapy, true, Treating),
            new(at.Tomas, Discipline.MassageTherapy, true, Treating),
            new(at.Noor, Discipline.MassageTherapy, false, Treating),
            new(at.Ada, null, false, PurposeOfUse.HealthcareOperations),
            new(at.Pia, null, false, PurposeOfUse.HealthcareOperations),
            new(at.Maya, null, false, PurposeOfUse.ClientRequest),
            await Partner(),
        ];
    }

    private async Task<Asker> Partner()
    {
        var organization = Guid.CreateVersion7();
        var email = $"northside@{at.Name.ToLowerInvariant()}.example";
        await using (var scope = api.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IAccounts>().Open(
                new() { ClinicId = at.Id, Email = email, DisplayName = $"Northside of {at.Name}", Roles = [Role.Partner], OrganizationId = organization }, RunningClinic.Password, TestContext.Current.CancellationToken);
        }

        var signedIn = (await api.Post(null, "/auth/sign-in", new { email, password = RunningClinic.Password, clinicId = at.Id.Value })).Is(200);
        var caller = new Caller("Northside", email) { Token = signedIn.Json.GetProperty("accessToken").GetString()! };
        return new(caller, null, false, PurposeOfUse.Treatment, PurposeOfUse.CareCoordination) { Organization = organization };
    }

    private async Task Fill()
    {
        var now = api.Clock.GetUtcNow();
        var (ruth, quinn, tomas) = (By(at.Ruth, Discipline.Psychotherapy), By(at.Quinn, Discipline.Psychotherapy), By(at.Tomas, Discipline.MassageTherapy));
        entries.Add(new(RecordKind.Client, Client.Value, InformationCategory.Demographics, new Author(at.Ada.AccountId, null), now));
        await at.WritesSafeTouch();
        entries.Add(new(RecordKind.TouchProfile, Client.Value, InformationCategory.SafetyCues, ruth, now));

        var plan = await api.HasAPlanOf(at, ruth, "Of Ruth");
        var another = await api.HasAPlanOf(at, tomas, "Of Tomas");
        entries.Add(new(RecordKind.Plan, plan, InformationCategory.CarePlan, ruth, now) { Handoff = await SaysAndHandsOver(plan, ruth, "massageTherapy") });
        entries.Add(new(RecordKind.Plan, another, InformationCategory.CarePlan, tomas, now) { Handoff = await SaysAndHandsOver(another, tomas, "psychotherapy") });

        var rows = new List<object>();
        var sessions = new List<Session>();
        foreach (var (author, day) in ((Author, int)[])[(ruth, 1), (tomas, 2), (quinn, 3), (tomas, 4), (ruth, 5)])
        {
            NextMillisecond();
            var session = Session.Schedule(at.Id, Client, new PractitionerId(author.PersonId), author.Discipline!.Value, now.AddDays(day), now.AddDays(day).AddHours(1));
            sessions.Add(session);
            entries.Add(new(RecordKind.Session, session.Id.Value, InformationCategory.Scheduling, author, session.StartsAt));
        }

        rows.AddRange(sessions);
        foreach (var (session, minutes, isDraft) in ((int, int, bool)[])[(0, 1, false), (1, 2, false), (2, 3, false), (3, 4, true), (4, 5, true), (4, 6, false), (3, 7, false)])
        {
            var author = sessions[session].Author;
            NextMillisecond();
            var note = SessionNote.Write(at.Id, Client, sessions[session].Id, NoteFormat.FreeForm, [new("call", $"Note {minutes}")], author, now.AddMinutes(-minutes));
            if (!isDraft) rows.AddRange(note.Sign(author, author == quinn ? SignerStanding.Qualifying(new PractitionerId(ruth.PersonId)) : SignerStanding.Independent, now, PolicyPackShelf.Shipped.Find("CA-ON", "2026-11-01")!, now));
            rows.Add(note);
            entries.Add(new(RecordKind.Note, note.Id.Value, note.Category, author, note.WrittenAt) { IsDraft = isDraft, Session = sessions[session].Id.Value });
        }

        foreach (var (instrument, author, minutes, danger) in ((string, Author, int, int)[])[("phq9", ruth, 1, 0), ("nprs", tomas, 2, 0), ("suds", ruth, 3, 0), ("phq9", quinn, 4, 2), ("nprs", tomas, 5, 0)])
        {
            NextMillisecond();
            decimal?[] answers = instrument == "phq9" ? [1, 1, 1, 1, 1, 1, 1, 1, danger] : [4];
            var outcome = OutcomeMeasurement.Record(at.Id, Client, Instruments.Of(instrument), answers, new(), author, now.AddMinutes(-minutes));
            rows.Add(outcome);
            entries.Add(new(RecordKind.Outcome, outcome.Id.Value, outcome.Category, author, outcome.RecordedAt) { Instrument = instrument });
            if (danger == 0) continue;
            NextMillisecond();
            var signal = SafetySignal.Raise(outcome, new PractitionerId(ruth.PersonId), (_, at) => at.AddHours(24), now);
            rows.Add(signal);
            entries.Add(new(RecordKind.Signal, signal.Id.Value, InformationCategory.MentalHealthOutcomes, ruth, now));
        }

        foreach (var (instrument, author, askedOf) in ((string, Author, AskedOf)[])[("gad7", ruth, AskedOf.Staff), ("bodyease", tomas, AskedOf.Client), ("gad2", quinn, AskedOf.Client), ("sleepquality", ruth, AskedOf.Staff)])
        {
            NextMillisecond();
            var terms = new ScheduleTerms(Cadence.Once, null, null, askedOf, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), null, null);
            var schedule = OutcomeSchedule.Agree(at.Id, Client, Instruments.Of(instrument), terms, author, now);
            rows.Add(schedule);
            entries.Add(new(RecordKind.Schedule, schedule.Id.Value, schedule.Category, author, now) { Instrument = instrument });
        }

        foreach (var (kind, session, responsible) in ((CareTaskKind, int, Author[])[])
            [
                (CareTaskKind.HandOverSession, 0, [ruth]), (CareTaskKind.HandOverSession, 1, [ruth, tomas]), (CareTaskKind.HandOverSession, 2, []), (CareTaskKind.HandOverSession, 3, [quinn]),
                (CareTaskKind.DocumentTouchConsent, 1, [tomas, ruth]),
            ])
        {
            NextMillisecond();
            var task = CareTask.Raise(at.Id, Client, kind, sessions[session].Id.Value, sessions[session].Author, responsible.Select(who => new PractitionerId(who.PersonId)), now);
            rows.Add(task);
            entries.Add(new(RecordKind.Task, task.Id.Value, task.Category, task.Author, now) { Responsible = [.. responsible.Select(who => who.PersonId)] });
        }

        foreach (var author in (Author[])[ruth, tomas, quinn])
        {
            NextMillisecond();
            var hold = Hold.Place(at.Id, Client, Discipline.MassageTherapy, HoldLimits.Sessions, null, now.AddDays(2), author, now);
            NextMillisecond();
            var reason = HoldReason.Of(hold, "Why nobody else may know");
            rows.AddRange([hold, reason]);
            entries.Add(new(RecordKind.Hold, hold.Id.Value, hold.Category, author, now));
            entries.Add(new(RecordKind.HoldReason, reason.Id.Value, reason.Category, author, now) { Of = hold.Id.Value });
        }

        foreach (var (author, to, category) in ((Author, Discipline, InformationCategory)[])
            [
                (ruth, Discipline.MassageTherapy, InformationCategory.CarePlan), (tomas, Discipline.Psychotherapy, InformationCategory.Bodywork), (quinn, Discipline.MassageTherapy, InformationCategory.MentalHealthSummary),
            ])
        {
            NextMillisecond();
            var bridge = BridgeSummary.Publish(at.Id, Client, new(to, category, "What helps", now.AddDays(300)), author, new PractitionerId(author.PersonId), now);
            rows.Add(bridge);
            entries.Add(new(RecordKind.Bridge, bridge.Id.Value, bridge.Category, author, now));
        }

        foreach (var signature in Enum.GetValues<ConsultationSignature>())
        {
            NextMillisecond();
            var signed = new ConsultationSigned(signature, DateOnly.FromDateTime(now.UtcDateTime));
            var consultation = ConsultationRecord.Record(at.Id, Client, signed, signed, new string('a', 64), 6, tomas, PolicyPackShelf.Shipped.All[0], now, signed.On);
            rows.Add(consultation);
            entries.Add(new(RecordKind.Consultation, consultation.Id.Value, consultation.Category, consultation.Author, now));
        }

        await api.Given([.. rows]);
        foreach (var (effect, author) in ((AdverseEffect, Author)[])[(AdverseEffect.Soreness, tomas), (AdverseEffect.None, tomas), (AdverseEffect.Dissociation, ruth), (AdverseEffect.Dizziness, new Author(Client.Value, null))])
        {
            // A session that has begun is another test's story; here an effect only has to be there.
            NextMillisecond();
            var (id, isNone) = (AdverseEventId.New(), effect == AdverseEffect.None);
            var discipline = author.Discipline is { } of ? $"'{Word(of)}'" : "null";
            await api.Do(
                $"""
                insert into care.adverse_events (id, clinic_id, client_id, author_id, author_discipline, session_id, effect, weight, noticed_at, recorded_at, follow_up_by, closed_at, revision)
                values ('{id.Value}', '{at.Id.Value}', '{Client.Value}', '{author.PersonId}', {discipline}, '{sessions[1].Id.Value}', '{Word(effect)}', {(isNone ? "null" : "'mild'")}, '{now:O}', '{now:O}',
                        {(isNone ? "null" : $"'{now.AddDays(3):O}'")}, {(isNone ? $"'{now:O}'" : "null")}, 1)
                """);
            entries.Add(new(RecordKind.Effect, id.Value, InformationCategory.Bodywork, author, now) { IsClosed = isNone });
        }

        await Screen(sessions[1], sessions[3]);
    }

    private static string Word<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // What the client and those who treat her said of her health, a document, and two checks of Tomas's with their findings.
    private async Task Screen(params Session[] sessions)
    {
        var now = api.Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (ruth, tomas, maya) = (By(at.Ruth, Discipline.Psychotherapy), By(at.Tomas, Discipline.MassageTherapy), new Author(Client.Value, null));
        var rules = ContraindicationRules.Shipped;
        var rows = new List<object>();
        var held = new List<HeldAnswer>();
        foreach (var (author, rule, minutes) in ((Author, string, int)[])[(maya, "VARIC", 1), (tomas, "DISSOC", 2), (ruth, "SELF-HARM", 3), (ruth, "EPIL", 4), (tomas, "OSTEO", 5)])
        {
            NextMillisecond();
            var answer = new HealthAnswer { Rule = rule, State = FindingState.Present, Sites = [BodySite.Of(BodyRegion.Feet)] };
            var screening = HealthScreening.Record(at.Id, Client, rules, [answer], null, author, now.AddMinutes(-minutes), today);
            rows.Add(screening);
            held.Add(new(answer, screening.Id.Value, author, screening.Category, screening.RecordedAt, today));
            entries.Add(new(RecordKind.Screening, screening.Id.Value, screening.Category, author, screening.RecordedAt));
        }

        foreach (var author in (Author[])[tomas, ruth])
        {
            NextMillisecond();
            var document = new ClearanceDocument { Rule = "HTN-UNC", WrittenBy = "Dr. L. Haas", Profession = "Physician", DatedOn = today, ValidFrom = today, ValidUntil = today, Scope = "Massage", Sha256 = new('a', 64) };
            var clearance = Clearance.Record(at.Id, Client, rules, document, author, now, today);
            rows.Add(clearance);
            entries.Add(new(RecordKind.Clearance, clearance.Id.Value, clearance.Category, author, now));
        }

        await api.Given([.. rows]);
        var absent = rules.All.Where(rule => rule.IsAskedOfEveryone && held.All(one => one.Answer.Rule != rule.Code)).Select(rule => new HeldAnswer(new() { Rule = rule.Code, State = FindingState.Absent }, Guid.CreateVersion7(), maya, InformationCategory.PhysicalHealth, now, today));
        var evidence = new ContraindicationEvidence { Answers = [.. held, .. absent] };
        var plan = new PlannedTouch { Techniques = [Technique.Swedish], Sites = [BodySite.Of(BodyRegion.Shoulders)], Pressure = 2 };
        foreach (var (i, session) in sessions.Index())
        {
            NextMillisecond();
            var evaluation = Evaluation.Of(rules, MassageCatalogue.Shipped, plan, evidence, now, today);
            var check = ContraindicationCheck.Keep(session, evaluation, false, tomas, now.AddMinutes(-i));
            await api.Given(check);
            entries.Add(new(RecordKind.Check, check.Id.Value, check.Category, tomas, check.EvaluatedAt) { Session = session.Id.Value });
            // Ids of one millisecond stand in any order; here they stand in the order of the findings, in every record that is written.
            var findings = ContraindicationFinding.Of(check, evaluation);
            while (!findings.Select(finding => finding.Id.Value).SequenceEqual(findings.Select(finding => finding.Id.Value).Order())) findings = ContraindicationFinding.Of(check, evaluation);
            await api.Given([.. findings]);
            entries.AddRange(findings.Select(finding => new Entry(RecordKind.Finding, finding.Id.Value, finding.Category, finding.Author, finding.FoundAt) { Subject = finding.Evidence }));
        }
    }

    /// <summary>A message and a handoff on a plan.</summary>
    private async Task<Guid> SaysAndHandsOver(Guid plan, Author by, string to)
    {
        NextMillisecond();
        var (message, handoff) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var place = $"'{at.Id.Value}', '{Client.Value}', '{plan}', '{by.PersonId}', '{(by.Discipline == Discipline.Psychotherapy ? "psychotherapy" : "massageTherapy")}', date_trunc('second', now())";
        await api.Do(
            $"""
            insert into care.plan_messages (id, clinic_id, client_id, plan_id, author_id, author_discipline, sent_at, text, revision) values ('{message}', {place}, '', 1);
            insert into care.handoffs (id, clinic_id, client_id, plan_id, author_id, author_discipline, requested_at, to_discipline, reason, words, urgency, status, revision)
            values ('{handoff}', {place}, '{to}', 'sharedGoal', '', 'routine', 'requested', 1);
            insert into care.unsealed values ('{at.Id.Value}', 'plan_messages', 'text', '{message}', 'She slept'), ('{at.Id.Value}', 'handoffs', 'words', '{handoff}', 'Please look')
            """);
        await api.SealWhatIsPlain();
        return handoff;
    }

    // Ids are ordered by the millisecond in which they are made: two records written in this way stand in the same order in every list.
    private static void NextMillisecond()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() > now);
    }

    private static Author By(Caller who, Discipline discipline) => new(who.PractitionerId!.Value, discipline);
}

internal static class PlansOfAuthors
{
    /// <summary>A draft of a plan, put there by the owner.</summary>
    public static async Task<Guid> HasAPlanOf(this RunningClinic api, ClinicAtWork at, Author author, string title)
    {
        var now = api.Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var plan = CarePlan.Draft(at.Id, new ClientId(at.Maya.ClientId!.Value), title, today.AddDays(90), new PractitionerId(at.Ruth.PractitionerId!.Value), author, today, now);
        plan.AddGoal("Sleep through the night", GoalCategory.Sleep, null, new PractitionerId(author.PersonId), today);
        await api.Given(plan);
        return plan.Id.Value;
    }
}

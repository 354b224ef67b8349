using System.Globalization;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Application.Tests.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;
using MediatR;

namespace IntegrativeCare.Application.Tests.Consents;

/// <summary>I23: what is previewed of a person is what their own request would answer at the same instant.</summary>
public sealed class Previewing_a_disclosure(PostgresServer server)
{
    private const int Worlds = 12;

    private static readonly PurposeOfUse[] Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination, PurposeOfUse.Supervision, PurposeOfUse.Emergency];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Equals_what_the_person_really_sees_whatever_the_client_has_decided()
    {
        var seed = Environment.GetEnvironmentVariable("SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"SEED={seed}");
        var random = new Random(seed);
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        var quinnsNote = await WritesAsQuinn(clinic);
        var mine = await Previewed(clinic, clinic.Ruth, PurposeOfUse.Treatment);
        var records = mine.Select(record => record.Id).ToList();
        Assert.Contains(quinnsNote.Value, records);

        var compared = 0;
        for (var world = 0; world < Worlds; world++)
        {
            await clinic.AskAsOwner("update care.consent_directives set status = 'revoked', ended_at = now() where status = 'active'", Ct);
            var said = new List<string>();
            for (var i = random.Next(5); i >= 0; i--) said.Add(await SaysSomething(clinic, random, records));
            foreach (var reader in new[] { clinic.Ruth, clinic.Quinn, clinic.Tomas, clinic.Noor })
            {
                foreach (var purpose in Purposes)
                {
                    var previewed = await Previewed(clinic, reader, purpose);
                    var expected = previewed.Where(record => record.Decision.IsPermitted).Select(record => (record.Kind, record.Id)).ToHashSet();
                    var really = (await Seen(clinic, reader, purpose)).Where(seen => previewed.Any(record => (record.Kind, record.Id) == seen)).ToHashSet();
                    var counted = (await clinic.As(clinic.MayaHerself).Send(new PreviewDisclosure(clinic.Maya, Recipient.Of(reader.Id), purpose), Ct)).Value;

                    expected.RemoveWhere(record => record.Kind is "touchConsent" or "sessionCourse" or "safetySignal" or "careTask" or "hold" or "holdReason" or "contraindicationFinding");
                    Assert.True(expected.SetEquals(really), $"SEED={seed}, world {world}, {reader.Name}, {purpose}: previewed but not seen: {string.Join(", ", expected.Except(really))}; seen but not previewed: {string.Join(", ", really.Except(expected))}. {string.Join("; ", said)}");
                    Assert.Equal(previewed.Count(record => record.Decision.IsPermitted), counted.Categories.Sum(category => category.Shown));
                    Assert.Equal(previewed.Count, counted.Categories.Sum(category => category.Records));
                    compared += previewed.Count;
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Worlds} worlds, {compared} records compared.");
    }

    [Fact]
    public async Task Names_the_rule_and_the_directive_of_each_part_to_the_client()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var permit = await clinic.LetsMassageSeeThePlan();
        var withhold = await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);

        var preview = (await clinic.As(clinic.MayaHerself).Send(new PreviewDisclosure(clinic.Maya, Recipient.Of(clinic.Tomas.Id), PurposeOfUse.Treatment), Ct)).Value;

        Assert.True(preview.HasStanding);
        Assert.Equal("Tomas", preview.ReaderName.Split(' ')[0]);
        Assert.Equal(Categories.All, preview.Categories.Select(category => category.Category));
        var plan = Assert.Single(preview.Categories.Single(category => category.Category == InformationCategory.CarePlan).Decisions);
        Assert.Equal((true, DecisionReason.Directive, 9, permit.Id.Value), (plan.IsPermitted, plan.Reason, plan.Rule, plan.Under));
        Assert.Equal([Discipline.Psychotherapy, Discipline.MassageTherapy, null], plan.WrittenIn);
        var cues = Assert.Single(preview.Categories.Single(category => category.Category == InformationCategory.SafetyCues).Decisions);
        Assert.Equal((false, DecisionReason.ClientWithheld, 7, withhold.Id.Value), (cues.IsPermitted, cues.Reason, cues.Rule, cues.Under));
        Assert.Equal("The client does not want it shown to them.", cues.InWords);
        var bodywork = preview.Categories.Single(category => category.Category == InformationCategory.Bodywork).Decisions;
        Assert.Equal(new DecisionReason?[] { DecisionReason.SameDisciplineTeam, DecisionReason.NoDirective }, bodywork.Select(decision => decision.Reason).Order());
    }

    [Fact]
    public async Task Shows_that_to_a_stranger_the_client_does_not_exist()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        var preview = (await clinic.As(clinic.MayaHerself).Send(new PreviewDisclosure(clinic.Maya, Recipient.Of(clinic.Noor.Id), PurposeOfUse.Treatment), Ct)).Value;

        Assert.False(preview.HasStanding);
        Assert.All(preview.Categories, category => Assert.Equal((0, DecisionReason.NotFound), (category.Shown, Assert.Single(category.Decisions).Reason)));
    }

    [Fact]
    public async Task Tells_the_privacy_officer_the_decisions_and_no_records()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);

        var preview = (await clinic.As(clinic.Pia).Send(new PreviewDisclosure(clinic.Maya, Recipient.Of(clinic.Tomas.Id), PurposeOfUse.Treatment), Ct)).Value;

        Assert.Contains(preview.Categories, category => category.Decisions.Any(decision => decision is { IsPermitted: true, Under: not null }));
        Assert.All(preview.Categories, category => Assert.Equal((null, null), (category.Records, category.Shown)));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Pia).Refused(new ListPreviewedRecords(clinic.Maya, Recipient.Of(clinic.Tomas.Id), PurposeOfUse.Treatment, 50, null), Ct));
    }

    [Fact]
    public async Task Tells_an_author_what_of_their_own_writing_is_seen_and_not_why_it_is_not()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.CarePlan], ct: Ct);

        var preview = (await clinic.As(clinic.Ruth).Send(new PreviewDisclosure(clinic.Maya, Recipient.Of(clinic.Tomas.Id), PurposeOfUse.Treatment), Ct)).Value;
        var records = (await clinic.As(clinic.Ruth).Send(new ListPreviewedRecords(clinic.Maya, Recipient.Of(clinic.Tomas.Id), PurposeOfUse.Treatment, 200, null), Ct)).Value.Items;

        var plan = Assert.Single(preview.Categories.Single(category => category.Category == InformationCategory.CarePlan).Decisions);
        Assert.Equal((false, null, null, null, null), (plan.IsPermitted, plan.Reason, plan.Rule, plan.InWords, plan.Under));
        Assert.Equal([Discipline.Psychotherapy], plan.WrittenIn);
        Assert.NotEmpty(records);
        Assert.Equal(
            (long)records.Count,
            await clinic.AskAsOwner($"set care.now = '{Clinic.Monday:O}'; select count(*) from care.records where author_id = '{clinic.Ruth.PersonId}'", Ct));
    }

    [Fact]
    public async Task Tells_an_author_nothing_of_kinds_that_they_did_not_write()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        await clinic.Permits(Recipient.Of(clinic.Noor.Id), [InformationCategory.SubstanceUse, InformationCategory.TraumaHistory], ct: Ct);

        var preview = (await clinic.As(clinic.Tomas).Send(new PreviewDisclosure(clinic.Maya, Recipient.Of(clinic.Noor.Id), PurposeOfUse.Treatment), Ct)).Value;

        Assert.Contains(preview.Categories, category => category.Category == InformationCategory.Bodywork);
        Assert.All(preview.Categories, category => Assert.True(category.Records > 0, $"{category.Category}"));
        Assert.DoesNotContain(preview.Categories, category => !category.Category.ExistenceMayBeShown());
    }

    [Fact]
    public async Task Is_for_purposes_that_the_person_can_name()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var operations = new PreviewDisclosure(clinic.Maya, Recipient.Of(clinic.Tomas.Id), PurposeOfUse.HealthcareOperations);

        Assert.Equal(new PurposeNotTheirs { Pointer = "/purpose" }, await clinic.As(clinic.MayaHerself).Refused(operations, Ct));
        Assert.Equal(new PurposeNotTheirs { Pointer = "/purpose" }, await clinic.As(clinic.MayaHerself).Refused(operations with { Purpose = PurposeOfUse.ClientRequest }, Ct));
        await clinic.As(clinic.MayaHerself).Send(operations with { Purpose = PurposeOfUse.CareCoordination }, Ct);
    }

    [Fact]
    public async Task Is_for_people_whom_the_clinic_knows()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        Assert.Equal(new PractitionerNotFound(), await clinic.As(clinic.MayaHerself).Refused(new PreviewDisclosure(clinic.Maya, Recipient.Of(PractitionerId.New()), PurposeOfUse.Treatment), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new PreviewDisclosure(clinic.Maya, Recipient.Of(clinic.Ruth.Id), PurposeOfUse.Treatment), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new PreviewDisclosure(clinic.Maya, Recipient.Of(clinic.Ruth.Id), PurposeOfUse.Treatment), Ct));
    }

    [Fact]
    public async Task Goes_through_the_records_page_by_page()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        var all = await Previewed(clinic, clinic.Tomas, PurposeOfUse.Treatment);
        Assert.True(all.Count > 5, $"{all.Count} records");

        var paged = new List<PreviewedRecordView>();
        for (Cursor? after = null; ;)
        {
            var page = (await clinic.As(clinic.MayaHerself).Send(new ListPreviewedRecords(clinic.Maya, Recipient.Of(clinic.Tomas.Id), PurposeOfUse.Treatment, 2, after), Ct)).Value;
            paged.AddRange(page.Items);
            if (page.Next is not { } next) break;
            after = next;
        }

        Assert.Equal(all.Select(record => (record.Kind, record.Id)), paged.Select(record => (record.Kind, record.Id)));
    }

    private static async Task<IReadOnlyList<PreviewedRecordView>> Previewed(Clinic clinic, Person reader, PurposeOfUse purpose) =>
        (await clinic.As(clinic.MayaHerself).Send(new ListPreviewedRecords(clinic.Maya, Recipient.Of(reader.Id), purpose, 200, null), Ct)).Value.Items;

    // What the person's own requests answer.
    private static async Task<List<(string Kind, Guid Id)>> Seen(Clinic clinic, Person reader, PurposeOfUse purpose)
    {
        var seen = new List<(string, Guid)>();
        await Add("client", new GetClient(clinic.Maya), client => client.Demographics is null ? [] : [client.Id]);
        await Add("touchSafetyProfile", new GetTouchSafetyProfile(clinic.Maya), _ => [clinic.Maya.Value]);
        await Add("carePlan", new ListCarePlans(clinic.Maya, 200, null), plans => plans.Items.Select(plan => plan.Id));
        await Add("session", new ListSessions(clinic.Maya, null, null, null, null, 200, null), sessions => sessions.Items.Select(session => session.Id));
        await Add("note", new ListNotes(clinic.Maya, NoteFilter.All, 200, null), notes => notes.Items.Select(note => note.Id));
        await Add("bridgeSummary", new Application.BridgeSummaries.ListBridgeSummaries(clinic.Maya, null, null, 200, null), told => told.Items.Select(one => one.Id));
        await Add("outcomeMeasurement", new ListOutcomeMeasurements(clinic.Maya, null, null, 200, null), measured => measured.Items.Select(one => one.Id));
        await Add("outcomeSchedule", new ListOutcomeSchedules(clinic.Maya, null, 200, null), agreed => agreed.Items.Select(one => one.Id));
        await Add("adverseEvent", new ListAdverseEvents(clinic.Maya, null, 200, null), noticed => noticed.Items.Select(one => one.Id));
        await Add("consultationRecord", new ListConsultations(clinic.Maya, 200, null), signed => signed.Items.Select(one => one.Id));
        await Add("healthScreening", new ListHealthScreenings(clinic.Maya, 200, null), screenings => screenings.Items.Select(one => one.Id));
        await Add("clearance", new ListClearances(clinic.Maya, 200, null), clearances => clearances.Items.Select(one => one.Id));
        await Add("contraindicationCheck", new ListContraindicationChecks(clinic.Maya, null, 200, null), checks => checks.Items.Select(one => one.Id));
        return seen;

        async Task Add<TView>(string kind, IRequest<Disclosed<TView>> request, Func<TView, IEnumerable<Guid>> ids)
        {
            try
            {
                seen.AddRange(ids((await clinic.As(reader, purpose).Send(request, Ct)).Value).Select(id => (kind, id)));
            }
            catch (DomainException refusal) when (refusal.Error is ClientNotFound or ConsentNotGiven or RecordNotFound or TouchProfileNotFound)
            {
                // Refused is nothing seen.
            }
        }
    }

    private static async Task<string> SaysSomething(Clinic clinic, Random random, IReadOnlyList<Guid> records)
    {
        Recipient[] recipients = [Recipient.CareTeam, Recipient.Of(Discipline.MassageTherapy), Recipient.Of(Discipline.Psychotherapy), Recipient.Of(clinic.Tomas.Id), Recipient.Of(clinic.Noor.Id), Recipient.Of(clinic.Quinn.Id)];
        var recipient = recipients[random.Next(recipients.Length)];
        var categories = Categories.All.Where(category => category != InformationCategory.PsychotherapyProcess && random.Next(4) == 0).ToList();
        var single = random.Next(3) == 0 || categories.Count == 0 ? new[] { records[random.Next(records.Count)] } : [];
        if (random.Next(3) == 0)
        {
            await clinic.Withholds(recipient, categories, single, ct: Ct);
            return $"withhold {string.Join(',', categories)} {string.Join(',', single)} from {recipient}";
        }

        var mayNameAny = !categories.Contains(InformationCategory.SubstanceUse);
        if (single is [var only] && only == clinic.Maya.Value) (single, categories) = ([], [.. categories.DefaultIfEmpty(InformationCategory.CarePlan)]);
        var purposes = Purposes.Where(purpose => random.Next(2) == 0 && (mayNameAny || SubstanceUseConsent.Purposes.Contains(purpose))).DefaultIfEmpty(PurposeOfUse.Treatment).ToList();
        var terms = new DirectiveProposal { Kind = DirectiveKind.Permit, Categories = categories, Records = single, Recipient = recipient, Purposes = purposes, Until = clinic.Clock.GetUtcNow().AddMonths(6) };
        var permit = ConsentDirective.Draft(clinic.Id, clinic.Maya, terms, "You agree.", 12, clinic.Ruth.PersonId, clinic.Clock.GetUtcNow());
        permit.Sign(new DirectiveSignature { Method = SignatureMethod.ElectronicSignature, SignedAt = clinic.Clock.GetUtcNow(), RecordedBy = clinic.Ada.PersonId, TextSha256 = permit.PlainTextSha256 });
        await clinic.Given(Ct, permit);
        return $"permit {string.Join(',', categories)} {string.Join(',', single)} to {recipient} for {string.Join(',', purposes)}";
    }

    // Quinn is on the team for a day, so that there is something that Ruth sees as a supervisor.
    private static async Task<Domain.Notes.NoteId> WritesAsQuinn(Clinic clinic)
    {
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        return await clinic.SignsANote(clinic.Quinn, Discipline.Psychotherapy, hoursFromNow: 7);
    }
}

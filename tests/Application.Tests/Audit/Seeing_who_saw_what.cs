using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;
using static IntegrativeCare.Application.Tests.Audit.LedgerOf;

namespace IntegrativeCare.Application.Tests.Audit;

/// <summary>The client reads who saw what of their record, when, for what and why (consent.md "What must hold" 5 and 7).</summary>
public sealed class Seeing_who_saw_what(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Can_be_narrowed_by_time_person_kind_and_verdict()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Wrote(
            clinic.Entry(clinic.Ruth, "GetCarePlan", Shown(InformationCategory.CarePlan, DecisionReason.Directive), Kept(InformationCategory.Bodywork, DecisionReason.NoDirective)) with { At = Clinic.Monday.AddDays(-3) },
            clinic.Entry(clinic.Tomas, "GetCarePlan", Shown(InformationCategory.CarePlan, DecisionReason.Directive)) with { At = Clinic.Monday.AddDays(-2) },
            clinic.Entry(clinic.Noor, "GetClient") with { At = Clinic.Monday.AddDays(-1), Verdict = AccessVerdict.Refused, Refusal = "client.not_found" });

        Assert.Equal([3, 2, 1], await Seqs(clinic, new()));
        Assert.Equal([2, 1], await Seqs(clinic, new() { Verdict = AccessVerdict.Permitted, To = Clinic.Monday }));
        Assert.Equal([3], await Seqs(clinic, new() { Verdict = AccessVerdict.Refused }));
        Assert.Equal([2], await Seqs(clinic, new() { PractitionerId = clinic.Tomas.PersonId }));
        Assert.Equal([1], await Seqs(clinic, new() { Category = InformationCategory.Bodywork }));
        Assert.Equal([2, 1], await Seqs(clinic, new() { Category = InformationCategory.CarePlan }));
        Assert.Equal([], await Seqs(clinic, new() { Category = InformationCategory.SubstanceUse }));

        // From is inside, to is outside.
        Assert.Equal([2], await Seqs(clinic, new() { From = Clinic.Monday.AddDays(-2), To = Clinic.Monday.AddDays(-1) }));
        Assert.Equal(new PeriodEmpty(), await clinic.As(clinic.MayaHerself).Refused(new ListDisclosures(clinic.Maya, 50, null) { Filter = new() { From = Clinic.Monday, To = Clinic.Monday } }, Ct));
        Assert.Equal(new PeriodEmpty(), await clinic.As(clinic.Pia).Refused(new ListAuditEvents(50, null) { Filter = new() { From = Clinic.Monday, To = Clinic.Monday } }, Ct));
    }

    [Fact]
    public async Task Goes_on_page_by_page_under_the_same_filter()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Wrote([.. Enumerable.Range(0, 9).Select(n => clinic.Entry(n % 2 == 0 ? clinic.Ruth : clinic.Tomas, "GetClient", Shown(InformationCategory.Demographics, DecisionReason.Directive)))]);
        var (seen, after) = (new List<long>(), (Cursor?)null);
        do
        {
            var page = (await clinic.As(clinic.MayaHerself).Send(new ListDisclosures(clinic.Maya, 2, after) { Filter = new() { PractitionerId = clinic.Ruth.PersonId } }, Ct)).Value;
            seen.AddRange(page.Items.Select(row => row.Seq));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal([9, 7, 5, 3, 1], seen);
    }

    [Fact]
    public async Task Narrows_the_whole_clinic_to_one_client()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ben = await clinic.Register("Ben", ct: Ct);
        await clinic.Wrote(clinic.Entry(clinic.Ruth, "GetClient"), clinic.Entry(clinic.Ruth, "GetClient") with { ClientId = ben.Client!.Value }, clinic.Entry(clinic.Pia, "ExportLedger") with { ClientId = default });

        Assert.Equal([null, ben.Client.Value.Value, clinic.Maya.Value], (await clinic.As(clinic.Pia).Send(new ListAuditEvents(50, null), Ct)).Items.Select(row => row.ClientId));
        Assert.Equal([2], (await clinic.As(clinic.Pia).Send(new ListAuditEvents(50, null) { Filter = new() { Client = ben.Client } }, Ct)).Items.Select(row => row.Seq));
    }

    [Fact]
    public async Task Says_it_in_words_and_points_to_the_directive()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var permit = await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.CarePlan], ct: Ct);
        var withhold = await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        var ofClinic = $"/api/v1/clients/{clinic.Maya.Value}/consent-directives/";
        await clinic.Wrote(
            clinic.Entry(clinic.Tomas, "GetCarePlan", Shown(InformationCategory.CarePlan, DecisionReason.Directive, permit.Id.Value), Kept(InformationCategory.SafetyCues, DecisionReason.ClientWithheld, withhold.Id.Value)),
            clinic.Entry(clinic.Noor, "GetClient") with { Verdict = AccessVerdict.Refused, Refusal = "client.not_found" },
            clinic.Entry(clinic.MayaHerself, "RecordOutcome", Shown(InformationCategory.PhysicalOutcomes, DecisionReason.Author)) with { Changed = Guid.CreateVersion7(), Purpose = PurposeOfUse.ClientRequest });

        var english = await Rows(clinic, new());
        Assert.Equal(
            [
                "The client changed the record by recording an outcome measurement on 2 March 2026 at 9:00 at the client's own request: ratings of pain, tension, stress and sleep.",
                "Noor asked for “client details” on 2 March 2026 at 9:00 to treat the client and was shown nothing: nobody had given this person any part in the client's care.",
                "Tomas saw in “care plan” on 2 March 2026 at 9:00 to treat the client: the shared care plan (the client permitted it). Not shown: what to do and avoid for the client to feel safe (the client keeps it back).",
            ],
            english.Select(row => row.InWords));
        await clinic.Wrote(clinic.Entry(clinic.Ruth, "GetCarePlan", Shown(InformationCategory.CarePlan, DecisionReason.Author), Kept(InformationCategory.CarePlan, DecisionReason.NoDirective), Kept(InformationCategory.Bodywork, DecisionReason.NoDirective)));
        Assert.EndsWith("the shared care plan (their own work). Not shown: more of the shared care plan and massage notes and touch consents (the client has not permitted it).", (await Rows(clinic, new() { PractitionerId = clinic.Ruth.PersonId })).Single().InWords, StringComparison.Ordinal);
        Assert.Equal([ofClinic + permit.Id.Value, ofClinic + withhold.Id.Value], english[^1].Parts.Select(part => part.Directive));

        var french = (await clinic.As(clinic.MayaHerself).Send(new ListDisclosures(clinic.Maya, 50, null) { Filter = new() { PractitionerId = clinic.Tomas.PersonId }, Language = PlainLanguage.FrCa }, Ct)).Value.Items;
        Assert.Equal(
            ["Tomas a vu dans « plan de soins » le 2 mars 2026 à 9 h 00 pour traiter le client : plan de soins partagé (le client l'a permis). Non montré : ce qu'il faut faire et éviter pour la sécurité du client (le client le réserve)."],
            french.Select(row => row.InWords));
    }

    [Fact]
    public async Task Tells_what_was_asked_for_and_why_it_was_not_shared()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.HasAnActivePlan();
        var withhold = await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.CarePlan], ct: Ct);

        Assert.Equal(new ConsentNotGiven(InformationCategory.CarePlan), await clinic.As(clinic.Tomas).Refused(new GetCarePlan(clinic.Maya, plan.Id), Ct));

        var row = (await Rows(clinic, new() { Verdict = AccessVerdict.Refused, Category = InformationCategory.CarePlan })).Single();
        Assert.Equal((InformationCategory.CarePlan, false, DecisionReason.ClientWithheld, withhold.Id.Value), row.Parts.Select(part => (part.Category, part.IsPermitted, part.Reason, part.Under!.Value)).Single());
        Assert.EndsWith("and was shown nothing: the shared care plan – the client keeps it back.", row.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_tell_the_client_whether_there_are_process_notes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var process = InformationCategory.PsychotherapyProcess;
        await clinic.Wrote(
            clinic.Entry(clinic.Ruth, "WriteNote", Shown(process, DecisionReason.Author)),
            clinic.Entry(clinic.Ruth, "GetNote", Shown(process, DecisionReason.Author), Kept(InformationCategory.Bodywork, DecisionReason.NoDirective)),
            clinic.Entry(clinic.Ruth, "ListNotes", Shown(process, DecisionReason.Author), Shown(InformationCategory.PsychotherapyProgress, DecisionReason.Author)),
            clinic.Entry(clinic.Ruth, "GetNote", Shown(process, DecisionReason.Supervision)) with { Purpose = PurposeOfUse.Supervision },
            clinic.Entry(clinic.Tomas, "GetNote", Shown(process, DecisionReason.Directive, Guid.CreateVersion7())));

        var hers = await Rows(clinic, new());
        Assert.Equal([5, 3], hers.Select(row => row.Seq));
        Assert.Equal([InformationCategory.PsychotherapyProgress], hers[1].Parts.Select(part => part.Category));
        Assert.DoesNotContain("process", hers[1].InWords, StringComparison.Ordinal);
        Assert.Equal([5], await Seqs(clinic, new() { Category = process }));

        var pias = (await clinic.As(clinic.Pia).Send(new ListDisclosures(clinic.Maya, 50, null) { Filter = new() { To = Clinic.Monday.AddTicks(10) } }, Ct)).Value.Items;
        Assert.Equal([1, 2, 3, 4, 5], pias.Where(row => row.RequestId == "earlier").Select(row => row.Seq).Order());
        Assert.Equal([process, InformationCategory.PsychotherapyProgress], pias.Single(row => row.Seq == 3).Parts.Select(part => part.Category));
    }

    [Fact]
    public void Has_words_for_everything_that_can_be_looked_at()
    {
        var queries = typeof(ListDisclosures).Assembly.GetTypes()
            .Where(type => typeof(IUsesClientRecord).IsAssignableFrom(type) && !type.IsInterface && new[] { "Get", "List", "Find", "Preview", "Explain" }.Any(verb => type.Name.StartsWith(verb, StringComparison.Ordinal)))
            .Append(typeof(FindClients)).Select(type => AccessInWords.RecordsOf(type.Name)).Distinct().ToList();

        Assert.True(queries.Count > 8, $"Only {queries.Count} were found.");
        Assert.Equal([], queries.Where(records => !AccessInWords.IsKnown(records)));
    }

    [Fact]
    public void Has_words_for_everything_that_can_be_done()
    {
        var acts = typeof(ListDisclosures).Assembly.GetTypes()
            .Where(type => (typeof(IUsesClientRecord).IsAssignableFrom(type) || typeof(IStartsClientRecord).IsAssignableFrom(type)) && typeof(MediatR.IRequest<Receipt>).IsAssignableFrom(type)).Select(type => type.Name).ToList();

        Assert.True(acts.Count > 40, $"Only {acts.Count} were found.");
        Assert.Equal([], acts.Where(act => ActsInWords.Of(act) is null));
    }

    private static async Task<IReadOnlyList<AccessView>> Rows(Clinic clinic, AccessFilter filter) =>
        [.. (await clinic.As(clinic.MayaHerself).Send(new ListDisclosures(clinic.Maya, 50, null) { Filter = filter }, Ct)).Value.Items.Where(row => row.Action != "ListDisclosures")];

    private static async Task<IEnumerable<long>> Seqs(Clinic clinic, AccessFilter filter) => (await Rows(clinic, filter)).Select(row => row.Seq);
}

using IntegrativeCare.Application.Audit;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Testing;
using static IntegrativeCare.Application.Tests.Audit.LedgerOf;

namespace IntegrativeCare.Application.Tests.Audit;

/// <summary>H8 and I63: each release to somebody other than author and client once, repeated ones summarised.</summary>
public sealed class Accounting_for_disclosures(PostgresServer server)
{
    private static readonly string[] Actions = ["GetCarePlan", "ListCarePlans", "GetNote", "GetClient", "FindClients", "AddGoal", "AddGoal (replayed)"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Holds_each_release_exactly_once_I63(int seed)
    {
        await using var clinic = await Clinic.Open(server, Ct);
#pragma warning disable CA5394 // The same ledger for the same seed.
        var random = new Random(seed);
        Person[] people = [clinic.Ruth, clinic.Quinn, clinic.Tomas, clinic.Ada, clinic.MayaHerself, new Person("Northside", clinic.Id) { Organization = Guid.CreateVersion7() }];
        Guid[] directives = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        InformationCategory[] kinds = [InformationCategory.CarePlan, InformationCategory.SafetyCues, InformationCategory.PsychotherapyProcess];
        T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
        var entries = Enumerable.Range(0, 600).Select(_ =>
        {
            var who = Any(people);
            return clinic.Entry(who, Any(Actions), [.. kinds.Where(_ => random.Next(2) == 0).Select(kind =>
            {
                var reason = who == clinic.MayaHerself ? DecisionReason.Client : Any<DecisionReason>([DecisionReason.Author, DecisionReason.Directive, DecisionReason.SameDisciplineTeam, DecisionReason.Supervision, DecisionReason.Emergency]);
                return random.Next(4) == 0 ? Kept(kind, DecisionReason.NoDirective) : Shown(kind, reason, reason is DecisionReason.Directive or DecisionReason.Emergency ? Any(directives) : null);
            })]) with
            {
                At = Clinic.Monday.AddDays(-random.Next(2500)).AddMinutes(-random.Next(1440)),
                Purpose = Any<PurposeOfUse>([PurposeOfUse.Treatment, PurposeOfUse.CareCoordination]),
                Kind = who.Organization is null ? AccessKind.Use : AccessKind.Disclosure,
                Verdict = random.Next(5) == 0 ? AccessVerdict.Refused : AccessVerdict.Permitted,
            };
        }).ToArray();
#pragma warning restore CA5394
        await clinic.Wrote(entries);

        foreach (var (from, to) in new (DateTimeOffset?, DateTimeOffset?)[] { (null, null), (Clinic.Monday.AddDays(-900), Clinic.Monday.AddDays(-100)) })
        {
            foreach (var isClient in new[] { true, false })
            {
                var accounting = (await clinic.As(isClient ? clinic.MayaHerself : clinic.Pia).Send(new GetAccounting(clinic.Maya, from, to), Ct)).Value;

                Assert.Equal(Naive(entries, from ?? Clinic.Monday.AddYears(-10), to ?? Clinic.Monday, isClient), [.. accounting.Items.Select(Line).Order(StringComparer.Ordinal)]);
                Assert.Equal(entries.Count(entry => entry.At >= (from ?? Clinic.Monday.AddYears(-10)) && entry.At < (to ?? Clinic.Monday) && Released(entry, isClient).Count > 0), accounting.Items.Sum(item => item.Count));
                Assert.Equal(accounting.Count, accounting.Items.Sum(item => item.Count));
                Assert.All(accounting.Items, item => Assert.False(item.IsRequiredByHipaa));
            }
        }
    }

    [Fact]
    public async Task Says_who_what_what_for_and_why()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var directive = Guid.CreateVersion7();
        await clinic.Wrote(
            clinic.Entry(clinic.Tomas, "GetCarePlan", Shown(InformationCategory.SafetyCues, DecisionReason.Directive, directive), Shown(InformationCategory.CarePlan, DecisionReason.Directive, directive)) with { At = Clinic.Monday.AddDays(-40) },
            clinic.Entry(clinic.Tomas, "ListCarePlans", Shown(InformationCategory.CarePlan, DecisionReason.Directive, directive), Shown(InformationCategory.SafetyCues, DecisionReason.SameDisciplineTeam)) with { At = Clinic.Monday.AddDays(-1).AddHours(-10) },
            clinic.Entry(clinic.Ada, "FindClients", Shown(InformationCategory.Demographics, DecisionReason.ClinicOperations)) with { Purpose = PurposeOfUse.HealthcareOperations, At = Clinic.Monday.AddDays(-2) });

        var accounting = (await clinic.As(clinic.MayaHerself).Send(new GetAccounting(clinic.Maya, null, null), Ct)).Value;

        Assert.Equal(("Common Ground", "America/Toronto", Clinic.Monday.AddYears(-10), Clinic.Monday, 3L), (accounting.ClinicName, accounting.TimeZone, accounting.From, accounting.To, accounting.Count));
        var (tomas, ada) = (accounting.Items[0], accounting.Items[1]);
        Assert.Equal((new DateOnly(2026, 1, 21), new DateOnly(2026, 2, 28), 2L), (tomas.FirstOn, tomas.LastOn, tomas.Count));
        Assert.Equal((clinic.Tomas.PersonId, "Tomas", null), (tomas.Recipient.Id, tomas.Recipient.Name, tomas.Recipient.Address));
        Assert.Equal((AccessKind.Use, "CarePlan", PurposeOfUse.Treatment, "to treat the client"), (tomas.Kind, tomas.Records, tomas.Purpose, tomas.PurposeStatement));
        Assert.Equal("Care plan: the shared care plan and what to do and avoid for the client to feel safe", tomas.Description);
        Assert.Equal([(DecisionReason.Directive, directive, $"/api/v1/clients/{clinic.Maya.Value}/consent-directives/{directive}"), (DecisionReason.SameDisciplineTeam, (Guid?)null, (string?)null)],
            tomas.Bases.Select(basis => (basis.Reason!.Value, basis.Under, basis.Directive)));
        Assert.Equal("the client permitted it and same discipline on the care team", tomas.Basis);
        Assert.Equal(("Ada", "Client details: name and contact details", "needed at the front desk"), (ada.Recipient.Name, ada.Description, ada.Basis));

        var french = (await clinic.As(clinic.MayaHerself).Send(new GetAccounting(clinic.Maya, null, null) { Language = PlainLanguage.FrCa }, Ct)).Value.Items[^1];
        Assert.Equal(("Renseignements sur le client : nom et coordonnées", "pour le fonctionnement de la clinique"), (french.Description, french.PurposeStatement));
    }

    [Fact]
    public async Task Is_for_the_client_and_the_privacy_officer_and_reaches_back_as_far_as_the_policy_pack_says()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        foreach (var other in (Person[])[clinic.Ruth, clinic.Tomas, clinic.Ada]) Assert.Equal(new IntegrativeCare.Application.Access.RoleNotAllowed(), await clinic.As(other).Refused(new GetAccounting(clinic.Maya, null, null), Ct));
        Assert.Equal(new AccountingTooFarBack(10), await clinic.As(clinic.MayaHerself).Refused(new GetAccounting(clinic.Maya, Clinic.Monday.AddYears(-10).AddTicks(-10), null), Ct));
        Assert.Equal(Clinic.Monday.AddYears(-10), (await clinic.As(clinic.MayaHerself).Send(new GetAccounting(clinic.Maya, Clinic.Monday.AddYears(-10), null), Ct)).Value.From);
    }

    [Fact]
    public async Task Holds_what_went_outside_the_product_and_summarises_it_too()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var letter = Letter("County Public Health", LegalBasis.PublicHealth, new(2026, 2, 1));
        await clinic.As(clinic.Pia).Send(new RecordOutsideDisclosure(clinic.Maya, letter), Ct);
        await clinic.As(clinic.Ruth).Send(new RecordOutsideDisclosure(clinic.Maya, letter with { RecipientName = "COUNTY  public health", DisclosedOn = new(2026, 3, 2) }), Ct);
        await clinic.As(clinic.Tomas).Send(new RecordOutsideDisclosure(clinic.Maya, letter with { LegalBasis = LegalBasis.OtherAuthorized, PurposeStatement = null, CopyOfRequest = "Please send the dates." }), Ct);
        await clinic.As(clinic.Pia).Send(new RecordOutsideDisclosure(clinic.Maya, letter with { DisclosedOn = new(2016, 1, 1) }), Ct);

        var items = (await clinic.As(clinic.MayaHerself).Send(new GetAccounting(clinic.Maya, null, null), Ct)).Value.Items;

        Assert.Equal(2, items.Count);
        var (authorized, demanded) = (items.Single(item => !item.IsRequiredByHipaa), items.Single(item => item.IsRequiredByHipaa));
        Assert.Equal((new DateOnly(2026, 2, 1), new DateOnly(2026, 3, 2), 2L), (demanded.FirstOn, demanded.LastOn, demanded.Count));
        Assert.Equal((AccessKind.Disclosure, true, "12 Main Street", "Tracing of contacts", "public health"), (demanded.Kind, demanded.IsOutsideTheProduct, demanded.Recipient.Address, demanded.PurposeStatement, demanded.Basis));
        Assert.Equal((1L, "as the written request says", "Please send the dates.", "authorized by the client in writing"), (authorized.Count, authorized.PurposeStatement, authorized.CopyOfRequest, authorized.Basis));

        Assert.Equal(4, (await clinic.As(clinic.MayaHerself).Send(new ListOutsideDisclosures(clinic.Maya, 50, null), Ct)).Value.Items.Count);
        Assert.Equal(["COUNTY  public health"], (await clinic.As(clinic.Ruth).Send(new ListOutsideDisclosures(clinic.Maya, 50, null), Ct)).Value.Items.Select(one => one.RecipientName));
        Assert.Equal(new Domain.Clients.ClientNotFound(), await clinic.As(clinic.Noor).Refused(new RecordOutsideDisclosure(clinic.Maya, letter), Ct));
    }

    [Fact]
    public async Task Keeps_silent_to_the_client_as_long_as_an_agency_may_ask_H8()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (pia, maya) = (clinic.As(clinic.Pia), clinic.As(clinic.MayaHerself));
        var before = (await pia.Send(new RecordOutsideDisclosure(clinic.Maya, Letter("Office of Inspection", LegalBasis.Oversight, Clinic.Today)), Ct)).Id;
        await pia.Send(new RecordOutsideDisclosure(clinic.Maya, Letter("County Public Health", LegalBasis.PublicHealth, Clinic.Today)), Ct);
        var asked = new SuspendAccountingBody { AgencyName = "office of  INSPECTION", Official = "J. Doe", Form = StatementForm.Oral, Statement = "It would warn somebody.", StatedOn = Clinic.Today, Until = Clinic.Today.AddDays(30) };
        Assert.Equal(new OralSuspensionTooLong { Pointer = "/until" }, await pia.Refused(new SuspendAccounting(clinic.Maya, asked with { Until = Clinic.Today.AddDays(31) }), Ct));
        var suspension = (await pia.Send(new SuspendAccounting(clinic.Maya, asked), Ct)).Id;
        await pia.Send(new ListAccountingSuspensions(clinic.Maya, 50, null), Ct);

        Assert.Equal(["County Public Health"], await Outside(maya));
        Assert.Equal(["County Public Health", "Office of Inspection"], await Outside(pia));
        Assert.Equal([null, true], (await pia.Send(new GetAccounting(clinic.Maya, null, null), Ct)).Value.Items.Where(item => item.IsOutsideTheProduct).OrderBy(item => item.Recipient.Name, StringComparer.Ordinal).Select(item => item.IsSuspended));
        Assert.Equal(["County Public Health"], (await maya.Send(new ListOutsideDisclosures(clinic.Maya, 50, null), Ct)).Value.Items.Select(one => one.RecipientName));
        var seen = (await maya.Send(new ListDisclosures(clinic.Maya, 50, null), Ct)).Value.Items;
        Assert.DoesNotContain(seen, row => row.Action.Contains("Suspen", StringComparison.Ordinal) || row.Changed == before || row.Changed == suspension);
        Assert.Single(seen, row => row.Action == "RecordOutsideDisclosure");

        // The last day and the day after.
        clinic.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(["County Public Health"], await Outside(maya));
        clinic.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["County Public Health", "Office of Inspection"], await Outside(maya));
        Assert.Equal(2, (await maya.Send(new ListDisclosures(clinic.Maya, 50, null), Ct)).Value.Items.Count(row => row.Action == "RecordOutsideDisclosure"));

        async Task<IEnumerable<string>> Outside(AtWork reader) =>
            (await reader.Send(new GetAccounting(clinic.Maya, null, null), Ct)).Value.Items.Where(item => item.IsOutsideTheProduct).Select(item => item.Recipient.Name).Order(StringComparer.Ordinal);
    }

    private static RecordOutsideDisclosureBody Letter(string to, LegalBasis basis, DateOnly on) => new()
    {
        DisclosedOn = on,
        RecipientName = to,
        RecipientAddress = "12 Main Street",
        Description = "Dates of sessions",
        PurposeStatement = "Tracing of contacts",
        LegalBasis = basis,
    };

    // The rule once more, without a database: what was shown to somebody who neither wrote it nor is the client.
    private static List<AccessPart> Released(AccessEntry entry, bool isClient) => entry.Verdict == AccessVerdict.Refused
        ? []
        : [.. entry.Parts.Where(part => part.IsPermitted && part.Reason is not (DecisionReason.Author or DecisionReason.Client)
            && !(isClient && part.Category == InformationCategory.PsychotherapyProcess && part.Reason == DecisionReason.Supervision))];

    private static IReadOnlyList<string> Naive(IEnumerable<AccessEntry> entries, DateTimeOffset from, DateTimeOffset to, bool isClient)
    {
        var toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, toronto).DateTime);
        var lines = new List<string>();
        var released = entries.Where(entry => entry.At >= from && entry.At < to).Select(entry => (Entry: entry, Parts: Released(entry, isClient))).Where(one => one.Parts.Count > 0);
        foreach (var same in released.GroupBy(one => (one.Entry.PersonId, one.Entry.Kind, one.Entry.Purpose, Noun(one.Entry.Action), string.Join(',', one.Parts.Select(part => part.Category).Distinct().Order()))))
        {
            var bases = same.SelectMany(one => one.Parts).Select(part => (part.Reason, part.Under)).Distinct().OrderBy(basis => basis.Reason).ThenBy(basis => basis.Under);
            lines.Add($"{same.Key} {Day(same.Min(one => one.Entry.At))} {Day(same.Max(one => one.Entry.At))} {same.Count()} {string.Join(',', bases)}");
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string Line(AccountingItemView item) =>
        $"{(item.Recipient.Id!.Value, item.Kind, item.Purpose!.Value, item.Records!, string.Join(',', item.Categories))} {item.FirstOn} {item.LastOn} {item.Count} {string.Join(',', item.Bases.Select(basis => (basis.Reason!.Value, basis.Under)))}";

    private static string Noun(string action) => action switch
    {
        "GetCarePlan" or "ListCarePlans" => "CarePlan",
        "GetClient" or "FindClients" => "Client",
        "GetNote" => "Note",
        _ => "AddGoal",
    };
}

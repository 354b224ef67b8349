using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Language;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Language;

public sealed class Advising_while_writing(PostgresServer server)
{
    private const string Text = "Zanzibarine client refused; I diagnosed sciatica and adjusted the spine.";

    private static readonly AddLanguageRuleBody Zanzibarine = new() { Language = "en-CA", Term = "Zanzibarine  client", Suggestion = "client", Rationale = "It says nothing.", Severity = LanguageSeverity.Info };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Advises_by_the_authors_discipline_and_by_the_clinics_own_rules_CR_184()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ada = clinic.As(clinic.Ada);
        var added = await ada.Send(new AddLanguageRule(Zanzibarine), Ct);

        Assert.Equal([added.Id.ToString(), "AG-REFUSED", "SC-RMT-DIAGNOSE"], await Rules(clinic.As(clinic.Tomas), new() { Text = Text }));
        Assert.Equal([added.Id.ToString(), "AG-REFUSED", "SC-RP-BODY"], await Rules(clinic.As(clinic.Ruth), new() { Text = Text, Discipline = Discipline.Psychotherapy }));
        Assert.Equal(["CL-DETOX"], await Rules(clinic.As(clinic.Ruth), new() { Text = "Il élimine les toxines.", Language = "fr-ca" }));

        await ada.Send(new WithdrawLanguageRule(new(added.Id), added.Revision), Ct);
        Assert.Equal(["AG-REFUSED", "SC-RMT-DIAGNOSE"], await Rules(clinic.As(clinic.Tomas), new() { Text = Text }));
    }

    [Fact]
    public async Task I51_keeps_nothing_of_the_text_and_writes_no_row_about_anybody_CR_182()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var before = await clinic.AskAsOwner("select count(*) from care.access_ledger", Ct);

        await Rules(clinic.As(clinic.Tomas), new() { Text = Text });

        Assert.Equal(before, await clinic.AskAsOwner("select count(*) from care.access_ledger", Ct));
        Assert.DoesNotContain("Zanzibarine", new CheckLanguage(new() { Text = Text }).ToString(), StringComparison.Ordinal);
        var refusals = new[]
        {
            await clinic.As(clinic.Tomas).Refused(new CheckLanguage(new() { Text = Text + "\ud800" }), Ct),
            await clinic.As(clinic.Tomas).Refused(new CheckLanguage(new() { Text = string.Concat(Enumerable.Repeat(Text, 400)) }), Ct),
        };
        Assert.All(refusals, refusal =>
        {
            var error = Assert.Single(Assert.IsType<RequestInvalid>(refusal).Errors);
            Assert.Equal("/text", error.Pointer);
            Assert.DoesNotContain("Zanzibarine", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Zanzibarine", refusal.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Is_for_those_who_write_notes_and_in_their_own_discipline()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var review = new CheckLanguage(new() { Text = Text });

        foreach (var other in new[] { clinic.Ada, clinic.Pia, clinic.MayaHerself }) Assert.Equal(new RoleNotAllowed(), await clinic.As(other).Refused(review, Ct));
        Assert.Equal(new DisciplineNotYours { Pointer = "/discipline" }, await clinic.As(clinic.Ruth).Refused(new CheckLanguage(new() { Text = Text, Discipline = Discipline.MassageTherapy }), Ct));
        Assert.Equal(new ChoiceUnknown { Pointer = "/language" }, await clinic.As(clinic.Ruth).Refused(new CheckLanguage(new() { Text = Text, Language = "sv" }), Ct));
    }

    [Fact]
    public async Task Lets_the_front_desk_alone_choose_words_for_the_clinic()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ada = clinic.As(clinic.Ada);
        var added = await ada.Send(new AddLanguageRule(Zanzibarine), Ct);

        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(new AddLanguageRule(Zanzibarine), Ct));
        Assert.Equal(new LanguageRuleKnown { Pointer = "/term" }, await ada.Refused(new AddLanguageRule(Zanzibarine with { Term = "zanzibarine-client" }), Ct));
        await ada.Send(new AddLanguageRule(Zanzibarine with { Language = "fr-CA" }), Ct);
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(new WithdrawLanguageRule(new(added.Id), 1), Ct));
        Assert.Equal(new LanguageRuleNotFound(), await ada.Refused(new WithdrawLanguageRule(ClinicLanguageRuleId.New(), 1), Ct));

        var withdrawn = await ada.Send(new WithdrawLanguageRule(new(added.Id), added.Revision), Ct);
        Assert.Equal(new RequestStale(withdrawn.Revision), await ada.Refused(new WithdrawLanguageRule(new(added.Id), added.Revision), Ct));
        Assert.Equal(new LanguageRuleWithdrawn(), await ada.Refused(new WithdrawLanguageRule(new(added.Id), withdrawn.Revision), Ct));
        var again = await ada.Send(new AddLanguageRule(Zanzibarine), Ct);

        var newest = await clinic.As(clinic.Ruth).Send(new ListLanguageRules(2, null), Ct);
        var rest = await clinic.As(clinic.Ruth).Send(new ListLanguageRules(2, newest.Next), Ct);
        Assert.Equal([again.Id, added.Id], new[] { newest.Items[0].Id, Assert.Single(rest.Items).Id });
        Assert.Equal(("zanzibarine client", "fr-CA"), (newest.Items[1].Term, newest.Items[1].Language));
        Assert.NotNull(rest.Items[0].WithdrawnAt);
    }

    [Fact]
    public async Task Keeps_a_clinics_words_from_another_clinic()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Ada).Send(new AddLanguageRule(Zanzibarine), Ct);
        var stranger = await clinic.Enrol("Sven", Discipline.MassageTherapy, at: await clinic.OpenAnother("Elsewhere", Ct), ct: Ct);

        Assert.Empty((await clinic.As(stranger).Send(new ListLanguageRules(10, null), Ct)).Items);
        Assert.Equal(["AG-REFUSED", "SC-RMT-DIAGNOSE"], await Rules(clinic.As(stranger), new() { Text = Text }));
    }

    [Fact]
    public async Task Shows_the_rules_with_their_reasons()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        var pack = await clinic.As(clinic.Ada).Send(new GetLanguagePack("fr-CA"), Ct);

        Assert.Equal(("fr-CA", false), (pack.Language, pack.IsReviewed));
        Assert.All(pack.Rules, rule => Assert.NotEmpty(rule.Rationale));
    }

    private static async Task<IEnumerable<string>> Rules(AtWork who, CheckLanguageBody body) => (await who.Send(new CheckLanguage(body), Ct)).Advice.Select(one => one.RuleId);
}

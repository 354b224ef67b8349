using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Language;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Language;

/// <summary>CR-187, I51.</summary>
public sealed class Keeping_a_wording(PostgresServer server)
{
    private static readonly KeepWordingBody HerWord = new() { RuleId = "AG-REFUSED", Reason = "Zanzibarine: it is her word." };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_the_authors_alone_also_once_the_note_is_signed()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.PsychotherapyProgress], ct: Ct);
        var colleague = await clinic.Enrol("Rhea", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(colleague, Discipline.Psychotherapy, ct: Ct);
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        Assert.Equal(new NoteNotFound(), await clinic.As(colleague).Refused(new KeepWording(clinic.Maya, note, HerWord), Ct));
        var kept = await clinic.As(clinic.Ruth).Send(new KeepWording(clinic.Maya, note, HerWord), Ct);

        await clinic.Signs(clinic.Ruth, note);

        var own = Assert.Single(await Kept(clinic, clinic.Ruth, note));
        Assert.Equal((kept.Id, "AG-REFUSED", HerWord.Reason, clinic.Clock.GetUtcNow()), (own.Id, own.RuleId, own.Reason, own.KeptAt));
        foreach (var other in (Person[])[colleague, clinic.Tomas]) Assert.Empty(await Kept(clinic, other, note));
        Assert.Empty(await Kept(clinic, clinic.Ruth, NoteId.New()));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.MayaHerself).Refused(new ListKeptWordings(clinic.Maya, note, 50, null), Ct));
        Assert.Equal(new NotTheNotesAuthor(), await clinic.As(colleague).Refused(new KeepWording(clinic.Maya, note, HerWord), Ct));
        Assert.Equal(false, await clinic.AskAsOwner("select exists (select from care.kept_wordings k where k::text ilike '%zanzibarine%' or encode(k.reason, 'escape') ilike '%zanzibarine%')", Ct));
    }

    [Fact]
    public async Task Ends_with_the_signature()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);

        Assert.Equal(new NoteSigned(), await clinic.As(clinic.Ruth).Refused(new KeepWording(clinic.Maya, note, HerWord), Ct));
    }

    [Fact]
    public async Task Asks_for_a_rule_that_there_is_and_for_a_reason()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        var own = await clinic.As(clinic.Ada).Send(new AddLanguageRule(new() { Language = "en-CA", Term = "pain patient", Suggestion = "person in pain", Rationale = "It names the person.", Severity = LanguageSeverity.Info }), Ct);

        await clinic.As(clinic.Ruth).Send(new KeepWording(clinic.Maya, note, HerWord with { RuleId = $"{own.Id}" }), Ct);
        foreach (var unknown in (string[])["AG-NOTHING", $"{Guid.CreateVersion7()}"])
            Assert.Equal(new AdviceUnknown { Pointer = "/ruleId" }, await clinic.As(clinic.Ruth).Refused(new KeepWording(clinic.Maya, note, HerWord with { RuleId = unknown }), Ct));
        Assert.Equal(new TextMissing { Pointer = "/reason" }, await clinic.As(clinic.Ruth).Refused(new KeepWording(clinic.Maya, note, HerWord with { Reason = " " }), Ct));
        await clinic.As(clinic.Ruth).Send(new KeepWording(clinic.Maya, note, HerWord with { Reason = new('a', 500) }), Ct);
        Assert.IsType<RequestInvalid>(await clinic.As(clinic.Ruth).Refused(new KeepWording(clinic.Maya, note, HerWord with { Reason = new('a', 501) }), Ct));
    }

    private static async Task<IReadOnlyList<KeptWordingView>> Kept(Clinic clinic, Person who, NoteId note) => (await clinic.As(who).Send(new ListKeptWordings(clinic.Maya, note, 50, null), Ct)).Value.Items;
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Notes;

public sealed class Keeping_sections_apart(PostgresServer server)
{
    private const string Story = "What happened in the old house.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_each_section_by_its_own_kind_of_information_and_gives_the_others_not_away()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await SignsWithAStory(clinic);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.PsychotherapyProgress], ct: Ct);
        var tomas = clinic.As(clinic.Tomas);

        var read = await tomas.Send(new GetNote(clinic.Maya, note), Ct);
        var whole = (await clinic.As(clinic.Ruth).Send(new GetNote(clinic.Maya, note), Ct)).Value;

        Assert.Equal(["data"], read.Value.Sections.Select(section => section.Heading));
        Assert.Equal(["data", "assessment"], whole.Sections.Select(section => section.Heading));
        Assert.NotEqual(whole.ContentHash, read.Value.ContentHash);
        Assert.Equal((true, null), (whole.IsAsSigned, read.Value.IsAsSigned));
        Assert.Equal([InformationCategory.PsychotherapyProgress], read.Shown.Select(shown => shown.Proof.Category));
        Assert.DoesNotContain(read.Withheld, denied => denied.Category == InformationCategory.TraumaHistory);
        Assert.Empty(await Found(tomas, clinic, new() { Category = InformationCategory.TraumaHistory }));
        Assert.Empty(await Found(tomas, clinic, new() { Section = "assessment" }));
        Assert.Equal([note.Value], await Found(tomas, clinic, new() { Section = "data" }));

        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.TraumaHistory], ct: Ct);
        var more = await tomas.Send(new GetNote(clinic.Maya, note), Ct);
        Assert.Equal(whole.ContentHash, more.Value.ContentHash);
        Assert.Equal(Story, more.Value.Sections[1].Text);
        Assert.Equal([InformationCategory.PsychotherapyProgress, InformationCategory.TraumaHistory], more.Shown.Select(shown => shown.Proof.Category).Order());
        Assert.Equal([note.Value], await Found(tomas, clinic, new() { Category = InformationCategory.TraumaHistory }));
    }

    [Fact]
    public async Task Records_the_kind_of_information_by_which_a_note_was_found()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await SignsWithAStory(clinic);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.PsychotherapyProgress, InformationCategory.TraumaHistory], ct: Ct);
        var tomas = clinic.As(clinic.Tomas);

        var all = await tomas.Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct);
        var found = await tomas.Send(new ListNotes(clinic.Maya, new() { Category = InformationCategory.TraumaHistory }, 50, null), Ct);

        Assert.Equal([InformationCategory.PsychotherapyProgress], all.Shown.Select(shown => shown.Proof.Category));
        Assert.Equal([InformationCategory.PsychotherapyProgress, InformationCategory.TraumaHistory], found.Shown.Select(shown => shown.Proof.Category).Order());
    }

    [Fact]
    public async Task Shows_no_section_of_a_note_that_is_not_shown()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await SignsWithAStory(clinic);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.TraumaHistory], ct: Ct);

        Assert.Equal(new ConsentNotGiven(InformationCategory.PsychotherapyProgress), await clinic.As(clinic.Tomas).Refused(new GetNote(clinic.Maya, note), Ct));
        Assert.Empty(await Found(clinic.As(clinic.Tomas), clinic, new() { Category = InformationCategory.TraumaHistory }));
        Assert.Empty((await Chart(clinic, clinic.Tomas)).Items);
    }

    [Fact]
    public async Task Closes_every_section_of_a_note_that_the_client_withholds_by_itself()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await SignsWithAStory(clinic);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.PsychotherapyProgress, InformationCategory.TraumaHistory], ct: Ct);
        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [], [note.Value], ct: Ct);

        Assert.Equal(new ConsentNotGiven(InformationCategory.PsychotherapyProgress), await clinic.As(clinic.Tomas).Refused(new GetNote(clinic.Maya, note), Ct));
        Assert.Empty(await Found(clinic.As(clinic.Tomas), clinic, NoteFilter.All));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keeps_every_version_of_a_note_from_whom_the_client_withholds_one(bool isLaterNamed)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var first = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.PsychotherapyProgress], ct: Ct);
        var next = new NoteId((await clinic.As(clinic.Ruth).Send(new AmendNote(clinic.Maya, first, 2, new() { Reason = "A slip" }), Ct)).Id);
        if (isLaterNamed) await clinic.Signs(clinic.Ruth, next);
        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [], [isLaterNamed ? next.Value : first.Value], ct: Ct);
        if (!isLaterNamed) await clinic.Signs(clinic.Ruth, next);

        foreach (var version in (NoteId[])[first, next])
            Assert.Equal(new ConsentNotGiven(InformationCategory.PsychotherapyProgress), await clinic.As(clinic.Tomas).Refused(new GetNote(clinic.Maya, version), Ct));
        Assert.Empty(await Found(clinic.As(clinic.Tomas), clinic, NoteFilter.All));
        Assert.Equal(2, (await Found(clinic.As(clinic.Ruth), clinic, NoteFilter.All)).Count());
    }

    [Fact]
    public async Task Shows_an_addendum_of_another_kind_only_where_that_kind_is_shown()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.SignsANote(clinic.Ruth, Discipline.Psychotherapy);
        await clinic.As(clinic.Ruth).Send(new AddAddendum(clinic.Maya, note, 2, new() { Text = Story, Reason = "She told more", Category = InformationCategory.TraumaHistory }), Ct);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.PsychotherapyProgress], ct: Ct);

        Assert.Empty((await clinic.As(clinic.Tomas).Send(new GetNote(clinic.Maya, note), Ct)).Value.Addenda);
        Assert.Equal([Story], (await clinic.As(clinic.MayaHerself).Send(new GetNote(clinic.Maya, note), Ct)).Value.Addenda.Select(addendum => addendum.Text));

        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.TraumaHistory], ct: Ct);
        var read = await clinic.As(clinic.Tomas).Send(new GetNote(clinic.Maya, note), Ct);
        Assert.Equal([Story], read.Value.Addenda.Select(addendum => addendum.Text));
        Assert.Contains(read.Shown, shown => shown.Proof.Category == InformationCategory.TraumaHistory);
    }

    [Fact]
    public async Task I46_is_co_signed_over_what_the_supervisor_was_shown()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var note = await SignsWithAStory(clinic, clinic.Quinn);
        await clinic.Withholds(Recipient.Of(clinic.Ruth.Id), [InformationCategory.TraumaHistory], ct: Ct);
        var ruth = clinic.As(clinic.Ruth, PurposeOfUse.Supervision);
        var ofQuinn = (await clinic.As(clinic.Quinn).Send(new GetNote(clinic.Maya, note), Ct)).Value;
        var read = (await ruth.Send(new GetNote(clinic.Maya, note), Ct)).Value;
        Assert.Equal(["data"], read.Sections.Select(section => section.Heading));

        Assert.Equal(new NoteHashMismatch { Pointer = "/contentHash" }, await ruth.Refused(new CoSignNote(clinic.Maya, note, 2, new() { ContentHash = ofQuinn.ContentHash }), Ct));
        await ruth.Send(new CoSignNote(clinic.Maya, note, 2, new() { ContentHash = read.ContentHash }), Ct);

        var ofAuthor = (await clinic.As(clinic.Quinn).Send(new GetNote(clinic.Maya, note), Ct)).Value;
        Assert.Equal((NoteStatus.Signed, false), (ofAuthor.Status, ofAuthor.IsCoSignedInFull));
        Assert.False((await clinic.As(clinic.MayaHerself).Send(new GetNote(clinic.Maya, note), Ct)).Value.IsCoSignedInFull);
        Assert.Null((await ruth.Send(new GetNote(clinic.Maya, note), Ct)).Value.IsCoSignedInFull);
    }

    [Fact]
    public async Task Prints_the_chart_with_what_this_reader_may_see_and_no_more()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var talk = await SignsWithAStory(clinic);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy, 5);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var touch = await clinic.SignsANote(clinic.Tomas, Discipline.MassageTherapy, 3);

        var ofMaya = await Chart(clinic, clinic.MayaHerself);
        var ofTomas = await Chart(clinic, clinic.Tomas);
        var first = (await clinic.As(clinic.MayaHerself).Send(new GetChart(clinic.Maya, NoteFilter.All, null, 1, null), Ct)).Value;
        var second = (await clinic.As(clinic.MayaHerself).Send(new GetChart(clinic.Maya, NoteFilter.All, null, 1, Cursor.Parse(first.NextCursor!)), Ct)).Value;

        Assert.Equal([talk.Value, touch.Value], ofMaya.Items.Select(entry => entry.Note.Id));
        Assert.Equal(2, ofMaya.Items[0].Note.Sections.Count);
        Assert.Equal([touch.Value], ofTomas.Items.Select(entry => entry.Note.Id));
        Assert.Equal((talk.Value, touch.Value, null), (Assert.Single(first.Items).Note.Id, Assert.Single(second.Items).Note.Id, second.NextCursor));
        Assert.Equal("Ruth", ofMaya.Items[0].AuthorName!.Split(' ')[0]);
        Assert.Equal(new NoteNotFound { Pointer = "/noteId" }, await clinic.As(clinic.Tomas).Refused(new GetChart(clinic.Maya, NoteFilter.All, talk, 50, null), Ct));
        Assert.Equal([touch.Value], (await clinic.As(clinic.Tomas).Send(new GetChart(clinic.Maya, NoteFilter.All, touch, 50, null), Ct)).Value.Items.Select(entry => entry.Note.Id));
    }

    [Fact]
    public async Task Finds_notes_by_period_author_layout_and_state()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var talk = await SignsWithAStory(clinic);
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var between = clinic.Clock.GetUtcNow();
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        var draft = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy, 5);
        var ruth = clinic.As(clinic.Ruth);

        Assert.Equal([draft.Value, talk.Value], await Found(ruth, clinic, NoteFilter.All));
        Assert.Equal([draft.Value], await Found(ruth, clinic, new() { From = between }));
        Assert.Equal([talk.Value], await Found(ruth, clinic, new() { To = between }));
        Assert.Equal([draft.Value], await Found(ruth, clinic, new() { Status = NoteStatus.Draft }));
        Assert.Equal([draft.Value, talk.Value], await Found(ruth, clinic, new() { Author = clinic.Ruth.PersonId, Format = NoteFormat.Dap }));
        Assert.Empty(await Found(ruth, clinic, new() { Author = clinic.Tomas.PersonId }));
        Assert.Empty(await Found(ruth, clinic, new() { Format = NoteFormat.Soap }));
    }

    private static async Task<NoteId> SignsWithAStory(Clinic clinic, Person? author = null)
    {
        var by = author ?? clinic.Ruth;
        var session = await clinic.Schedules(by, Discipline.Psychotherapy);
        var note = new NoteId((await clinic.As(by).Send(new WriteNote(clinic.Maya, session, new()
        {
            Format = NoteFormat.Dap,
            Sections = [new() { Heading = "data", Text = "Maya slept." }, new() { Heading = "assessment", Text = Story, Category = InformationCategory.TraumaHistory }],
        }), Ct)).Id);
        await clinic.Signs(by, note);
        return note;
    }

    private static async Task<ChartView> Chart(Clinic clinic, Person reader) => (await clinic.As(reader).Send(new GetChart(clinic.Maya, NoteFilter.All, null, 50, null), Ct)).Value;

    private static async Task<IEnumerable<Guid>> Found(AtWork reader, Clinic clinic, NoteFilter filter) =>
        (await reader.Send(new ListNotes(clinic.Maya, filter, 50, null), Ct)).Value.Items.Select(note => note.Id);
}

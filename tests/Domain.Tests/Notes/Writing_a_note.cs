using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Notes;

public sealed class Writing_a_note
{
    [Fact]
    public void Is_progress_when_a_psychotherapist_writes()
    {
        var note = A_note.By(Ruth);

        Assert.Equal((Clinic, MayaId, A_note.Session, InformationCategory.PsychotherapyProgress, Ruth), (note.ClinicId, note.ClientId, note.SessionId, note.Category, note.Author));
        Assert.Equal((NoteStatus.Draft, Monday, 1), (note.Status, note.WrittenAt, note.Revision));
        Assert.Null(note.ContentHash);
    }

    [Fact]
    public void Is_bodywork_when_a_massage_therapist_writes() => Assert.Equal(InformationCategory.Bodywork, A_note.By(Tomas).Category);

    [Fact]
    public void Is_for_practitioners() => Assert.Equal(new OnlyPractitionersWriteNotes(), Refused(() => A_note.By(Ada)));

    [Fact]
    public void Keeps_the_massage_record_to_massage_therapists()
    {
        Assert.Equal(
            new NoteFormatOfOtherDiscipline(NoteFormat.MassageRecord) { Pointer = "/format" },
            Refused(() => SessionNote.Write(Clinic, MayaId, A_note.Session, NoteFormat.MassageRecord, [new("findings", "Tender at the right shoulder.")], Ruth, Monday)));

        Assert.Equal(NoteFormat.MassageRecord, SessionNote.Write(Clinic, MayaId, A_note.Session, NoteFormat.MassageRecord, [new("findings", "Tender.")], Tomas, Monday).Format);
    }

    [Theory]
    [InlineData(NoteFormat.Soap, "subjective,objective,assessment,plan")]
    [InlineData(NoteFormat.Dap, "data,assessment,plan")]
    [InlineData(NoteFormat.Birp, "behaviour,intervention,response,plan")]
    [InlineData(NoteFormat.FreeForm, "what-we-did,next1")]
    public void Uses_the_headings_of_its_layout(NoteFormat format, string headings)
    {
        var sections = headings.Split(',').Select(heading => new NoteSection(heading, "Text.")).ToArray();

        var note = SessionNote.Write(Clinic, MayaId, A_note.Session, format, sections, Ruth, Monday);

        Assert.Equal(sections, note.Sections);
    }

    [Theory]
    [InlineData(NoteFormat.Soap, "data")]
    [InlineData(NoteFormat.Dap, "subjective")]
    [InlineData(NoteFormat.Birp, "Behaviour")]
    [InlineData(NoteFormat.FreeForm, "")]
    [InlineData(NoteFormat.FreeForm, "Summary")]
    [InlineData(NoteFormat.FreeForm, "two words")]
    [InlineData(NoteFormat.FreeForm, "abcdefghijabcdefghijabcdefghijabcdefghijk")]
    public void Refuses_any_other_heading(NoteFormat format, string heading) => Assert.Equal(
        new NoteHeadingUnknown(format) { Pointer = "/sections/0/heading" },
        Refused(() => SessionNote.Write(Clinic, MayaId, A_note.Session, format, [new(heading, "Text.")], Ruth, Monday)));

    [Fact]
    public void Takes_only_listed_layouts() => Assert.Equal(
        new ChoiceUnknown { Pointer = "/format" },
        Refused(() => SessionNote.Write(Clinic, MayaId, A_note.Session, (NoteFormat)5, [new("summary", "Text.")], Ruth, Monday)));

    [Fact]
    public void Takes_a_heading_of_forty_letters()
    {
        var heading = new string('a', 40);

        Assert.Equal(heading, A_note.By(Ruth, new NoteSection(heading, "Text.")).Sections[0].Heading);
    }

    [Fact]
    public void Uses_each_heading_once() => Assert.Equal(
        new NoteHeadingTwice { Pointer = "/sections/1/heading" },
        Refused(() => A_note.By(Ruth, new("summary", "One."), new("summary", "Two."))));

    [Fact]
    public void Says_something() => Assert.Equal(
        new NoteEmpty { Pointer = "/sections" },
        Refused(() => SessionNote.Write(Clinic, MayaId, A_note.Session, NoteFormat.Soap, [], Ruth, Monday)));

    [Fact]
    public void Says_something_under_each_heading() => Assert.Equal(
        new TextMissing { Pointer = "/sections/1/text" },
        Refused(() => A_note.By(Ruth, new("summary", "One."), new("next", "\n "))));

    [Fact]
    public void Has_at_most_twenty_sections()
    {
        static NoteSection[] Sections(int count) => [.. Enumerable.Range(0, count).Select(i => new NoteSection($"s{i}", "Text."))];

        Assert.Equal(20, A_note.By(Ruth, Sections(20)).Sections.Count);
        Assert.Equal(new NoteTooManySections(20) { Pointer = "/sections" }, Refused(() => A_note.By(Ruth, Sections(21))));
    }

    [Fact]
    public void Has_at_most_twenty_thousand_characters_in_a_section()
    {
        Assert.Equal(20_000, A_note.By(Ruth, new NoteSection("summary", new string('a', 20_000))).Sections[0].Text.Length);
        Assert.Equal(
            new TextTooLong(20_000) { Pointer = "/sections/0/text" },
            Refused(() => A_note.By(Ruth, new NoteSection("summary", new string('a', 20_001)))));
    }

    [Fact]
    public void Can_be_written_anew_by_its_author()
    {
        var note = A_note.By(Ruth);

        note.Redraft([new("summary", "  Shorter. ")], Ruth);

        Assert.Equal([new("summary", "Shorter.")], note.Sections);
        Assert.Equal(2, note.Revision);
    }

    [Fact]
    public void Stays_as_it_was_when_the_new_text_is_refused()
    {
        var note = A_note.By(Ruth);
        var before = note.Sections.ToArray();

        Refused(() => note.Redraft([new("summary", "Fine."), new("next", "")], Ruth));

        Assert.Equal(before, note.Sections);
        Assert.Equal(1, note.Revision);
    }

    [Fact]
    public void Is_the_authors_alone()
    {
        var note = A_note.By(Quinn);

        Assert.Equal(new NotTheNotesAuthor(), Refused(() => note.Redraft([new("summary", "Mine.")], Ruth)));
    }

    [Fact]
    public void Prints_as_a_length() => Assert.Equal("summary: 6 characters", new NoteSection("summary", "Secret").ToString());
}

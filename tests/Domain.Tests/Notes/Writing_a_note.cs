using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Sessions;
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

        Assert.Equal(sections.Select(section => (section.Heading, section.Text)), note.Draft.Select(section => (section.Heading, section.Text)));
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

        Assert.Equal(heading, A_note.By(Ruth, new NoteSection(heading, "Text.")).Draft[0].Heading);
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
    public void Has_at_most_twenty_sections()
    {
        static NoteSection[] Sections(int count) => [.. Enumerable.Range(0, count).Select(i => new NoteSection($"s{i}", "Text."))];

        Assert.Equal(20, A_note.By(Ruth, Sections(20)).Draft.Count);
        Assert.Equal(new NoteTooManySections(20) { Pointer = "/sections" }, Refused(() => A_note.By(Ruth, Sections(21))));
    }

    [Fact]
    public void Has_at_most_twenty_thousand_characters_in_a_section()
    {
        Assert.Equal(20_000, A_note.By(Ruth, new NoteSection("summary", new string('a', 20_000))).Draft[0].Text.Length);
        Assert.Equal(
            new TextTooLong(20_000) { Pointer = "/sections/0/text" },
            Refused(() => A_note.By(Ruth, new NoteSection("summary", new string('a', 20_001)))));
    }

    [Fact]
    public void Can_be_written_anew_by_its_author_to_the_letter()
    {
        var note = A_note.By(Ruth);

        note.Redraft([new("summary", "  Shorter. \r\n\t"), new("next", "")], Ruth, isRiskFlagged: true);

        Assert.Equal([("summary", "  Shorter. \r\n\t"), ("next", "")], note.Draft.Select(section => (section.Heading, section.Text)));
        Assert.Equal((2, true), (note.Revision, note.IsRiskFlagged));
    }

    [Fact]
    public void Stays_as_it_was_when_the_new_text_is_refused()
    {
        var note = A_note.By(Ruth);
        var before = note.Draft.ToArray();

        Assert.Equal(new TextUnreadable { Pointer = "/sections/1/text" }, Refused(() => note.Redraft([new("summary", "Fine."), new("next", "\u0007")], Ruth)));

        Assert.Equal(before, note.Draft);
        Assert.Equal(1, note.Revision);
    }

    [Fact]
    public void Knows_a_save_that_came_before()
    {
        var note = A_note.By(Ruth);
        note.Redraft([new("summary", "Shorter. ")], Ruth);

        Assert.True(note.Says([new("summary", "Shorter. ")], null));
        Assert.True(note.Says([new("summary", "Shorter. ") { Category = InformationCategory.PsychotherapyProgress }], false));
        Assert.False(note.Says([new("summary", "Shorter.")], null));
        Assert.False(note.Says([new("summary", "Shorter. ")], true));
    }

    [Theory]
    [InlineData(InformationCategory.MentalHealthSummary)]
    [InlineData(InformationCategory.MentalHealthOutcomes)]
    [InlineData(InformationCategory.TraumaHistory)]
    [InlineData(InformationCategory.SubstanceUse)]
    [InlineData(InformationCategory.PhysicalHealth)]
    [InlineData(InformationCategory.SafetyCues)]
    [InlineData(InformationCategory.CarePlan)]
    public void Carries_one_kind_of_information_in_each_section(InformationCategory category)
    {
        var note = A_note.By(Ruth, new("summary", "One."), new("other", "Two.") { Category = category });

        Assert.Equal([InformationCategory.PsychotherapyProgress, category], note.Draft.Select(section => section.Category!.Value));
    }

    [Theory]
    [InlineData(InformationCategory.PsychotherapyProcess)]
    [InlineData(InformationCategory.Bodywork)]
    [InlineData(InformationCategory.PhysicalOutcomes)]
    [InlineData(InformationCategory.Demographics)]
    [InlineData(InformationCategory.Scheduling)]
    public void I49_carries_no_process_notes_and_nothing_of_the_other_discipline(InformationCategory category) => Assert.Equal(
        new SectionCategoryNotAllowed(category) { Pointer = "/sections/0/category" },
        Refused(() => A_note.By(Ruth, new NoteSection("summary", "One.") { Category = category })));

    [Theory]
    [InlineData(InformationCategory.PhysicalHealth, true)]
    [InlineData(InformationCategory.PhysicalOutcomes, true)]
    [InlineData(InformationCategory.SafetyCues, true)]
    [InlineData(InformationCategory.TraumaHistory, false)]
    [InlineData(InformationCategory.SubstanceUse, false)]
    [InlineData(InformationCategory.MentalHealthSummary, false)]
    [InlineData(InformationCategory.PsychotherapyProgress, false)]
    public void Keeps_the_story_out_of_a_massage_therapists_note(InformationCategory category, bool isAllowed)
    {
        NoteSection[] sections = [new("summary", "One.") { Category = category }];

        if (isAllowed) Assert.Equal(category, A_note.By(Tomas, sections).Draft[0].Category);
        else Assert.Equal(new SectionCategoryNotAllowed(category) { Pointer = "/sections/0/category" }, Refused(() => A_note.By(Tomas, sections)));
    }

    [Fact]
    public void Names_regions_worked_in_a_massage_record_and_nowhere_else()
    {
        var worked = new WorkedRegion(BodyRegion.Shoulders, Side.Left, Technique.Swedish, 2);
        SessionNote Write(NoteFormat format, Author by, string heading, params WorkedRegion[] regions) =>
            SessionNote.Write(Clinic, MayaId, A_note.Session, format, [new(heading, "") { Worked = regions }], by, Monday);

        Assert.Equal([worked], Write(NoteFormat.MassageRecord, Tomas, "regionsWorked", worked).Draft[0].Worked);
        Assert.Equal(new WorkedRegionsMisplaced { Pointer = "/sections/0/worked" }, Refused(() => Write(NoteFormat.MassageRecord, Tomas, "findings", worked)));
        Assert.Equal(new WorkedRegionsMisplaced { Pointer = "/sections/0/worked" }, Refused(() => Write(NoteFormat.FreeForm, Ruth, "regionsWorked", worked)));
        Assert.Equal(new PressureOffTheScale(6), Refused(() => Write(NoteFormat.MassageRecord, Tomas, "regionsWorked", worked with { Pressure = 6 })));
        Assert.Equal(new PressureOffTheScale(0), Refused(() => Write(NoteFormat.MassageRecord, Tomas, "regionsWorked", worked with { Pressure = 0 })));
        Assert.Equal(60, Write(NoteFormat.MassageRecord, Tomas, "regionsWorked", [.. Enumerable.Repeat(worked, 60)]).Draft[0].Worked.Count);
        Assert.Equal(new WorkedRegionsTooMany(60) { Pointer = "/sections/0/worked" }, Refused(() => Write(NoteFormat.MassageRecord, Tomas, "regionsWorked", [.. Enumerable.Repeat(worked, 61)])));
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

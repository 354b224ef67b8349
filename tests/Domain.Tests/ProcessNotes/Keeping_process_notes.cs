using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Tests.ProcessNotes;

public sealed class Keeping_process_notes
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly Author ruth = new(Guid.CreateVersion7(), Discipline.Psychotherapy);

    [Fact]
    public void Is_a_psychotherapists_alone_CR_200()
    {
        Assert.Equal(InformationCategory.PsychotherapyProcess, Written().Category);
        Assert.Equal(new OnlyPsychotherapistsKeepProcessNotes(), Refused(() => Written(by: new(Guid.NewGuid(), Discipline.MassageTherapy))));
        Assert.Equal(new OnlyPsychotherapistsKeepProcessNotes(), Refused(() => Written(by: new(Guid.NewGuid(), null))));
    }

    [Fact]
    public void Is_kept_alike_for_counselling_on_substance_use_CR_202()
    {
        var counselling = Written(ProcessNoteKind.SubstanceUseCounselling);

        Assert.Equal((InformationCategory.PsychotherapyProcess, ProcessNoteKind.SubstanceUseCounselling), (counselling.Category, counselling.Content.Kind));
        Assert.Equal(new ChoiceUnknown { Pointer = "/kind" }, Refused(() => Written((ProcessNoteKind)2)));
    }

    /// <summary>I49, H1: what a session has to have written about it cannot be put here instead.</summary>
    [Fact]
    public void Has_no_place_for_what_belongs_into_the_record_CR_201()
    {
        Assert.Equal(["Kind", "Session", "Text"], typeof(ProcessNoteContent).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Author", "Category", "ClientId", "ClinicId", "Content", "Id", "Revision", "RewrittenAt", "WrittenAt"],
            typeof(ProcessNote).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_written_anew_by_its_author_and_by_nobody_who_was_let_in_to_read()
    {
        var session = SessionId.New();
        var note = Written(session: session);

        Assert.Equal(new ProcessNoteNotYours(), Refused(() => note.Rewrite("Mine now.", new(Guid.NewGuid(), Discipline.Psychotherapy), Monday)));
        Assert.Equal((1, "She looked at the door.", (DateTimeOffset?)null), (note.Revision, note.Content.Text, note.RewrittenAt));

        note.Rewrite(" She looked at the door twice. ", ruth, Monday.AddDays(1));
        Assert.Equal((2, "She looked at the door twice.", Monday.AddDays(1), Monday), (note.Revision, note.Content.Text, note.RewrittenAt!.Value, note.WrittenAt));
        Assert.Equal(session.Value, note.Content.Session);
    }

    [Fact]
    public void Says_something_and_not_too_much_of_it()
    {
        Assert.Equal(new TextMissing { Pointer = "/text" }, Refused(() => Written(text: " ")));
        Assert.Equal(20_000, Written(text: new('a', 20_000)).Content.Text.Length);
        Assert.Equal(new TextTooLong(20_000) { Pointer = "/text" }, Refused(() => Written(text: new('a', 20_001))));
        Assert.Equal(new TextTooLong(20_000) { Pointer = "/text" }, Refused(() => Written().Rewrite(new('a', 20_001), ruth, Monday)));
    }

    [Fact]
    public void Prints_as_a_length() => Assert.Equal("23 characters", Written().Content.ToString());

    private ProcessNote Written(ProcessNoteKind kind = ProcessNoteKind.PsychotherapyProcess, SessionId? session = null, string text = "She looked at the door.", Author? by = null) =>
        ProcessNote.Write(ClinicId.New(), ClientId.New(), kind, session, text, by ?? ruth, Monday);

    private static DomainError Refused(Action act) => Assert.Throws<DomainException>(act).Error;
}

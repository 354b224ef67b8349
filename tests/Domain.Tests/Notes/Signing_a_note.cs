using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Notes;

public sealed class Signing_a_note
{
    private static readonly ContentHash OfAnotherText = ContentHash.Of(new string('0', 64));

    [Fact]
    public void Makes_it_final_and_keeps_each_section_by_itself()
    {
        var draft = A_note.By(Ruth, new("summary", "One."), new("story", "Two.") { Category = InformationCategory.TraumaHistory });
        var said = draft.HashOf(draft.Draft);

        var (note, sections) = A_note.Signs(draft, SignerStanding.Independent);

        Assert.Equal((NoteStatus.Signed, Monday.AddHours(1), Monday.AddHours(1), 2), (note.Status, note.SignedAt, note.FinalAt, note.Revision));
        Assert.Equal(said, note.ContentHash);
        Assert.True(note.IsAsSigned(sections.Text()));
        Assert.Empty(note.Draft);
        Assert.Null(note.SupervisorId);
        Assert.Equal(
            [(note.Id, 0, InformationCategory.PsychotherapyProgress, Ruth), (note.Id, 1, InformationCategory.TraumaHistory, Ruth)],
            sections.Select(section => (section.NoteId, section.Position, section.Category, section.Author)));
    }

    [Fact]
    public void Names_the_heading_of_a_layout_and_keeps_one_of_ones_own_with_the_text()
    {
        var ofALayout = A_note.Signs(SessionNote.Write(Clinic, MayaId, A_note.Session, NoteFormat.Dap, [new("data", "One.")], Ruth, Monday), SignerStanding.Independent).Sections;
        var ofOnesOwn = A_note.Signs(A_note.By(Ruth, new NoteSection("whathappenedinmay", "One.")), SignerStanding.Independent).Sections;

        Assert.Equal("data", Assert.Single(ofALayout).Heading);
        Assert.Null(Assert.Single(ofOnesOwn).Heading);
        Assert.Equal("whathappenedinmay", ofOnesOwn[0].Content.Heading);
    }

    [Fact]
    public void Waits_until_every_section_says_something()
    {
        var note = A_note.By(Ruth, new("summary", "One."), new("next", " \n"));

        Assert.Equal(new TextMissing { Pointer = "/sections/1/text" }, Refused(() => A_note.Signs(note, SignerStanding.Independent)));
        Assert.Equal((NoteStatus.Draft, 1), (note.Status, note.Revision));
    }

    [Fact]
    public void Needs_a_section_of_the_notes_own_kind()
    {
        var note = A_note.By(Ruth, new NoteSection("story", "One.") { Category = InformationCategory.TraumaHistory });

        Assert.Equal(new NoteNeedsOwnSection { Pointer = "/sections" }, Refused(() => A_note.Signs(note, SignerStanding.Independent)));
    }

    [Theory]
    [InlineData(24, 0, false)]
    [InlineData(24, 1, true)]
    public void Marks_a_late_entry(int hours, int seconds, bool isLate)
    {
        var end = Monday.AddHours(-1);

        Assert.Equal(isLate, A_note.Signs(A_note.By(Ruth), SignerStanding.Independent, end.AddHours(hours).AddSeconds(seconds), end).Note.IsLateEntry);
    }

    [Fact]
    public void Is_the_authors_alone_I43()
    {
        var note = A_note.By(Tomas);

        Assert.Equal(new NotTheNotesAuthor(), Refused(() => note.Sign(Noor, SignerStanding.Independent, Monday, A_note.Ontario, Monday)));
        Assert.Equal(new NotTheNotesAuthor(), Refused(() => note.Sign(Tomas with { Discipline = Discipline.Psychotherapy }, SignerStanding.Independent, Monday, A_note.Ontario, Monday)));
        Assert.Equal(NoteStatus.Draft, note.Status);
    }

    [Fact]
    public void Ends_all_change_of_the_text_I42()
    {
        var final = A_note.SignedBy(Ruth);
        var awaiting = A_note.OfQuinnAwaitingRuth().Note;

        Assert.Equal(new NoteSigned(), Refused(() => final.Redraft([new("summary", "Other.")], Ruth)));
        Assert.Equal(new NoteSigned(), Refused(() => A_note.Signs(final, SignerStanding.Independent)));
        Assert.Equal(new NoteSigned(), Refused(() => awaiting.Redraft([new("summary", "Other.")], Quinn)));
        Assert.Equal(new NoteSigned(), Refused(() => A_note.Signs(awaiting, SignerStanding.Independent)));
    }

    [Fact]
    public void Leaves_a_qualifying_practitioners_note_waiting_for_the_supervisor_I45()
    {
        var note = A_note.OfQuinnAwaitingRuth().Note;

        Assert.Equal((NoteStatus.AwaitingCoSignature, RuthId), (note.Status, note.SupervisorId));
        Assert.NotNull(note.ContentHash);
        Assert.Null(note.CoSignedAt);
    }

    [Fact]
    public void Is_final_where_the_supervision_does_not_ask_for_this_note_I45()
    {
        var note = A_note.Signs(A_note.By(Quinn), SignerStanding.Qualifying(RuthId, asksForCoSignature: false)).Note;

        Assert.Equal((NoteStatus.Signed, RuthId), (note.Status, note.SupervisorId));
    }

    [Fact]
    public void Leaves_it_a_draft_without_active_supervision_I45()
    {
        var note = A_note.By(Quinn);

        Assert.Equal(new NoteSupervisionMissing(), Refused(() => A_note.Signs(note, SignerStanding.Qualifying(null))));
        Assert.Equal(new NoteSupervisionMissing(), Refused(() => A_note.Signs(note, SignerStanding.Qualifying(null, asksForCoSignature: false))));
        Assert.Equal(NoteStatus.Draft, note.Status);
        Assert.Null(note.ContentHash);
    }

    [Fact]
    public void Takes_nobody_as_their_own_supervisor_I47() =>
        Assert.Equal(new CoSignerIsAuthor(), Refused(() => A_note.Signs(A_note.By(Quinn), SignerStanding.Qualifying(QuinnId))));

    [Fact]
    public void Is_complete_when_the_supervisor_stands_behind_the_same_text()
    {
        var (note, shown) = A_note.OfQuinnAwaitingRuth();
        var read = note.HashOf(shown);

        note.CoSign(Ruth, [RuthId], read, shown, Monday.AddDays(1));

        Assert.Equal((NoteStatus.Signed, Monday.AddDays(1), RuthId, read, 3), (note.Status, note.CoSignedAt, note.CoSignedBy, note.CoSignedHash, note.Revision));
    }

    [Fact]
    public void Is_co_signed_over_what_the_supervisor_is_shown()
    {
        var (note, sections) = A_note.Signs(A_note.By(Quinn, new("summary", "One."), new("story", "Two.") { Category = InformationCategory.TraumaHistory }), SignerStanding.Qualifying(RuthId));
        var shown = sections.Text().Take(1).ToList();

        note.CoSign(Ruth, [RuthId], note.HashOf(shown), shown, Monday);

        Assert.NotEqual(note.ContentHash, note.CoSignedHash);
        Assert.Equal(note.HashOf(shown), note.CoSignedHash);
    }

    [Fact]
    public void Does_not_take_a_co_signature_over_another_text_I46()
    {
        var (note, shown) = A_note.OfQuinnAwaitingRuth();

        Assert.Equal(new NoteHashMismatch { Pointer = "/contentHash" }, Refused(() => note.CoSign(Ruth, [RuthId], OfAnotherText, shown, Monday)));
        Assert.Equal(NoteStatus.AwaitingCoSignature, note.Status);
    }

    [Fact]
    public void Does_not_take_a_co_signature_by_the_author_I47()
    {
        var (note, shown) = A_note.OfQuinnAwaitingRuth();

        Assert.Equal(new CoSignerIsAuthor(), Refused(() => note.CoSign(Quinn, [RuthId, QuinnId], note.HashOf(shown), shown, Monday)));
    }

    [Fact]
    public void Does_not_take_a_co_signature_by_anyone_but_a_supervisor_of_that_day_I47()
    {
        var (note, shown) = A_note.OfQuinnAwaitingRuth();
        var colleague = new Author(PractitionerId.New().Value, Discipline.Psychotherapy);
        var hash = note.HashOf(shown);

        Assert.Equal(new NotTheNotesSupervisor(), Refused(() => note.CoSign(colleague, [RuthId], hash, shown, Monday)));
        Assert.Equal(new NotTheNotesSupervisor(), Refused(() => note.CoSign(Ruth, [], hash, shown, Monday)));
        Assert.Equal(new NotTheNotesSupervisor(), Refused(() => note.CoSign(Ruth with { Discipline = Discipline.MassageTherapy }, [RuthId], hash, shown, Monday)));

        note.CoSign(colleague, [new(colleague.PersonId)], hash, shown, Monday);
        Assert.Equal(colleague.PersonId, note.CoSignedBy!.Value.Value);
    }

    [Fact]
    public void Takes_a_co_signature_only_where_one_is_awaited()
    {
        var draft = A_note.By(Quinn);
        var final = A_note.SignedBy(Ruth);

        Assert.Equal(new NoteNotAwaitingCoSignature(NoteStatus.Draft), Refused(() => draft.CoSign(Ruth, [RuthId], draft.HashOf(draft.Draft), draft.Draft, Monday)));
        Assert.Equal(new NoteNotAwaitingCoSignature(NoteStatus.Signed), Refused(() => final.CoSign(Quinn, [QuinnId], OfAnotherText, [], Monday)));
    }
}

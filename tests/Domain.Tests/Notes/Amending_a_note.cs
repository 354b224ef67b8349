using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Notes;

public sealed class Amending_a_note
{
    private static readonly NoteSection[] Text = [new("summary", "We practised orienting to the room.")];

    [Fact]
    public void I42_begins_the_next_version_and_leaves_the_first_as_it_was_signed()
    {
        var first = A_note.SignedBy(Ruth);

        var next = first.Amend([RuthId], Text, "Taken down wrongly.", Ruth, Monday.AddDays(1));

        Assert.Equal((NoteStatus.Draft, 2, first.Id, first.Id, "Taken down wrongly."), (next.Status, next.Version, next.OriginalId, next.AmendsId!.Value, next.AmendmentReason));
        Assert.Equal((first.ClientId, first.SessionId, first.Category, first.Author, first.Format), (next.ClientId, next.SessionId, next.Category, next.Author, next.Format));
        Assert.Equal([("summary", "We practised orienting to the room.")], next.Draft.Select(section => (section.Heading, section.Text)));
        Assert.Equal((NoteStatus.Signed, 2), (first.Status, first.Revision));
    }

    [Fact]
    public void Replaces_the_version_before_once_it_is_final()
    {
        var first = A_note.SignedBy(Ruth);
        var next = first.Amend([RuthId], Text, "Why", Ruth, Monday);
        Assert.Equal(new NoteNotAmendable(NoteStatus.Signed), Refused(() => first.GiveWayTo(next, Monday)));

        A_note.Signs(next, SignerStanding.Independent);
        first.GiveWayTo(next, Monday.AddDays(1));

        Assert.Equal((NoteStatus.Amended, Monday.AddDays(1)), (first.Status, first.AmendedAt));
        Assert.Equal(new NoteNotAmendable(NoteStatus.Amended), Refused(() => first.GiveWayTo(next, Monday)));
        Assert.Equal(new NoteNotAmendable(NoteStatus.Amended), Refused(() => first.Amend([RuthId], Text, "Why", Ruth, Monday)));
        Assert.Equal(3, next.Amend([RuthId], Text, "Why", Ruth, Monday).Version);
        Assert.Equal(first.Id, next.Amend([RuthId], Text, "Why", Ruth, Monday).OriginalId);
    }

    [Fact]
    public void Answers_a_note_that_nobody_is_left_to_co_sign()
    {
        var note = A_note.OfQuinnAwaitingRuth().Note;

        Assert.Equal(new NoteNotAmendable(NoteStatus.AwaitingCoSignature), Refused(() => note.Amend([RuthId], Text, "Why", Quinn, Monday)));
        var next = A_note.Signs(note.Amend([], Text, "Ruth has left", Quinn, Monday), SignerStanding.Independent).Note;
        note.GiveWayTo(next, Monday);

        Assert.Equal((NoteStatus.Amended, null), (note.Status, note.FinalAt));
    }

    [Fact]
    public void Stands_again_when_what_replaced_it_was_wrong()
    {
        var first = A_note.SignedBy(Ruth);
        var next = A_note.Signs(first.Amend([RuthId], Text, "Why", Ruth, Monday), SignerStanding.Independent).Note;
        first.GiveWayTo(next, Monday);
        Assert.Equal(new NoteNotAmendable(NoteStatus.Amended), Refused(() => first.StandAgain(next)));
        next.EnterInError("About somebody else", Ruth, Monday);

        first.StandAgain(next);

        Assert.Equal((NoteStatus.Signed, null), (first.Status, first.AmendedAt));
        first.EnterInError("About somebody else", Ruth, Monday);
        Assert.False(first.ShowsTextTo(Maya.PersonId));
    }

    [Fact]
    public void Is_the_authors_and_says_why()
    {
        var first = A_note.SignedBy(Ruth);

        Assert.Equal(new NotTheNotesAuthor(), Refused(() => first.Amend([RuthId], Text, "Why", Quinn, Monday)));
        Assert.Equal(new TextMissing { Pointer = "/reason" }, Refused(() => first.Amend([RuthId], Text, " ", Ruth, Monday)));
        Assert.Equal(new NoteNotAmendable(NoteStatus.Draft), Refused(() => A_note.By(Ruth).Amend([RuthId], Text, "Why", Ruth, Monday)));
        Assert.Equal(new NoteNotAmendable(NoteStatus.AwaitingCoSignature), Refused(() => A_note.OfQuinnAwaitingRuth().Note.Amend([RuthId], Text, "Why", Quinn, Monday)));
    }

    [Fact]
    public void Answers_what_the_supervisor_gave_back()
    {
        var note = A_note.OfQuinnAwaitingRuth().Note;
        Assert.Equal(new NotTheNotesSupervisor(), Refused(() => note.Return("Say more.", Ruth, [], Monday)));
        Assert.Equal(new CoSignerIsAuthor(), Refused(() => note.Return("Say more.", Quinn, [QuinnId], Monday)));
        Assert.Equal(new TextMissing { Pointer = "/comment" }, Refused(() => note.Return("", Ruth, [RuthId], Monday)));

        note.Return("Say more.", Ruth, [RuthId], Monday.AddDays(1));

        Assert.Equal((NoteStatus.Returned, 3), (note.Status, note.Revision));
        Assert.Equal(("Say more.", Ruth, Monday.AddDays(1)), note.Returns.Select(back => (back.Comment, back.By, back.At)).Single());
        Assert.Equal(new NoteNotAwaitingCoSignature(NoteStatus.Returned), Refused(() => note.CoSign(Ruth, [RuthId], note.ContentHash!, [], Monday)));
        Assert.Equal(new NoteNotSigned(NoteStatus.Returned), Refused(() => note.Append("More.", "Later", Quinn, Monday)));
        Assert.Equal((NoteStatus.Draft, 2), (note.Amend([RuthId], Text, "Said more", Quinn, Monday).Status, note.Amend([RuthId], Text, "Said more", Quinn, Monday).Version));
    }

    [Fact]
    public void Says_that_a_note_is_wrong_as_a_whole_and_shows_its_text_to_the_author_and_their_supervisor_alone()
    {
        var note = A_note.OfQuinnAwaitingRuth().Note;
        Assert.Equal(new NotTheNotesAuthor(), Refused(() => note.EnterInError("Wrong session", Ruth, Monday)));
        Assert.Equal(new TextMissing { Pointer = "/reason" }, Refused(() => note.EnterInError("", Quinn, Monday)));
        Assert.True(note.ShowsTextTo(Maya.PersonId));

        note.EnterInError("Wrong session", Quinn, Monday.AddDays(1));

        Assert.Equal((NoteStatus.EnteredInError, "Wrong session", Monday.AddDays(1)), (note.Status, note.ErrorReason, note.EnteredInErrorAt));
        Assert.True(note.ShowsTextTo(Quinn.PersonId));
        Assert.True(note.ShowsTextTo(Ruth.PersonId));
        Assert.False(note.ShowsTextTo(Maya.PersonId));
        Assert.Equal(new NoteNotAmendable(NoteStatus.EnteredInError), Refused(() => note.EnterInError("Again", Quinn, Monday)));
        Assert.Equal(new NoteNotAmendable(NoteStatus.EnteredInError), Refused(() => note.Amend([RuthId], Text, "Why", Quinn, Monday)));
    }

    [Fact]
    public void Gives_a_draft_up_and_keeps_nothing_of_its_text()
    {
        var note = A_note.By(Ruth);

        note.EnterInError("Not needed", Ruth, Monday);

        Assert.True(note.IsGivenUp);
        Assert.Empty(note.Draft);
        Assert.Equal(new NoteGivenUp(), Refused(() => note.Redraft(Text, Ruth)));
        Assert.Equal(new NoteGivenUp(), Refused(() => A_note.Signs(note, SignerStanding.Independent)));
        Assert.Equal(new NoteGivenUp(), Refused(() => note.EnterInError("Again", Ruth, Monday)));
    }
}

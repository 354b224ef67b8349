using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Notes;

public sealed class Adding_to_a_note
{
    [Fact]
    public void Keeps_the_signed_text_and_says_who_when_and_why_I42()
    {
        var note = A_note.SignedBy(Ruth);

        var addendum = note.Append(" Maya called: she slept well. ", Quinn, Monday.AddDays(1), "Heard later");

        Assert.Equal(("Maya called: she slept well.", "Heard later", Quinn, Monday.AddDays(1)), (addendum.Text, addendum.Reason, addendum.Author, addendum.AddedAt));
        Assert.Equal([addendum], note.Addenda);
        Assert.Equal(3, note.Revision);
    }

    [Fact]
    public void Needs_no_reason()
    {
        Assert.Null(A_note.SignedBy(Ruth).Append("More.", Ruth, Monday).Reason);
    }

    [Fact]
    public void Waits_until_the_signatures_are_complete()
    {
        Assert.Equal(new NoteNotSigned(NoteStatus.Draft), Refused(() => A_note.By(Ruth).Append("More.", Ruth, Monday)));
        Assert.Equal(new NoteNotSigned(NoteStatus.AwaitingCoSignature), Refused(() => A_note.OfQuinnAwaitingRuth().Note.Append("More.", Quinn, Monday)));
    }

    [Fact]
    public void Is_for_the_notes_discipline()
    {
        Assert.Equal(new NoteOfOtherDiscipline(), Refused(() => A_note.SignedBy(Ruth).Append("More.", Tomas, Monday)));
        Assert.Equal(new NoteOfOtherDiscipline(), Refused(() => A_note.SignedBy(Tomas).Append("More.", Maya, Monday)));
    }

    [Fact]
    public void Says_something() => Assert.Equal(new TextMissing { Pointer = "/text" }, Refused(() => A_note.SignedBy(Ruth).Append("", Ruth, Monday)));
}

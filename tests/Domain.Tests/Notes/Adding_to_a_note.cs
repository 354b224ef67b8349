using IntegrativeCare.Domain.Consents;
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

        var addendum = note.Append(" Maya called: she slept well. ", "Heard later", Quinn, Monday.AddDays(1));

        Assert.Equal(("Maya called: she slept well.", "Heard later", Quinn, Monday.AddDays(1)), (addendum.Text, addendum.Reason, addendum.Author, addendum.AddedAt));
        Assert.Equal([addendum], note.Addenda);
        Assert.Equal(3, note.Revision);
    }

    [Fact]
    public void Says_why_it_comes_later_I42() => Assert.Equal(new TextMissing { Pointer = "/reason" }, Refused(() => A_note.SignedBy(Ruth).Append("More.", " ", Ruth, Monday)));

    [Fact]
    public void Carries_a_kind_of_information_of_the_notes_discipline()
    {
        Assert.Equal(InformationCategory.TraumaHistory, A_note.SignedBy(Ruth).Append("More.", "Later", Ruth, Monday, InformationCategory.TraumaHistory).Category);
        Assert.Null(A_note.SignedBy(Ruth).Append("More.", "Later", Ruth, Monday, InformationCategory.PsychotherapyProgress).Category);
        Assert.Equal(
            new SectionCategoryNotAllowed(InformationCategory.PsychotherapyProcess) { Pointer = "/category" },
            Refused(() => A_note.SignedBy(Ruth).Append("More.", "Later", Ruth, Monday, InformationCategory.PsychotherapyProcess)));
        Assert.Equal(
            new SectionCategoryNotAllowed(InformationCategory.TraumaHistory) { Pointer = "/category" },
            Refused(() => A_note.SignedBy(Tomas).Append("More.", "Later", Tomas, Monday, InformationCategory.TraumaHistory)));
    }

    [Fact]
    public void Waits_until_the_signatures_are_complete()
    {
        Assert.Equal(new NoteNotSigned(NoteStatus.Draft), Refused(() => A_note.By(Ruth).Append("More.", "Later", Ruth, Monday)));
        Assert.Equal(new NoteNotSigned(NoteStatus.AwaitingCoSignature), Refused(() => A_note.OfQuinnAwaitingRuth().Note.Append("More.", "Later", Quinn, Monday)));
    }

    [Fact]
    public void Is_for_the_notes_discipline()
    {
        Assert.Equal(new NoteOfOtherDiscipline(), Refused(() => A_note.SignedBy(Ruth).Append("More.", "Later", Tomas, Monday)));
        Assert.Equal(new NoteOfOtherDiscipline(), Refused(() => A_note.SignedBy(Tomas).Append("More.", "Later", Maya, Monday)));
    }

    [Fact]
    public void Says_something() => Assert.Equal(new TextMissing { Pointer = "/text" }, Refused(() => A_note.SignedBy(Ruth).Append("", "Later", Ruth, Monday)));
}

using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Notes;

public sealed class Signing_a_note
{
    private static readonly ContentHash OfAnotherText = ContentHash.Of(new string('0', 64));

    [Fact]
    public void Makes_it_final()
    {
        var note = A_note.By(Ruth);

        note.Sign(Ruth, SignerStanding.Independent, Monday.AddHours(1));

        Assert.Equal((NoteStatus.Signed, Monday.AddHours(1), 2), (note.Status, note.SignedAt, note.Revision));
        Assert.Equal(note.HashContent(), note.ContentHash);
        Assert.True(note.IsAsSigned);
        Assert.Null(note.SupervisorId);
    }

    [Fact]
    public void Is_the_authors_alone_I43()
    {
        var note = A_note.By(Tomas);

        Assert.Equal(new NotTheNotesAuthor(), Refused(() => note.Sign(Noor, SignerStanding.Independent, Monday)));
        Assert.Equal(new NotTheNotesAuthor(), Refused(() => note.Sign(Tomas with { Discipline = Discipline.Psychotherapy }, SignerStanding.Independent, Monday)));
        Assert.Equal(NoteStatus.Draft, note.Status);
    }

    [Fact]
    public void Ends_all_change_of_the_text_I42()
    {
        var final = A_note.SignedBy(Ruth);
        var awaiting = A_note.OfQuinnAwaitingRuth();

        Assert.Equal(new NoteSigned(), Refused(() => final.Redraft([new("summary", "Other.")], Ruth)));
        Assert.Equal(new NoteSigned(), Refused(() => final.Sign(Ruth, SignerStanding.Independent, Monday)));
        Assert.Equal(new NoteSigned(), Refused(() => awaiting.Redraft([new("summary", "Other.")], Quinn)));
        Assert.Equal(new NoteSigned(), Refused(() => awaiting.Sign(Quinn, SignerStanding.Independent, Monday)));
    }

    [Fact]
    public void Leaves_a_qualifying_practitioners_note_waiting_for_the_supervisor_I45()
    {
        var note = A_note.OfQuinnAwaitingRuth();

        Assert.Equal((NoteStatus.AwaitingCoSignature, RuthId), (note.Status, note.SupervisorId));
        Assert.NotNull(note.ContentHash);
        Assert.Null(note.CoSignedAt);
    }

    [Fact]
    public void Leaves_it_a_draft_without_active_supervision_I45()
    {
        var note = A_note.By(Quinn);

        Assert.Equal(new NoteSupervisionMissing(), Refused(() => note.Sign(Quinn, SignerStanding.Qualifying(null), Monday)));
        Assert.Equal(NoteStatus.Draft, note.Status);
        Assert.Null(note.ContentHash);
    }

    [Fact]
    public void Takes_nobody_as_their_own_supervisor_I47() =>
        Assert.Equal(new CoSignerIsAuthor(), Refused(() => A_note.By(Quinn).Sign(Quinn, SignerStanding.Qualifying(QuinnId), Monday)));

    [Fact]
    public void Is_complete_when_the_supervisor_stands_behind_the_same_text()
    {
        var note = A_note.OfQuinnAwaitingRuth();

        note.CoSign(Ruth, ContentHash.Of(note.HashContent().Value), Monday.AddDays(1));

        Assert.Equal((NoteStatus.Signed, Monday.AddDays(1), 3), (note.Status, note.CoSignedAt, note.Revision));
    }

    [Fact]
    public void Does_not_take_a_co_signature_over_another_text_I46()
    {
        var note = A_note.OfQuinnAwaitingRuth();

        Assert.Equal(new NoteHashMismatch { Pointer = "/contentHash" }, Refused(() => note.CoSign(Ruth, OfAnotherText, Monday)));
        Assert.Equal(NoteStatus.AwaitingCoSignature, note.Status);
    }

    [Fact]
    public void Does_not_take_a_co_signature_by_the_author_I47()
    {
        var note = A_note.OfQuinnAwaitingRuth();

        Assert.Equal(new CoSignerIsAuthor(), Refused(() => note.CoSign(Quinn, note.HashContent(), Monday)));
    }

    [Fact]
    public void Does_not_take_a_co_signature_by_anyone_but_the_supervisor_I47()
    {
        var note = A_note.OfQuinnAwaitingRuth();
        var colleague = new Author(PractitionerId.New().Value, Discipline.Psychotherapy);

        Assert.Equal(new NotTheNotesSupervisor(), Refused(() => note.CoSign(colleague, note.HashContent(), Monday)));
        Assert.Equal(new NotTheNotesSupervisor(), Refused(() => note.CoSign(Ruth with { Discipline = Discipline.MassageTherapy }, note.HashContent(), Monday)));
    }

    [Fact]
    public void Takes_a_co_signature_only_where_one_is_awaited()
    {
        var draft = A_note.By(Quinn);
        var final = A_note.SignedBy(Ruth);

        Assert.Equal(new NoteNotAwaitingCoSignature(NoteStatus.Draft), Refused(() => draft.CoSign(Ruth, draft.HashContent(), Monday)));
        Assert.Equal(new NoteNotAwaitingCoSignature(NoteStatus.Signed), Refused(() => final.CoSign(Quinn, final.HashContent(), Monday)));
    }
}

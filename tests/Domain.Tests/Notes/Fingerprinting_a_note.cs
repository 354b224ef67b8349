using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Notes;

public sealed class Fingerprinting_a_note
{
    // Worked out elsewhere: SHA-256 over each part's length as four bytes, big end first, and its UTF-8 bytes.
    [Theory]
    [InlineData("a|bc", "b534ce16ac9c8b36823f39a395ce8e0e3c7ad9605b82b5444f18cadacd217a5d")]
    [InlineData("ab|c", "f2939f903016e5bb29b1e4a61cdbd376220ca03a24180b39995f2d50f2e0a647")]
    [InlineData("é", "d1e9fa6240157ad2f9401c2bd40da3305678208a1985ff66beae448907f52b8f")]
    public void Goes_over_lengths_and_letters(string parts, string expected) => Assert.Equal(expected, ContentHash.Over(parts.Split('|')).Value);

    [Fact]
    public void Is_the_same_for_the_same_note()
    {
        var note = A_note.By(Ruth);

        Assert.Equal(note.HashOf(note.Draft), note.HashOf(note.Draft));
        Assert.False(note.IsAsSigned(note.Draft));
    }

    [Fact]
    public void Changes_with_every_word()
    {
        var note = A_note.By(Ruth, new NoteSection("summary", "She slept."));
        var before = note.HashOf(note.Draft);

        note.Redraft([new("summary", "She slept!")], Ruth);
        var after = note.HashOf(note.Draft);
        note.Redraft([new("outcome", "She slept!")], Ruth);

        Assert.Equal(3, new[] { before, after, note.HashOf(note.Draft) }.Distinct().Count());
    }

    [Fact]
    public void Changes_with_the_order()
    {
        var note = A_note.By(Ruth, new("one", "A."), new("two", "B."));
        var before = note.HashOf(note.Draft);

        note.Redraft([new("two", "B."), new("one", "A.")], Ruth);

        Assert.NotEqual(before, note.HashOf(note.Draft));
    }

    [Fact]
    public void Belongs_to_one_note_only()
    {
        NoteSection[] same = [new("summary", "She slept.")];

        Assert.NotEqual(A_note.By(Ruth, same).HashOf(same), A_note.By(Ruth, same).HashOf(same));
    }

    [Fact]
    public void Changes_with_the_kind_of_information_and_with_the_regions_worked()
    {
        var note = SessionNote.Write(Clinic, MayaId, A_note.Session, NoteFormat.MassageRecord, [new("findings", "Tender.")], Tomas, Monday);
        var worked = new WorkedRegion(BodyRegion.Shoulders, Side.Left, Technique.Swedish, 2);

        NoteSection[][] texts =
        [
            [new("findings", "Tender.")],
            [new("findings", "Tender.") { Category = InformationCategory.PhysicalHealth }],
            [new("regionsWorked", "Tender.")],
            [new("regionsWorked", "Tender.") { Worked = [worked] }],
            [new("regionsWorked", "Tender.") { Worked = [worked with { Pressure = 3 }] }],
            [new("regionsWorked", "Tender.") { Worked = [worked with { Side = Side.Right }] }],
            [new("regionsWorked", "Tender.") { Worked = [worked, worked] }],
        ];

        Assert.Equal(texts.Length, texts.Select(note.HashOf).Distinct().Count());
    }

    [Fact]
    public void Covers_what_a_reader_is_shown_and_gives_no_other_section_away()
    {
        var (note, sections) = A_note.Signs(A_note.By(Ruth, new("summary", "A."), new("story", "B.") { Category = InformationCategory.TraumaHistory }), SignerStanding.Independent);
        var all = sections.Text();

        Assert.True(note.IsAsSigned(all));
        Assert.False(note.IsAsSigned(all.Take(1)));
        Assert.Equal(note.HashOf([new("summary", "A.")]), note.HashOf(all.Take(1)));
    }

    [Fact]
    public void Is_read_in_either_case()
    {
        Assert.Equal(new string('a', 64), ContentHash.Of(new string('A', 64)).Value);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(0)]
    public void Has_sixty_four_digits(int length) =>
        Assert.Equal(new ContentHashUnreadable { Pointer = "/contentHash" }, Refused(() => ContentHash.Of(new string('a', length))));

    [Fact]
    public void Has_digits_only()
    {
        Assert.Equal(new ContentHashUnreadable { Pointer = "/contentHash" }, Refused(() => ContentHash.Of(new string('g', 64))));
        Assert.Equal(new ContentHashUnreadable { Pointer = "/contentHash" }, Refused(() => ContentHash.Of(null)));
    }
}

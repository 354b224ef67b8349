using IntegrativeCare.Domain.Notes;
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

        Assert.Equal(note.HashContent(), note.HashContent());
        Assert.False(note.IsAsSigned);
    }

    [Fact]
    public void Changes_with_every_word()
    {
        var note = A_note.By(Ruth, new NoteSection("summary", "She slept."));
        var before = note.HashContent();

        note.Redraft([new("summary", "She slept!")], Ruth);
        var after = note.HashContent();
        note.Redraft([new("outcome", "She slept!")], Ruth);

        Assert.Equal(3, new[] { before, after, note.HashContent() }.Distinct().Count());
    }

    [Fact]
    public void Changes_with_the_order()
    {
        var note = A_note.By(Ruth, new("one", "A."), new("two", "B."));
        var before = note.HashContent();

        note.Redraft([new("two", "B."), new("one", "A.")], Ruth);

        Assert.NotEqual(before, note.HashContent());
    }

    [Fact]
    public void Belongs_to_one_note_only()
    {
        NoteSection[] same = [new("summary", "She slept.")];

        Assert.NotEqual(A_note.By(Ruth, same).HashContent(), A_note.By(Ruth, same).HashContent());
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

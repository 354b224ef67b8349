using System.Text;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Infrastructure.Persistence.Seals;

namespace IntegrativeCare.Application.Tests.Seals;

public sealed class Sealing_text
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ClinicId Harbour = ClinicId.New();
    private static readonly SealPlace Note = new(SealKind.Record, "addenda", "text", "0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e55");
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("Slept through, first time since spring.");

    private readonly DataKey first = Key(SealKind.Record, 1);
    private readonly DataKey process = Key(SealKind.ProcessNotes, 1);

    private ClinicKeys Keys => new(Harbour, [first, process], Monday);

    [Fact]
    public void Gives_back_what_was_sealed_and_nothing_else_stands_there()
    {
        var whole = Keys.Seal(Note, Words);

        Assert.Equal(Words, Keys.Open(Note, whole));
        Assert.Equal(ClinicKeys.HeaderLength + 12 + Words.Length + 16, whole.Length);
        Assert.Equal(ClinicKeys.Header(SealKind.Record, 1), whole[..ClinicKeys.HeaderLength]);
        Assert.Equal(-1, whole.AsSpan().IndexOf("Slept"u8));
    }

    [Fact]
    public void Never_says_that_two_texts_are_the_same() => Assert.NotEqual(Keys.Seal(Note, Words), Keys.Seal(Note, Words));

    [Fact]
    public void Keeps_an_empty_text() => Assert.Empty(Keys.Open(Note, Keys.Seal(Note, [])));

    [Fact]
    public void Notices_every_single_bit_that_was_flipped()
    {
        var whole = Keys.Seal(Note, Words);

        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var bent = whole.ToArray();
            bent[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<SealBrokenException>(() => Keys.Open(Note, bent));
        }
    }

    [Fact]
    public void Notices_what_was_cut_off()
    {
        var whole = Keys.Seal(Note, Words);

        for (var length = 0; length < whole.Length; length++) Assert.Throws<SealBrokenException>(() => Keys.Open(Note, whole.AsSpan(0, length)));
        Assert.Throws<SealBrokenException>(() => Keys.Open(Note, [.. whole, 0]));
    }

    [Fact]
    public void Notices_a_text_in_another_place()
    {
        var whole = Keys.Seal(Note, Words);

        Assert.Throws<SealBrokenException>(() => Keys.Open(Note with { Key = "0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e56" }, whole));
        Assert.Throws<SealBrokenException>(() => Keys.Open(Note with { Column = "reason" }, whole));
        Assert.Throws<SealBrokenException>(() => Keys.Open(Note with { Table = "hold_reasons" }, whole));
        Assert.Throws<SealBrokenException>(() => Keys.Open(Note with { Kind = SealKind.ProcessNotes }, whole));
        Assert.Throws<SealBrokenException>(() => new ClinicKeys(ClinicId.New(), [first, process], Monday).Open(Note, whole));
        Assert.Equal(Words, Keys.Open(Note, whole));
    }

    [Fact]
    public void Notices_another_key_of_the_same_name()
    {
        var whole = Keys.Seal(Note, Words);

        Assert.Throws<SealBrokenException>(() => new ClinicKeys(Harbour, [Key(SealKind.Record, 1)], Monday).Open(Note, whole));
        Assert.Throws<SealBrokenException>(() => new ClinicKeys(Harbour, [Key(SealKind.Record, 2)], Monday).Open(Note, whole));
    }

    [Fact]
    public void Says_where_it_is_broken_and_not_what_it_held()
    {
        var broken = Assert.Throws<SealBrokenException>(() => Keys.Open(Note, [9, .. Keys.Seal(Note, Words)[1..]]));

        Assert.Equal("The sealed text in addenda.text of row 0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e55 cannot be opened: it is not in a form that this version knows.", broken.Message);
    }

    [Fact]
    public void Begins_with_a_new_key_when_every_server_knows_it_and_opens_with_both()
    {
        var second = Key(SealKind.Record, 2) with { MadeAt = Monday.AddMinutes(1) };
        var early = new ClinicKeys(Harbour, [first, second], known: Monday.AddMinutes(1).AddTicks(-1));
        var late = new ClinicKeys(Harbour, [first, second], known: Monday.AddMinutes(1));

        var (old, renewed) = (early.Seal(Note, Words), late.Seal(Note, Words));

        Assert.Equal((1, 2), (old[5], renewed[5]));
        Assert.Equal(Words, late.Open(Note, old));
        Assert.Equal(Words, early.Open(Note, renewed));
    }

    [Fact]
    public void Ends_with_the_key()
    {
        var whole = Keys.Seal(Note, Words);
        var after = new ClinicKeys(Harbour, [first with { Key = null }], Monday);

        Assert.Equal(new KeyDestroyed(), Assert.Throws<DomainException>(() => after.Open(Note, whole)).Error);
        Assert.Equal(new KeyDestroyed(), Assert.Throws<DomainException>(() => after.Seal(Note, Words)).Error);
    }

    private static DataKey Key(SealKind kind, int version) => new(kind, version, System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), Monday);
}

using System.Security.Cryptography;
using System.Text;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clinics;

namespace IntegrativeCare.Domain.Tests.Audit;

/// <summary>I62: tampering is found.</summary>
public sealed class Following_the_chain
{
    private static readonly Guid Clinic = Guid.Parse("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01");
    private static readonly Guid Client = Guid.Parse("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02");
    private static readonly Guid Account = Guid.Parse("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e03");

    [Fact]
    public void Covers_the_hash_before_and_all_that_a_row_says()
    {
        var chain = new LedgerChain();
        var row = Row(1, "{\"é\":\"🜁\"}");
        var said = Encoding.UTF8.GetBytes($"{Clinic}|1|1772460000000001|{Client}|{Account}|{row.Entry}");
        var hash = SHA256.HashData([.. new byte[32], .. said]);

        Assert.Equal(new string('0', 64), chain.HeadHash);
        Assert.Null(chain.Follow(row, hash));
        Assert.Equal((1L, Convert.ToHexStringLower(hash)), (chain.Count, chain.HeadHash));
    }

    [Fact]
    public void Stops_at_a_row_that_says_something_else()
    {
        foreach (var changed in (LedgerRow[])
        [
            Row(1, "b"), Row(1, ""), Row(1, "a") with { At = A.Monday }, Row(1, "a") with { Client = Account }, Row(1, "a") with { Account = Client }, Row(1, "a") with { Clinic = Client },
        ])
        {
            var chain = new LedgerChain();
            Assert.Equal(LedgerBreak.Changed, chain.Follow(changed, HashOf(Row(1, "a"), new byte[32])));
            Assert.Equal((0L, new string('0', 64)), (chain.Count, chain.HeadHash));
        }

        Assert.Equal(LedgerBreak.Changed, new LedgerChain().Follow(Row(1, "a"), []));
    }

    [Fact]
    public void Stops_where_a_row_is_left_out_or_comes_twice()
    {
        var chain = new LedgerChain();
        var first = HashOf(Row(1, "a"), new byte[32]);

        Assert.Equal(LedgerBreak.Missing, chain.Follow(Row(2, "b"), HashOf(Row(2, "b"), first)));
        Assert.Null(chain.Follow(Row(1, "a"), first));
        Assert.Equal(LedgerBreak.Missing, chain.Follow(Row(1, "a"), first));
        Assert.Equal(LedgerBreak.Changed, chain.Follow(Row(2, "b"), HashOf(Row(2, "b"), new byte[32])));
        Assert.Null(chain.Follow(Row(2, "b"), HashOf(Row(2, "b"), first)));
    }

    [Fact]
    public void Signs_six_lines_of_a_checkpoint()
    {
        var checkpoint = new LedgerCheckpoint(new ClinicId(Clinic), 7, new string('a', 64), A.Monday.AddTicks(10));

        Assert.Equal($"integrative-care ledger checkpoint 1\n{Clinic}\n7\n{new string('a', 64)}\n1772460000000001\nkey\n", Encoding.UTF8.GetString(checkpoint.Statement("key")));
    }

    private static LedgerRow Row(long seq, string entry) => new(Clinic, seq, A.Monday.AddTicks(10), Client, Account, entry);

    private static byte[] HashOf(LedgerRow row, byte[] before) =>
        SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes($"{row.Clinic}|{row.Seq}|1772460000000001|{row.Client}|{row.Account}|{row.Entry}")]);
}

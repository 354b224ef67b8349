using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrativeCare.Infrastructure.Persistence.Sessions;

/// <summary>Hears it through the one function that ends touch past the keys of the reader.</summary>
internal sealed class TouchWithdrawals(ClinicDbContext db) : ITouchWithdrawals
{
    public async Task Hear(Session session, TouchScope scope, Author by, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var site in scope.Sites.Count == 0 ? [null] : scope.Sites.Cast<BodySite?>()) await Say(session, site, scope.Techniques, by, now, isKept: true, ct);
    }

    public Task EndAll(Session session, Author by, DateTimeOffset now, CancellationToken ct) => Say(session, null, [], by, now, isKept: false, ct);

    private async Task Say(Session session, BodySite? site, IReadOnlyList<Technique> techniques, Author by, DateTimeOffset now, bool isKept, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await db.Security.Apply(connection, transaction, ct);
        await using var say = new NpgsqlCommand("select care.hear_touch_withdrawal($1, $2, $3, $4, $5, $6, $7)", connection, transaction)
        {
            Parameters =
            {
                new() { Value = session.Id.Value },
                Word(site?.Region),
                Word(site?.Side),
                new() { Value = techniques.Distinct().Select(technique => Conventions.Word(technique)).ToArray() },
                Word(by.Discipline),
                new() { Value = now },
                new() { Value = isKept },
            },
        };
        await say.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter Word<T>(T? choice)
        where T : struct, Enum => new() { Value = choice is { } said ? Conventions.Word(said) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}

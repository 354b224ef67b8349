using IntegrativeCare.Api.OpenApi;
using Npgsql;

namespace IntegrativeCare.Api.Commands;

/// <summary>
/// Who the demo people are and what the documentation's examples stand for. It exists only in a database into which the demo clinic was loaded,
/// and is read only in Development.
/// </summary>
internal sealed class DemoStore(NpgsqlDataSource database) : IDemoPeople
{
    private const string Tables =
        """
        create table if not exists public.demo_people (place integer primary key, display_name text not null, role text not null, email text not null, password text not null);
        create table if not exists public.demo_examples (example text primary key, actual text not null);
        grant select on public.demo_people, public.demo_examples to care_api;
        """;

    public static async Task<bool> Prepare(string owner)
    {
        await using var database = NpgsqlDataSource.Create(owner);
        await using (var make = database.CreateCommand(Tables)) await make.ExecuteNonQueryAsync();
        await using var any = database.CreateCommand("select exists (select from public.demo_people)");
        return await any.ExecuteScalarAsync() is true;
    }

    public static async Task Keep(string owner, IReadOnlyList<DemoPerson> people, IReadOnlyDictionary<string, string> examples)
    {
        await using var database = NpgsqlDataSource.Create(owner);
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        for (var i = 0; i < people.Count; i++)
        {
            batch.BatchCommands.Add(new("insert into public.demo_people values ($1, $2, $3, $4, $5)")
            {
                Parameters = { new() { Value = i }, new() { Value = people[i].DisplayName }, new() { Value = people[i].Role }, new() { Value = people[i].Email }, new() { Value = people[i].Password! } },
            });
        }

        foreach (var (example, actual) in examples)
            batch.BatchCommands.Add(new("insert into public.demo_examples values ($1, $2)") { Parameters = { new() { Value = example }, new() { Value = actual } } });
        await batch.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<DemoPerson>> List(CancellationToken ct)
    {
        var people = new List<DemoPerson>();
        try
        {
            await using var ask = database.CreateCommand("select display_name, role, email, password from public.demo_people order by place");
            await using var rows = await ask.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) people.Add(new() { DisplayName = rows.GetString(0), Role = rows.GetString(1), Email = rows.GetString(2), Password = rows.GetString(3) });
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // No demo was loaded into this database, so there is nobody to offer.
        }

        return people;
    }

    /// <summary>For each word that stands in an example of the documentation, what it is in the demo clinic.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Examples(CancellationToken ct)
    {
        var examples = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await using var ask = database.CreateCommand("select example, actual from public.demo_examples");
            await using var rows = await ask.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) examples[rows.GetString(0)] = rows.GetString(1);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // No demo was loaded: the examples stay as they are printed.
        }

        return examples;
    }
}

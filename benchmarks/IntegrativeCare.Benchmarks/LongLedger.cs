using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using IntegrativeCare.Application;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure;
using IntegrativeCare.Infrastructure.Identity;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.Migrations;
using IntegrativeCare.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Clinic = IntegrativeCare.Domain.Clinics.Clinic;

namespace IntegrativeCare.Benchmarks;

/// <summary>Verifying, exporting and accounting for a long ledger, beside a plain COPY of the same rows in the same run. Printed as ratios and as what the process grew by.</summary>
internal static class LongLedger
{
    private const int AtOnce = 10_000;

    private const string Fill =
        """
        select care.append_access(array_agg($1::uuid), array_agg(now() - ($4 - n) * interval '1 second'), array_agg(case when n % 10 = 0 then $2::uuid else md5((n % 5000)::text)::uuid end), array_agg($3::uuid), array_agg(
          '{"person":"' || md5((n % 40)::text)::uuid || '","roles":["massageTherapist"],"action":"GetCarePlan","purpose":"treatment","verdict":"permitted","refusal":null,"parts":['
          || '{"category":"carePlan","isPermitted":true,"reason":"directive","under":"' || md5((n % 7)::text)::uuid || '","records":["' || md5(n::text)::uuid || '"]},'
          || '{"category":"safetyCues","isPermitted":true,"reason":"directive","under":"' || md5((n % 7)::text)::uuid || '","records":["' || md5((n + 1)::text)::uuid || '"]},'
          || '{"category":"mentalHealthSummary","isPermitted":false,"reason":"noDirective","under":null,"records":[]}],"changed":null,"address":"192.0.2.1","requestId":"' || md5(n::text)::uuid || '","kind":"use"}'))
          from generate_series($4 + 1, $4 + $5) n
        """;

    public static async Task<int> Measure(string[] args)
    {
        var count = args is ["--rows", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 1_000_000;
        await Console.Error.WriteLineAsync("Start a durable PostgreSQL");
        await using var postgres = new ThrowawayPostgres(isDurable: true);
        await postgres.Start(CancellationToken.None);
        var owner = await ((IPostgres)postgres).CreateDatabase("ledger", null, CancellationToken.None);
        await ClinicMigrations.Apply(owner, _ => { }, CancellationToken.None);
        var password = Guid.CreateVersion7().ToString("N");
        await ClinicMigrations.GrantLogin(owner, "ledger_api", password, CancellationToken.None);

        var clinic = Clinic.Open("Benchmark", "America/Toronto", "CA-ON");
        await using (var db = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(owner).AddIdentityStore().AddSingleton(Secret.Wrapping).AddScoped<ICaller>(_ => new Officer(clinic.Id, Guid.Empty)).BuildServiceProvider())
        await using (var scope = db.CreateAsyncScope())
        {
            var store = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
            store.Add(clinic);
            await store.SaveChangesAsync();
        }

        await Console.Error.WriteLineAsync($"Append {count} entries");
        var client = ClientId.New();
        await using var database = NpgsqlDataSource.Create(owner);
        var began = Stopwatch.GetTimestamp();
        for (var from = 0; from < count; from += AtOnce)
        {
            await using var fill = database.CreateCommand(Fill);
            fill.CommandTimeout = 120;
            foreach (var value in (object[])[clinic.Id.Value, client.Value, Guid.CreateVersion7(), from, Math.Min(AtOnce, count - from)]) fill.Parameters.Add(new() { Value = value });
            await fill.ExecuteNonQueryAsync();
        }

        var appended = Stopwatch.GetElapsedTime(began);
        await using (var analyze = database.CreateCommand("vacuum analyze care.access_ledger")) await analyze.ExecuteNonQueryAsync();
        await using var services = new ServiceCollection().AddLogging().AddApplication()
            .AddInfrastructure(new NpgsqlConnectionStringBuilder(owner) { Username = "ledger_api", Password = password }.ConnectionString).AddIdentityStore().AddSingleton(Secret.Wrapping)
            .AddScoped<ICaller>(_ => new Officer(clinic.Id, Guid.Empty)).BuildServiceProvider();

        Console.WriteLine("| what | rows/s | ratio to COPY | grew by MB | allocated bytes a row |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        await Ask(services, history => history.Head(CancellationToken.None));
        await Timed(count, () => Copy(owner, clinic.Id));
        var copy = await Timed(count, () => Copy(owner, clinic.Id));
        Print("COPY of the same rows", copy, copy);
        IntegrityView? found = null;
        Print("verify", await Timed(count, async () => found = await Ask(services, history => history.Verify(null, CancellationToken.None))), copy);
        Print("export", await Timed(count, () => Ask(services, async history =>
        {
            await history.Export(PipeWriter.Create(Stream.Null), CancellationToken.None);
            return true;
        })), copy);
        var groups = 0;
        var now = TimeProvider.System.GetUtcNow();
        Print($"account for one client ({count / 10} rows)", await Timed(count / 10, async () => groups = (await Ask(services, history => history.Account(client, now.AddYears(-6), now.AddDays(1), null, CancellationToken.None))).Count), copy);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{found!.RowsChecked} rows, intact: {found.IsIntact}; {groups} summaries; appended at {count / appended.TotalSeconds:0} rows/s."));
        return found.IsIntact && found.RowsChecked == count ? 0 : 1;
    }

    private static void Print(string what, Figures figures, Figures copy) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {figures.PerSecond:0} | {figures.PerSecond / copy.PerSecond:0.00} | {figures.GrewByMegabytes:0.0} | {figures.BytesARow:0} |"));

    private static async Task<Figures> Timed(int rows, Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (most, isOver) = (0L, false);
        process.Refresh();
        var (before, allocated, began) = (process.WorkingSet64, GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        var watch = Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                process.Refresh();
                most = Math.Max(most, process.WorkingSet64);
                await Task.Delay(20);
            }
        });
        await work();
        var took = Stopwatch.GetElapsedTime(began);
        var bytes = GC.GetTotalAllocatedBytes() - allocated;
        Volatile.Write(ref isOver, true);
        await watch;
        return new(rows / took.TotalSeconds, Math.Max(0, most - before) / 1048576.0, (double)bytes / rows);
    }

    private static async Task Copy(string owner, ClinicId clinic)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var rows = await connection.BeginRawBinaryCopyAsync($"copy (select seq, at, client_id, account_id, entry, hash from care.access_ledger where clinic_id = '{clinic.Value}' order by seq) to stdout (format binary)");
        await rows.CopyToAsync(Stream.Null);
    }

    private static async Task<T> Ask<T>(ServiceProvider services, Func<IAccessHistory, Task<T>> ask)
    {
        await using var scope = services.CreateAsyncScope();
        var door = scope.ServiceProvider.GetRequiredService<IClinicDoor>();
        await door.Enter(CancellationToken.None);
        return await ask(scope.ServiceProvider.GetRequiredService<IAccessHistory>());
    }

    private sealed record Figures(double PerSecond, double GrewByMegabytes, double BytesARow);

    private sealed class Officer(ClinicId clinic, Guid account) : ICaller
    {
        public Guid AccountId => account;

        public Guid? SignInId => null;

        public DateTimeOffset? SignedInAt => null;

        public ClinicId ClinicId => clinic;

        public IReadOnlyCollection<Role> Roles => [Role.PrivacyOfficer];

        public PractitionerId? PractitionerId => null;

        public ClientId? ClientId => null;

        public Guid? OrganizationId => null;

        public PurposeOfUse Purpose => PurposeOfUse.HealthcareOperations;

        public string RequestId => "benchmark";

        public string? Address => null;
    }
}

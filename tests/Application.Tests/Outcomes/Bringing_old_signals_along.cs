using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.Migrations;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Outcomes;

/// <summary>Signals from before they had a clock, and references from before they were sealed.</summary>
public sealed class Bringing_old_signals_along(PostgresServer server)
{
    private const string Ruth = "00000000-0000-0000-0000-000000000002";
    private const string Maya = "00000000-0000-0000-0000-000000000003";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I58_gives_them_a_careful_time_and_seals_where_the_assessment_is()
    {
        await using var database = await server.NewEmptyDatabase(Ct);
        var clinic = await HasAPast(database);

        await ClinicMigrations.Apply(database.OwnerConnectionString, _ => { }, Ct);
        await Unsealed.SealAll(database.OwnerConnectionString, Secret.Wrapping, TimeProvider.System, _ => { }, Ct);

        var ring = new KeyRing(database.OwnerConnectionString, Secret.Wrapping, TimeProvider.System);
        await using var db = ClinicDbContext.ForOwner(database.OwnerConnectionString, ring);
        ((IHoldsKeys)db).Keys = await ring.Of(clinic, Ct);
        var signals = await db.SafetySignals.IgnoreQueryFilters().AsNoTracking().OrderBy(s => s.Id).ToListAsync(Ct);
        var settings = await db.SafetySettings.IgnoreQueryFilters().AsNoTracking().SingleAsync(Ct);

        Assert.Equal([(SignalStatus.Waiting, TimeSpan.FromHours(24)), (SignalStatus.Waiting, TimeSpan.FromHours(1)), (SignalStatus.Closed, TimeSpan.FromHours(24))], signals.Select(signal => (signal.Status, signal.DueAt - signal.RaisedAt)));
        Assert.Equal(("Binder 7", (SignalOutcome?)null, signals[2].ClosedAt), (signals[2].AssessmentReference, signals[2].Outcome, signals[2].AssessedAt));
        Assert.Equal((clinic, true, 60, 1), (settings.ClinicId, settings.Monitored.IsEmpty, settings.UrgentMinutes, settings.Revision));
    }

    private static async Task<ClinicId> HasAPast(ClinicDatabase database)
    {
        await using (var before = ClinicDbContext.ForMigrations(database.OwnerConnectionString))
            await before.Database.GetService<IMigrator>().MigrateAsync("20261121000019_language_rules", Ct);
        var clinic = ClinicId.New();
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false }.ConnectionString);
        await using var write = owner.CreateCommand(
            $$"""
            insert into care.clinics values ('{{clinic.Value}}', 'Harbour', 'UTC', 'CA-ON', false, 12, 60, 10, 3, '{}');
            insert into care.practitioners (id, clinic_id, display_name, revision) values ('{{Ruth}}', '{{clinic.Value}}', 'Ruth', 1);
            insert into care.clients (id, clinic_id, author_id, registered_at, name_used, languages, time_zone, revision) values ('{{Maya}}', '{{clinic.Value}}', '{{Ruth}}', now(), 'Maya', array['en'], 'UTC', 1);
            insert into care.outcome_measurements (id, clinic_id, client_id, author_id, author_discipline, category, instrument, instrument_version, scoring_version, answers, completeness, moment, answered_by, recorded_at, revision)
              select ('00000000-0000-0000-0001-00000000000' || n)::uuid, '{{clinic.Value}}', '{{Maya}}', '{{Ruth}}', 'psychotherapy', 'mentalHealthOutcomes', 'phq9', 1, 1, '[]', 'incomplete', 'standalone', 'client', now(), 1 from generate_series(1, 3) n;
            insert into care.safety_signals (id, clinic_id, client_id, author_id, author_discipline, measurement_id, level, raised_at, closed_at, closed_by, assessment_reference, revision)
              select ('00000000-0000-0000-0002-00000000000' || n)::uuid, '{{clinic.Value}}', '{{Maya}}', '{{Ruth}}', 'psychotherapy', ('00000000-0000-0000-0001-00000000000' || n)::uuid, case when n = 2 then 'urgent' else 'prompt' end,
                     now(), case when n = 3 then now() end, case when n = 3 then '{{Ruth}}'::uuid end, case when n = 3 then 'Binder 7' end, 1 from generate_series(1, 3) n
            """);
        await write.ExecuteNonQueryAsync(Ct);
        return clinic;
    }
}

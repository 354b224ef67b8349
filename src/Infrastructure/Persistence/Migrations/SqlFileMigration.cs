using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IntegrativeCare.Infrastructure.Persistence.Migrations;

/// <summary>A migration that is one reviewed SQL file, named by the migration's id.</summary>
internal abstract class SqlFileMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var id = GetType().GetCustomAttribute<MigrationAttribute>()!.Id;
        using var file = typeof(SqlFileMigration).Assembly.GetManifestResourceStream($"migrations/{id}.sql")
            ?? throw new InvalidOperationException($"The migration {id} has no file {id}.sql.");
        using var reader = new StreamReader(file);
        migrationBuilder.Sql(reader.ReadToEnd());
    }

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("Migrations go forward only: restore a backup, or write the next one.");
}

[DbContext(typeof(ClinicDbContext)), Migration("20261121000001_foundation")]
internal sealed class Foundation : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000002_identity")]
internal sealed class Identity : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000003_people")]
internal sealed class People : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000004_consent")]
internal sealed class Consent : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000005_care")]
internal sealed class Care : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000006_directives")]
internal sealed class Directives : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000008_policy_packs")]
internal sealed class PolicyPacks : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000009_emergency_and_preview")]
internal sealed class EmergencyAndPreview : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000010_kept_directives")]
internal sealed class KeptDirectives : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000011_partner_accounts")]
internal sealed class PartnerAccounts : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000012_client_language")]
internal sealed class LanguageOfTheClient : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000014_living_plan")]
internal sealed class LivingPlan : SqlFileMigration;
[DbContext(typeof(ClinicDbContext)), Migration("20261121000015_working_together")]
internal sealed class WorkingTogether : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000007_ledger")]
internal sealed class LedgerForClients : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000013_care_tasks")]
internal sealed class CareTasks : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000018_holds")]
internal sealed class Holds : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000016_sessions")]
internal sealed class SessionsInDepth : SqlFileMigration;
[DbContext(typeof(ClinicDbContext)), Migration("20261121000017_contraindications")]
internal sealed class Contraindications : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000019_language_rules")]
internal sealed class LanguageRules : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000020_sealed_text")]
internal sealed class SealedText : SqlFileMigration;
[DbContext(typeof(ClinicDbContext)), Migration("20261121000021_notes")]
internal sealed class NotesInDepth : SqlFileMigration;
[DbContext(typeof(ClinicDbContext)), Migration("20261121000022_process_notes")]
internal sealed class ProcessNotes : SqlFileMigration;
[DbContext(typeof(ClinicDbContext)), Migration("20261121000023_retention")]
internal sealed class RetentionOfRecords : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000024_language_counts")]
internal sealed class CountsOfAdvice : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000025_kept_wordings")]
internal sealed class KeptWordings : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000026_outcomes")]
internal sealed class OutcomesInDepth : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000029_outcome_trends")]
internal sealed class OutcomeTrendsAndThresholds : SqlFileMigration;
[DbContext(typeof(ClinicDbContext)), Migration("20261121000028_outcome_schedules")]
internal sealed class OutcomeSchedules : SqlFileMigration;

[DbContext(typeof(ClinicDbContext)), Migration("20261121000030_clinic_outcomes")]
internal sealed class CountsOfOutcomes : SqlFileMigration;
[DbContext(typeof(ClinicDbContext)), Migration("20261121000027_safety_signals")]
internal sealed class SafetySignalsSeenTo : SqlFileMigration;

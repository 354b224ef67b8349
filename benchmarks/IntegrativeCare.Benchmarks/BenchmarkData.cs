using IntegrativeCare.Application;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure;
using IntegrativeCare.Infrastructure.Identity;
using IntegrativeCare.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IntegrativeCare.Benchmarks;

/// <summary>A clinic of many clients: each with a team of two, three directives, a touch safety profile, a plan, sessions and outcomes.</summary>
internal static class BenchmarkData
{
    private const int PathsToRead = 2_000;

    /// <summary>Loads it and says who reads (a massage therapist who sees by the client's directive) and what.</summary>
    public static async Task<(string Email, IReadOnlyList<string> Paths)> Load(string owner, int clients, string password)
    {
        await using var database = NpgsqlDataSource.Create(owner);
        var clinic = Clinic.Open("Benchmark", "America/Toronto", "CA-ON");
        var (ruth, tomas) = (Practitioner.Enrol(clinic.Id, "Ruth"), Practitioner.Enrol(clinic.Id, "Tomas"));
        var now = TimeProvider.System.GetUtcNow();
        ruth.RecordLicence(Discipline.Psychotherapy, "CA-ON", "CRPO", "1", RegistrationClass.Registered, new(2020, 1, 1), new(2040, 1, 1), Guid.CreateVersion7(), now);
        tomas.RecordLicence(Discipline.MassageTherapy, "CA-ON", "CMTO", "2", RegistrationClass.Registered, new(2020, 1, 1), new(2040, 1, 1), Guid.CreateVersion7(), now);

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddApplication().AddInfrastructure(owner).AddIdentityStore().AddSingleton(IntegrativeCare.Testing.Secret.Wrapping);
        services.AddScoped<ICaller>(_ => new Loader(clinic.Id));
        await using (var provider = services.BuildServiceProvider())
        await using (var scope = provider.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
            db.AddRange(clinic, ruth, tomas);
            await db.SaveChangesAsync();
            await scope.ServiceProvider.GetRequiredService<IAccounts>().Open(
                new Person { ClinicId = clinic.Id, Email = "tomas@benchmark.example", DisplayName = "Tomas", Roles = [Role.MassageTherapist], PractitionerId = tomas.Id }, password, CancellationToken.None);
        }

        await using (var load = database.CreateCommand(Sql))
        {
            load.CommandTimeout = 600;
            foreach (var value in (object[])[clinic.Id.Value, ruth.Id.Value, tomas.Id.Value, clients]) load.Parameters.Add(new() { Value = value });
            await load.ExecuteNonQueryAsync();
        }

        await using (var make = database.CreateCommand("create table bare_ledger (id bigint generated always as identity primary key, client_id uuid not null, at timestamptz not null)"))
            await make.ExecuteNonQueryAsync();
        await using (var analyze = database.CreateCommand("vacuum analyze")) await analyze.ExecuteNonQueryAsync();
        var paths = new List<string>(PathsToRead);
        await using var ask = database.CreateCommand("select client_id, id from care.care_plans order by md5(id::text) limit $1");
        ask.Parameters.Add(new() { Value = PathsToRead });
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync()) paths.Add($"/api/v1/clients/{rows.GetGuid(0)}/care-plans/{rows.GetGuid(1)}");
        return ("tomas@benchmark.example", paths);
    }

    // $1 clinic, $2 psychotherapist, $3 massage therapist, $4 how many clients.
    private const string Sql =
        """
        with made as (
          insert into care.clients (id, clinic_id, author_id, registered_at, name_used, languages, time_zone, revision)
          select gen_random_uuid(), $1, $2, now(), 'Client ' || i, array['en-CA'], 'America/Toronto', 1 from generate_series(1, $4) i returning id),
        team as (
          insert into care.care_team_members (id, clinic_id, client_id, practitioner_id, discipline, is_lead, joined_at, revision)
          select gen_random_uuid(), $1, m.id, p.id, p.discipline, p.lead, now() - interval '1 year', 1 from made m, (values ($2::uuid, 'psychotherapy', true), ($3::uuid, 'massageTherapy', false)) p (id, discipline, lead)),
        directives as (
          insert into care.consent_directives (id, clinic_id, client_id, kind, status, categories, records, purposes, recipient_kind, recipient_discipline, "from", until, plain_text, drafted_by, drafted_at, language, revision)
          select gen_random_uuid(), $1, m.id, d.kind, 'active', d.categories::text[], '{}', d.purposes::text[], d.recipient, d.discipline, now() - interval '1 month', now() + interval '11 months', 'As agreed.', $2, now() - interval '1 month', 'enCa', 2
            from made m, (values
              ('permit', '{demographics,scheduling}', '{treatment,careCoordination}', 'careTeam', null),
              ('permit', '{carePlan,safetyCues,physicalOutcomes}', '{treatment,careCoordination}', 'discipline', 'massageTherapy'),
              ('withhold', '{mentalHealthOutcomes}', '{}', 'discipline', 'massageTherapy')) d (kind, categories, purposes, recipient, discipline)),
        profiles as (
          insert into care.touch_safety_profiles (client_id, clinic_id, author_id, author_discipline, written_at, last_changed_by, last_changed_by_discipline, last_changed_at, stop_signal, regions,
            positions_acceptable, positions_to_avoid, environment, approach, grounding, grounding_to_avoid, early_warning_signs,
            clothing, communication, aftercare, precautions, ask_every_session, revision)
          select m.id, $1, $2, 'psychotherapy', now(), $2, 'psychotherapy', now(), '{"kind":"word","sign":"red"}', '[{"region":"neck","rule":"never"},{"region":"shoulders","rule":"welcome"}]',
            '{seated,sideLying}', '{prone}', '{"light":"soft","door":"ajar"}', '{"pressureCeiling":3,"throughCloth":true,"announceBeforeTouch":true}', '{Feet on the floor,Name five things}', '{}',
            '[{"sign":"I go quiet","response":"Pause and ask"}]', '{"state":"fullyClothed"}', '{"checkInEveryMinutes":10}', '{"sitUpMinutes":10}', '[]', '{}', 1 from made m),
        plans as (
          insert into care.care_plans (id, clinic_id, client_id, author_id, author_discipline, drafted_at, title, review_on, lead_practitioner_id, status, version, activated_at, revision)
          select gen_random_uuid(), $1, m.id, $2, 'psychotherapy', now(), 'Sleeping and moving with less pain', current_date + 90, $2, 'active', 9, now(), 12 from made m returning id, client_id),
        goals as (
          insert into care.goals (id, care_plan_id, title, category, target, owner, status, added_on)
          select gen_random_uuid(), p.id, 'Goal ' || i, 'pain', '{"instrument":"nprs","comparison":"atMost","value":3,"by":"2027-06-01"}', $2, 'inProgress', current_date from plans p, generate_series(1, 6) i),
        interventions as (
          insert into care.interventions (id, care_plan_id, discipline, author_id, author_discipline, changed_by_id, changed_by_discipline, status, modality, technique, regions, pressure_ceiling, frequency, goal_ids, description)
          select gen_random_uuid(), p.id, case when i % 2 = 0 then 'psychotherapy' else 'massageTherapy' end, $2, 'psychotherapy', $2, 'psychotherapy', 'active', case when i % 2 = 0 then 'cbt' end,
            case when i % 2 = 1 then 'swedish' end, case when i % 2 = 1 then '{upperBack,shoulders}'::text[] else '{}' end, case when i % 2 = 1 then 3 end, '{"times":1,"per":"week"}', '{}', 'As agreed with the client'
            from plans p, generate_series(1, 8) i),
        approvals as (
          insert into care.approvals (id, care_plan_id, version, discipline, practitioner_id, approved_at)
          select gen_random_uuid(), p.id, 9, a.discipline, a.id, now() from plans p, (values ($2::uuid, 'psychotherapy'), ($3::uuid, 'massageTherapy')) a (id, discipline)),
        agreements as (
          insert into care.agreements (id, care_plan_id, version, method, recorded_by_id, recorded_by_discipline, agreed_at) select gen_random_uuid(), p.id, 9, 'inPerson', $2, 'psychotherapy', now() from plans p),
        outcomes as (
          insert into care.outcome_measurements (id, clinic_id, client_id, author_id, author_discipline, category, instrument, instrument_version, scoring_version, answers, total, completeness, moment, answered_by, recorded_at, taken_at, span, scales, revision)
          select gen_random_uuid(), $1, m.id, case when i % 2 = 0 then $2 else $3 end, case when i % 2 = 0 then 'psychotherapy' else 'massageTherapy' end,
            case when i % 2 = 0 then 'mentalHealthOutcomes' else 'physicalOutcomes' end, case when i % 2 = 0 then 'phq9' else 'nprs' end, 1, 1, '', 5, 'complete', 'standalone', 'client', now() - i * interval '1 week', now() - i * interval '1 week',
            case when i % 2 = 0 then '2 weeks' else 'now' end, '[]', 1
            from made m, generate_series(1, 10) i)
        insert into care.sessions (id, clinic_id, client_id, author_id, author_discipline, discipline, starts_at, ends_at, status, revision)
        select gen_random_uuid(), $1, m.id, p.id, p.discipline, p.discipline, now() - i * interval '1 week', now() - i * interval '1 week' + interval '50 minutes', 'cancelled', 3
          from made m, generate_series(1, 5) i, (values ($2::uuid, 'psychotherapy'), ($3::uuid, 'massageTherapy')) p (id, discipline)
        """;

    private sealed class Loader(ClinicId clinic) : ICaller
    {
        public Guid AccountId => Guid.Empty;
        public Guid? SignInId => null;

        public DateTimeOffset? SignedInAt => null;
        public ClinicId ClinicId => clinic;
        public IReadOnlyCollection<Role> Roles => [];
        public PractitionerId? PractitionerId => null;
        public Domain.Clients.ClientId? ClientId => null;
        public Guid? OrganizationId => null;
        public Domain.Consents.PurposeOfUse Purpose => Domain.Consents.PurposeOfUse.HealthcareOperations;
        public string RequestId => "benchmark";
        public string? Address => null;
    }
}

using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrativeCare.Infrastructure.Persistence.Contraindications;

/// <summary>Reads what a check rests on in the request's own transaction, and writes its findings without reading them back: whoever made the check may hold no key to them.</summary>
internal sealed class ContraindicationBook(ClinicDbContext db, OpenRecord record) : IContraindicationBook
{
    public async Task<ContraindicationEvidence> Evidence(ClientId client, CarePlanId? plan, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await db.Security.Apply(connection, transaction, ct);
        await using var ask = new NpgsqlCommand("select kind, id, author_id, author_discipline, category, at, \"on\", is_open, content, sealed from care.contraindication_evidence($1, $2, $3)", connection, transaction)
        {
            Parameters = { new() { Value = client.Value }, new() { Value = (object?)plan?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = record.Today } },
        };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        var all = await ClinicDoor.ReadAll(rows, Read, ct);
        if (all.Exists(row => !row.IsOpen)) throw new DomainException(new CheckNotPossible());

        return new()
        {
            Answers = [.. Of("screening").SelectMany(row => AnswersOf(row).Select(answer => new HeldAnswer(answer, row.Id, row.Author, row.Category, row.At, row.On)))],
            Clearances = [.. Of("clearance").Select(row => new HeldClearance(row.As<ClearanceTerms>(), row.Id, row.Author, row.Category))],
            Circumstances =
            [
                .. Of("signal").Select(row => new Circumstance(ContraindicationRules.SafetyFollowUp, [], row.Id, row.Author, row.Category)),
                .. Of("minority").Select(row => (row, said: row.As<Minority>())).Where(one => record.Today < one.said.BornOn.AddYears(record.Pack.AgeOfMajority))
                    .Select(one => new Circumstance(ContraindicationRules.Minor, [one.said.SomebodyDecides ? "somebodyDecides" : "nobodyDecides"], one.row.Id, one.row.Author, one.row.Category)),
            ],
            PlannedInPlan = Of("plan").Select(row => row.As<PlanMark>().Touch).FirstOrDefault(),
        };

        IEnumerable<Row> Of(string kind) => all.Where(row => row.Kind == kind);
    }

    public async Task Keep(IReadOnlyCollection<ContraindicationFinding> findings, CancellationToken ct)
    {
        foreach (var one in findings)
        {
            var (author, discipline, state) = (one.Author.PersonId, one.Author.Discipline is { } acting ? Conventions.Word(acting) : null, one.State is { } found ? Conventions.Word(found) : null);
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into care.contraindication_findings (id, clinic_id, client_id, author_id, author_discipline, category, check_id, "limit", rule, state, evidence, clearance, override_reason, found_at, revision)
                values ({one.Id.Value}, {one.ClinicId.Value}, {one.ClientId.Value}, {author}, {discipline}, {one.Category.Code()}, {one.CheckId.Value}, {one.Limit}, {one.Rule}, {state}, {one.Evidence}, {one.Clearance},
                  {one.OverrideReason}, {one.FoundAt}, {one.Revision})
                """, ct);
        }
    }

    // The effect of an answer crosses to whoever may see the cues; its details stay with those who see the screening.
    private IEnumerable<HealthAnswer> AnswersOf(Row row) =>
        (row with { Content = db.Sealing!.OpenText("health_screenings", "answers", row.Id, row.Sealed ?? []) }).As<List<HealthAnswer>>().Select(answer => answer with { Details = null });

    private static Row Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetGuid(1), new Author(row.GetGuid(2), row.IsDBNull(3) ? null : ClinicDoor.Word<Discipline>(row.GetString(3))), ClinicDoor.Word<InformationCategory>(row.GetString(4)),
        row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateOnly>(6), row.GetBoolean(7), row.IsDBNull(8) ? null : row.GetString(8), row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9));

    private sealed record Row(string Kind, Guid Id, Author Author, InformationCategory Category, DateTimeOffset At, DateOnly On, bool IsOpen, string? Content, byte[]? Sealed)
    {
        public T As<T>() => JsonSerializer.Deserialize<T>(Content ?? throw new InvalidOperationException($"A {Kind} says nothing."), Json.Options)!;
    }

    private sealed record Minority(DateOnly BornOn, bool SomebodyDecides);

    private sealed record PlanMark(string? Touch);
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Infrastructure.Persistence.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

/// <summary>Asks the database's own function, in the request's snapshot. The API's role cannot read the rows behind it, and gets no group that is too small.</summary>
internal sealed class ClinicOutcomes(ClinicDbContext db, OpenRecord at) : IClinicOutcomes
{
    private const string Sql =
        """
        select measure, care_mix, clients, baseline, last, change, psychotherapy_sessions, massage_sessions, improved, unchanged, worse, not_improved
          from care.clinic_outcomes($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public async Task<IReadOnlyList<CountedGroup>> Count(ReviewPeriod period, IReadOnlyList<ReviewedMeasure> measures, CancellationToken ct)
    {
        await using var count = new NpgsqlCommand(Sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
        {
            Parameters =
            {
                new() { Value = period.From },
                new() { Value = period.To },
                // The clinic's own choice stands in the database; what its place demands comes with the policy pack.
                new() { Value = at.Pack.NeedsExpressConsent(clinicWantsIt: false) },
                new() { Value = Each(measure => measure.Instrument.Code) },
                new() { Value = Each(measure => measure.Window) },
                new() { Value = Each(measure => Conventions.Word(measure.HigherIs)) },
                new() { Value = Each(measure => measure.Threshold is { } threshold ? Conventions.Word(threshold.Kind) : null) },
                new() { Value = Each(measure => measure.Threshold?.Value), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric },
                new() { Value = Each(measure => measure.Threshold is { IsBothWays: true }) },
            },
        };
        await using var rows = await count.ExecuteReaderAsync(ct);
        return await ClinicDoor.ReadAll(rows, row => new CountedGroup(
            measures[row.GetInt32(0)],
            row.IsDBNull(1) ? null : ClinicDoor.Word<CareMix>(row.GetString(1)),
            row.GetInt32(2),
            Spread(row, 3),
            Spread(row, 4),
            Spread(row, 5),
            row.GetDecimal(6),
            row.GetDecimal(7),
            Some(row, 8),
            Some(row, 9),
            Some(row, 10),
            Some(row, 11)), ct);

        T[] Each<T>(Func<ReviewedMeasure, T> part) => [.. measures.Select(part)];
    }

    private static SpreadView Spread(NpgsqlDataReader row, int column) => row.GetFieldValue<decimal[]>(column) is [var mean, var lower, var median, var upper]
        ? new() { Mean = mean, LowerQuartile = lower, Median = median, UpperQuartile = upper }
        : throw new InvalidOperationException("A spread has four figures.");

    private static int? Some(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
}

using System.Globalization;
using System.Text;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using Clinic = IntegrativeCare.Testing.Clinic;

namespace IntegrativeCare.Application.Tests.Outcomes;

/// <summary>Many clients at once, with the scores and sessions that a test gives them: rows of the database, past every gate.</summary>
internal static class CountedClients
{
    public static readonly DateTimeOffset June = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset July = June.AddMonths(1);
    public static readonly DateTimeOffset September = June.AddMonths(3);

    // Nobody is in two places at once, so every session has a moment of its own.
    private static int moments;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<ClientId>> Registers(this Clinic clinic, int count, ClinicId? at = null)
    {
        var details = new ClientDetails { NameUsed = "Somebody", Languages = ["en"], TimeZone = "America/Toronto" };
        var clients = Enumerable.Range(0, count).Select(_ => Client.Register(ClientId.New(), at ?? clinic.Id, details, new Author(Guid.CreateVersion7(), null), Clinic.Monday, Clinic.Today)).ToList();
        await clinic.Given(Ct, [.. clients]);
        return [.. clients.Select(client => client.Id)];
    }

    /// <summary>So many clients with a first score in June, sessions in July and a last score in September of 2025.</summary>
    /// <param name="scores">The first and the last score of each.</param>
    public static async Task<IReadOnlyList<ClientId>> Treats(
        this Clinic clinic, int count, Func<int, (decimal First, decimal Last)> scores, string instrument = Instruments.Phq9, int talks = 1, int touches = 0, ClinicId? at = null, string? span = null)
    {
        var clients = await clinic.Registers(count, at);
        var rows = new GivenRows(at ?? clinic.Id, clinic);
        foreach (var (n, client) in clients.Index())
        {
            var (first, last) = scores(n);
            rows.Score(client, instrument, first, June, span: span);
            rows.Sessions(client, July, talks, touches);
            rows.Score(client, instrument, last, September, span: span);
        }

        await rows.Write();
        return clients;
    }

    /// <summary>Rows that are written together.</summary>
    public sealed class GivenRows(ClinicId at, Clinic clinic)
    {
        private readonly StringBuilder sql = new();

        public Guid Score(
            ClientId client, string instrument, decimal? total, DateTimeOffset takenAt, string completeness = "complete", string moment = "standalone", Guid? session = null, bool isEnded = false, string? span = null)
        {
            var (id, one) = (Guid.CreateVersion7(), Instruments.Of(instrument));
            var category = char.ToLowerInvariant(one.Category.ToString()[0]) + one.Category.ToString()[1..];
            var ended = isEnded ? $"'{Instant(takenAt)}', 'corrected', '{clinic.Ruth.PersonId}', '\\x00'" : "null, null, null, null";
            sql.Append(CultureInfo.InvariantCulture, $"""
                insert into care.outcome_measurements (id, clinic_id, client_id, author_id, author_discipline, category, instrument, instrument_version, scoring_version, answers, total, completeness, scales, span,
                  moment, session_id, answered_by, taken_at, recorded_at, ended_at, ended_because, ended_by, end_reason, revision)
                values ('{id}', '{at.Value}', '{client.Value}', '{clinic.Ruth.PersonId}', 'psychotherapy', '{category}', '{instrument}', {one.Version}, {one.ScoringVersion}, '\x00', {total?.ToString(CultureInfo.InvariantCulture) ?? "null"}, '{completeness}', '[]',
                  '{span ?? one.Window}', '{moment}', {(session is null ? "null" : $"'{session}'")}, 'client', '{Instant(takenAt)}', '{Instant(takenAt)}', {ended}, 1);

                """);
            return id;
        }

        public void Sessions(ClientId client, DateTimeOffset from, int talks, int touches)
        {
            for (var n = 0; n < talks + touches; n++) Session(client, n < talks, from);
        }

        public Guid Session(ClientId client, bool isTalk, DateTimeOffset from, string status = "completed")
        {
            var id = Guid.CreateVersion7();
            var begins = from.AddSeconds(2 * Interlocked.Increment(ref moments));
            var discipline = isTalk ? "psychotherapy" : "massageTherapy";
            sql.Append(CultureInfo.InvariantCulture, $"""
                insert into care.sessions (id, clinic_id, client_id, author_id, author_discipline, discipline, starts_at, ends_at, started_at, status, revision)
                values ('{id}', '{at.Value}', '{client.Value}', '{(isTalk ? clinic.Ruth : clinic.Tomas).PersonId}', '{discipline}', '{discipline}', '{Instant(begins)}', '{Instant(begins.AddSeconds(1))}', '{Instant(begins)}', '{status}', 1);

                """);
            return id;
        }

        public async Task Write()
        {
            if (sql.Length > 0) await clinic.AskAsOwner(sql.ToString(), Ct);
            sql.Clear();
        }

        private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
    }
}

using System.Text.Json.Serialization;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Notes;

/// <summary>Count, for each supervisee of the caller, what became of their notes in a period: signed, co-signed, given back, waiting. Counts of notes, of no client in particular.</summary>
/// <param name="From">From this instant on.</param>
/// <param name="To">Before this instant; at most 366 days later.</param>
[For(Role.Psychotherapist)]
public sealed record GetSupervisionReport(DateTimeOffset From, DateTimeOffset To) : IRequest<SupervisionReport>, IUsesSuperviseesRecords
{
    private const int MostDays = 366;

    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.PsychotherapyProgress];

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<GetSupervisionReport, SupervisionReport>
    {
        public async Task<SupervisionReport> Handle(GetSupervisionReport request, CancellationToken cancellationToken)
        {
            var (from, to) = (request.From.ToUniversalTime(), request.To.ToUniversalTime());
            if (to <= from || to - from > TimeSpan.FromDays(MostDays)) throw new DomainException(new ReportPeriodUnusable(MostDays) { Pointer = "/to" });

            var supervisees = await db.SuperviseesOf(record, cancellationToken);
            var rows = await record.OverCaseload(() => db.Notes.AsNoTracking()
                .Where(n => supervisees.Contains(n.Author.PersonId) && n.SignedAt != null && (n.SignedAt >= from && n.SignedAt < to || n.Status == NoteStatus.AwaitingCoSignature))
                .Select(n => new Row(n.ClientId, n.Id, n.Author.PersonId, n.Status, n.SignedAt!.Value, n.CoSignedAt, n.SupervisorId != null && n.CoSignedAt == null && n.Status == NoteStatus.Signed, n.IsLateEntry))
                .ToListAsync(cancellationToken));
            return new SupervisionReport
            {
                From = from,
                To = to,
                Supervisees = [.. supervisees.Select(who => Count(who, [.. rows.Where(row => row.Author == who)], from))],
                Shown = [.. rows.Select(row => new ShownRecord(row.Client, new DisclosedPart(InformationCategory.PsychotherapyProgress, new Author(row.Author, Discipline.Psychotherapy), row.Note.Value)))],
            };
        }

        private static SuperviseeReport Count(Guid who, IReadOnlyList<Row> rows, DateTimeOffset from)
        {
            var waiting = rows.Where(row => row.Status == NoteStatus.AwaitingCoSignature).ToList();
            var inPeriod = rows.Where(row => row.SignedAt >= from).ToList();
            var waits = inPeriod.Where(row => row.CoSignedAt is not null).Select(row => (row.CoSignedAt!.Value - row.SignedAt).TotalHours).Order().ToList();
            return new()
            {
                SuperviseeId = who,
                Signed = inPeriod.Count,
                CoSigned = waits.Count,
                Returned = inPeriod.Count(row => row.Status == NoteStatus.Returned),
                NotAskedFor = inPeriod.Count(row => row.IsWithoutCoSignature),
                LateEntries = inPeriod.Count(row => row.IsLate),
                Waiting = waiting.Count,
                LongestWaitingSince = waiting.Count == 0 ? null : waiting.Min(row => row.SignedAt),
                MedianHoursToCoSignature = waits.Count == 0 ? null : Math.Round((waits[(waits.Count - 1) / 2] + waits[waits.Count / 2]) / 2, 1),
            };
        }

        private sealed record Row(ClientId Client, NoteId Note, Guid Author, NoteStatus Status, DateTimeOffset SignedAt, DateTimeOffset? CoSignedAt, bool IsWithoutCoSignature, bool IsLate);
    }
}

/// <summary>A period that ends before it begins, or is too long for one report.</summary>
public sealed record ReportPeriodUnusable(int MostDays) : DomainError("request.period_unusable", ErrorKind.Invalid, $"Choose an end after the beginning, at most {MostDays} days later.");

/// <summary>What became of the notes of the caller's supervisees.</summary>
public sealed record SupervisionReport : IShowsClients
{
    /// <summary>The notes that were counted; for the ledger, and not in the answer.</summary>
    [JsonIgnore]
    public IReadOnlyList<ShownRecord> Shown { get; internal init; } = [];

    /// <summary>From this instant on, in UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Before this instant, in UTC.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>One line for each supervisee of today.</summary>
    public required IReadOnlyList<SuperviseeReport> Supervisees { get; init; }
}

/// <summary>What became of one supervisee's notes, as far as the clients let the supervisor see that they are there.</summary>
public sealed record SuperviseeReport
{
    /// <summary>Who.</summary>
    public required Guid SuperviseeId { get; init; }

    /// <summary>Notes signed in the period.</summary>
    public required int Signed { get; init; }

    /// <summary>Of these, co-signed.</summary>
    public required int CoSigned { get; init; }

    /// <summary>Of these, given back and not yet replaced.</summary>
    public required int Returned { get; init; }

    /// <summary>Of these, final without a co-signature because what was agreed did not ask for one.</summary>
    public required int NotAskedFor { get; init; }

    /// <summary>Of these, signed late after the session.</summary>
    public required int LateEntries { get; init; }

    /// <summary>Waiting for a co-signature now, whenever they were signed.</summary>
    public required int Waiting { get; init; }

    /// <summary>Since when the longest waiting one waits, in UTC; <c>null</c> when none does.</summary>
    public DateTimeOffset? LongestWaitingSince { get; init; }

    /// <summary>The median time from signature to co-signature. Unit: hours; <c>null</c> when nothing was co-signed.</summary>
    public double? MedianHoursToCoSignature { get; init; }
}

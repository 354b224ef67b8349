using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Notes;

/// <summary>List the notes that await the caller's co-signature, across clients, the longest waiting first, without their text.</summary>
[For(Role.Psychotherapist)]
public sealed record ListMyCoSignatures(int Limit, Cursor? After) : IRequest<CoSignaturesToDo>, IUsesSuperviseesRecords
{
    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.PsychotherapyProgress];

    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<ListMyCoSignatures, CoSignaturesToDo>
    {
        public async Task<CoSignaturesToDo> Handle(ListMyCoSignatures request, CancellationToken cancellationToken)
        {
            var supervisees = await db.SuperviseesOf(record, cancellationToken);
            var notes = db.Notes.AsNoTracking().Where(n => n.Status == NoteStatus.AwaitingCoSignature && supervisees.Contains(n.Author.PersonId));
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new NoteId(after.Id));
                notes = notes.Where(n => n.SignedAt >= at && (n.SignedAt > at || n.Id.CompareTo(last) > 0));
            }

            var ordered = notes.OrderBy(n => n.SignedAt).ThenBy(n => n.Id).Take(request.Limit + 1);
            var rows = await record.OverCaseload(() => ordered.ToListAsync(cancellationToken));
            var first = rows.OrderBy(n => n.SignedAt).ThenBy(n => n.Id.Value).Take(request.Limit + 1)
                .Select(n => new CoSignatureToDoView { Id = n.Id.Value, ClientId = n.ClientId.Value, Note = mapper.Map<NoteSummaryView>(n), WaitsSince = n.SignedAt ?? n.WrittenAt }).ToList();
            return new CoSignaturesToDo(Slice.Of(first, request.Limit, one => Cursor.After(one.WaitsSince, one.Id)));
        }
    }
}

/// <summary>A note that awaits a co-signature.</summary>
public sealed record CoSignatureToDoView
{
    /// <summary>The note.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Since when it waits, in UTC.</summary>
    public required DateTimeOffset WaitsSince { get; init; }

    /// <summary>The note, without its text.</summary>
    public required NoteSummaryView Note { get; init; }
}

/// <summary>Notes across clients that await a co-signature.</summary>
public sealed record CoSignaturesToDo(Slice<CoSignatureToDoView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown => [.. Slice.Items.Select(one => new ShownRecord(new ClientId(one.ClientId), one.Note.AsPart()))];
}

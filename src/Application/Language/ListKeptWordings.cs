using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Notes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Language;

/// <summary>List the wordings that the caller keeps in a note of theirs. Of anybody else's note, or of none, the list is empty.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListKeptWordings(ClientId ClientId, NoteId NoteId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<KeptWordingView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ListKeptWordings, Disclosed<Slice<KeptWordingView>>>
    {
        public async Task<Disclosed<Slice<KeptWordingView>>> Handle(ListKeptWordings request, CancellationToken cancellationToken)
        {
            var me = caller.PersonId();
            var kept = db.KeptWordings.AsNoTracking().Where(k => k.ClientId == request.ClientId && k.NoteId == request.NoteId && k.Author.PersonId == me);
            if (request.After is { } after)
            {
                var last = new KeptWordingId(after.Id);
                kept = kept.Where(k => k.Id.CompareTo(last) < 0);
            }

            var rows = await kept.OrderByDescending(k => k.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows, request.Limit, row => Cursor.After("", row.Id.Value));
            return record.Disclose(
                new Slice<KeptWordingView>([.. page.Items.Select(View)], page.Next),
                page.Items.Select(row => new DisclosedPart(row.Category, row.Author, row.Id.Value)));
        }

        private static KeptWordingView View(KeptWording kept) => new() { Id = kept.Id.Value, RuleId = kept.RuleId, Reason = kept.Reason, KeptAt = kept.KeptAt };
    }
}

/// <summary>A wording that was kept against advice.</summary>
public sealed record KeptWordingView
{
    /// <summary>The record of it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The rule whose advice was not taken.</summary>
    public required string RuleId { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was kept, in UTC.</summary>
    public required DateTimeOffset KeptAt { get; init; }
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>
/// Record by record, what would this person see now (I23)? The client sees it of every record that they may read themselves, a practitioner of what they wrote.
/// Only ids and decisions are told, no content.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListPreviewedRecords(ClientId ClientId, Recipient Reader, PurposeOfUse Purpose, int Limit, Cursor? After, PlainLanguage Language = PlainLanguage.EnCa)
    : IRequest<Disclosed<Slice<PreviewedRecordView>>>, IUsesClientRecord
{
    internal sealed class Handler(OpenRecord record, ICaller caller, ISightOfOthers others) : IRequestHandler<ListPreviewedRecords, Disclosed<Slice<PreviewedRecordView>>>
    {
        public async Task<Disclosed<Slice<PreviewedRecordView>>> Handle(ListPreviewedRecords request, CancellationToken cancellationToken)
        {
            var other = await others.Of(request.Reader, cancellationToken) ?? throw new DomainException(request.Reader.Unknown());
            other.MayName(request.Purpose);
            var moment = record.Reach.Moment with { Purpose = request.Purpose };
            var onlyBy = caller.ClientId == request.ClientId ? (Guid?)null : caller.PersonId();
            var rows = await others.List(onlyBy, request.After is { } after ? (after.Id, after.Text) : null, request.Limit + 1, cancellationToken);

            return record.Disclose(Slice.Of([.. rows.Select(View)], request.Limit, view => Cursor.After(view.Kind, view.Id)));

            PreviewedRecordView View(RecordAtHand row) => new()
            {
                Id = row.Id,
                Kind = row.Kind,
                Decision = DecisionView.Of(
                    DisclosurePolicy.Decide(other.Facts, moment, row.Part.Category, row.Part.Author, row.Part.Record), caller, other.Facts, [row.Part.Author.Discipline], request.Language),
            };
        }
    }
}

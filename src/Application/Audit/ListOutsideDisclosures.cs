using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Audit;

/// <summary>List what was disclosed about the client outside the product: all of it for the privacy officer; for the client what no agency has asked to keep silent about; for practitioners what they recorded.</summary>
[For(Role.Client, Role.PrivacyOfficer, Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListOutsideDisclosures(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<OutsideDisclosureView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ListOutsideDisclosures, Disclosed<Slice<OutsideDisclosureView>>>
    {
        public async Task<Disclosed<Slice<OutsideDisclosureView>>> Handle(ListOutsideDisclosures request, CancellationToken cancellationToken)
        {
            var rows = Visible(request.ClientId);
            if (request.After is { } after)
            {
                var last = new OutsideDisclosureId(after.Id);
                rows = rows.Where(one => one.Id.CompareTo(last) < 0);
            }

            var page = await rows.OrderByDescending(one => one.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return record.Disclose(Slice.Of<OutsideDisclosureView>([.. page.Select(ViewOf)], request.Limit, view => Cursor.After("", view.Id)));
        }

        private IQueryable<OutsideDisclosure> Visible(ClientId client)
        {
            var rows = db.OutsideDisclosures.AsNoTracking();
            if (caller.Is(Role.PrivacyOfficer)) return rows;

            var (today, me) = (record.Today, caller.PersonId());
            return caller.ClientId == client
                ? rows.Where(one => !db.AccountingSuspensions.Any(suspension => suspension.AgencyKey == one.RecipientKey && suspension.StatedOn <= today && suspension.Until >= today))
                : rows.Where(one => one.RecordedBy == me);
        }

        private static OutsideDisclosureView ViewOf(OutsideDisclosure one) => new()
        {
            Id = one.Id.Value,
            DisclosedOn = one.DisclosedOn,
            RecipientName = one.RecipientName,
            RecipientAddress = one.RecipientAddress,
            Description = one.Description,
            PurposeStatement = one.PurposeStatement,
            CopyOfRequest = one.CopyOfRequest,
            LegalBasis = one.LegalBasis,
            RecordedBy = one.RecordedBy,
            RecordedAt = one.RecordedAt,
        };
    }
}

/// <summary>Something about the client that went outside by another road than this product.</summary>
public sealed record OutsideDisclosureView
{
    /// <summary>The record of it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The day, of the clinic's calendar.</summary>
    public required DateOnly DisclosedOn { get; init; }

    /// <summary>Who received it.</summary>
    public required string RecipientName { get; init; }

    /// <summary>Where they are, if known.</summary>
    public string? RecipientAddress { get; init; }

    /// <summary>What was disclosed, briefly.</summary>
    public required string Description { get; init; }

    /// <summary>Why, briefly; absent when there is a copy of the request.</summary>
    public string? PurposeStatement { get; init; }

    /// <summary>The text of the written request.</summary>
    public string? CopyOfRequest { get; init; }

    /// <summary>What allowed or demanded it.</summary>
    public required LegalBasis LegalBasis { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

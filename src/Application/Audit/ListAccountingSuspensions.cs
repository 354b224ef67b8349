using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Audit;

/// <summary>List the agencies' requests for silence about this client, over and in force.</summary>
[For(Role.PrivacyOfficer)]
public sealed record ListAccountingSuspensions(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<AccountingSuspensionView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListAccountingSuspensions, Disclosed<Slice<AccountingSuspensionView>>>
    {
        public async Task<Disclosed<Slice<AccountingSuspensionView>>> Handle(ListAccountingSuspensions request, CancellationToken cancellationToken)
        {
            var rows = db.AccountingSuspensions.AsNoTracking();
            if (request.After is { } after)
            {
                var last = new AccountingSuspensionId(after.Id);
                rows = rows.Where(one => one.Id.CompareTo(last) < 0);
            }

            var page = await rows.OrderByDescending(one => one.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var views = page.Select(one => new AccountingSuspensionView
            {
                Id = one.Id.Value,
                AgencyName = one.AgencyName,
                Official = one.Official,
                Form = one.Form,
                Statement = one.Statement,
                StatedOn = one.StatedOn,
                Until = one.Until,
                IsInForce = one.IsInForce(record.Today),
                RecordedBy = one.RecordedBy,
                RecordedAt = one.RecordedAt,
            });
            return record.Disclose(Slice.Of<AccountingSuspensionView>([.. views], request.Limit, view => Cursor.After("", view.Id)));
        }
    }
}

/// <summary>An agency's request for silence.</summary>
public sealed record AccountingSuspensionView
{
    /// <summary>The record of it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The agency.</summary>
    public required string AgencyName { get; init; }

    /// <summary>The official who made the statement.</summary>
    public required string Official { get; init; }

    /// <summary>How they made it.</summary>
    public required StatementForm Form { get; init; }

    /// <summary>Why an accounting would impede the agency's work.</summary>
    public required string Statement { get; init; }

    /// <summary>The day of the statement.</summary>
    public required DateOnly StatedOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>True today.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

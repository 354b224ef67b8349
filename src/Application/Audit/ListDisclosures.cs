using System.Globalization;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>See who saw what of a client's record, when, for what and under which directive. It is the client's to read, and the privacy officer's.</summary>
[For(Role.Client, Role.PrivacyOfficer)]
public sealed record ListDisclosures(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<AccessView>>>, IUsesClientRecord
{
    internal sealed class Handler(IAccessHistory history, OpenRecord record, ICaller caller) : IRequestHandler<ListDisclosures, Disclosed<Slice<AccessView>>>
    {
        public async Task<Disclosed<Slice<AccessView>>> Handle(ListDisclosures request, CancellationToken cancellationToken)
        {
            var rows = await history.Read(request.ClientId, AccessPlace.Of(request.After), request.Limit + 1, cancellationToken);
            if (!caller.Is(Role.PrivacyOfficer)) rows = [.. rows.Select(row => row with { Address = null })];
            return record.Disclose(Slice.Of(rows, request.Limit, AccessPlace.Of));
        }
    }
}

/// <summary>The place of an access in the chain, as a cursor.</summary>
internal static class AccessPlace
{
    public static Cursor Of(AccessView row) => Cursor.After(row.Seq.ToString(CultureInfo.InvariantCulture), Guid.Empty);

    public static long? Of(Cursor? cursor) => cursor is null
        ? null
        : long.TryParse(cursor.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : throw new Domain.Kernel.DomainException(new CursorUnreadable());
}

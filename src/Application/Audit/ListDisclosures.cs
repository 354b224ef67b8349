using System.Globalization;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>See who saw what of a client's record, when, for what and under which directive. It is the client's to read, and the privacy officer's.</summary>
/// <remarks>
/// Whether there are process notes is private even to the client, so what their author and the author's supervisor did with them is left out of the client's own list;
/// what the client authorized is in it.
/// </remarks>
[For(Role.Client, Role.PrivacyOfficer)]
public sealed record ListDisclosures(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<AccessView>>>, IUsesClientRecord
{
    /// <summary>Which of them; all when left out. The client is always this one.</summary>
    public AccessFilter Filter { get; init; } = new();

    /// <summary>In which language the plain words are.</summary>
    public PlainLanguage Language { get; init; } = PlainLanguage.EnCa;

    internal sealed class Handler(IAccessHistory history, IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ListDisclosures, Disclosed<Slice<AccessView>>>
    {
        public async Task<Disclosed<Slice<AccessView>>> Handle(ListDisclosures request, CancellationToken cancellationToken)
        {
            AccessPlace.MustHold(request.Filter);
            var isOfficer = caller.Is(Role.PrivacyOfficer);
            var filter = request.Filter with { Client = request.ClientId, ForTheClientOn = isOfficer ? null : record.Today };
            var rows = await history.Read(filter, AccessPlace.Of(request.After), request.Limit + 1, cancellationToken);
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var words = new AccessInWords(request.Language, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone), request.ClientId.Value);
            return record.Disclose(Slice.Of<AccessView>([.. rows.Select(row => row with { Address = isOfficer ? row.Address : null, InWords = words.Say(row) })], request.Limit, AccessPlace.Of));
        }
    }
}

/// <summary>The place of an access in the chain, as a cursor.</summary>
internal static class AccessPlace
{
    public static Cursor Of(AccessView row) => Cursor.After(row.Seq.ToString(CultureInfo.InvariantCulture), Guid.Empty);

    public static long? Of(Cursor? cursor) => cursor is null
        ? null
        : long.TryParse(cursor.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : throw new DomainException(new CursorUnreadable());

    /// <summary>A period that ends before it begins holds nothing, and whoever asks for it mistyped.</summary>
    /// <exception cref="DomainException"><see cref="PeriodEmpty"/>.</exception>
    public static void MustHold(AccessFilter filter)
    {
        if (filter.From >= filter.To) throw new DomainException(new PeriodEmpty());
    }
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Consents;

/// <summary>A permission that ends soon.</summary>
public sealed record ConsentRenewalView
{
    /// <summary>The directive.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Whole kinds of information.</summary>
    public required IReadOnlyCollection<InformationCategory> Categories { get; init; }

    /// <summary>Whom it is about.</summary>
    public required RecipientView Recipient { get; init; }

    /// <summary>When it ends, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>Permissions of several clients that end soon.</summary>
public sealed record ConsentRenewals(Slice<ConsentRenewalView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown => [.. Slice.Items.Select(one => new ShownRecord(new ClientId(one.ClientId), null))];
}

internal static class EndingSoon
{
    /// <summary>Signed permissions in force whose renewal is due, what ends first before the rest, from a place on and one beyond the limit.</summary>
    public static IQueryable<ConsentDirective> DueForRenewal(this IQueryable<ConsentDirective> directives, DateTimeOffset now, int limit, Cursor? after)
    {
        var latest = now.AddDays(ConsentDirective.RenewalNoticeDays);
        var due = directives.Where(d => d.Kind == DirectiveKind.Permit && d.Status == DirectiveStatus.Active && d.From <= now && d.Until > now && d.Until <= latest);
        if (after is { } end)
        {
            var (at, last) = (end.At, new DirectiveId(end.Id));
            due = due.Where(d => d.Until > at || (d.Until == at && d.Id.CompareTo(last) > 0));
        }

        return due.OrderBy(d => d.Until).ThenBy(d => d.Id).Take(limit + 1);
    }

    public static Slice<ConsentRenewalView> AsSlice(this AutoMapper.IMapper mapper, List<ConsentDirective> rows, int limit) =>
        Slice.Of(rows.ConvertAll(mapper.Map<ConsentRenewalView>), limit, view => Cursor.After(view.Until, view.Id));
}

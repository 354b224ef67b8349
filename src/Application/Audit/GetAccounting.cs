using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Audit;

/// <summary>Account for every release of something about the client to somebody else, as far back as the policy pack says, six years under HIPAA (H8, I63).</summary>
/// <param name="From">The first instant, in UTC; as far back as it reaches when left out.</param>
/// <param name="To">The first instant after the period, in UTC; now when left out or later.</param>
[For(Role.Client, Role.PrivacyOfficer)]
public sealed record GetAccounting(ClientId ClientId, DateTimeOffset? From, DateTimeOffset? To) : IRequest<Disclosed<AccountingView>>, IUsesClientRecord
{
    /// <summary>In which language the plain words are.</summary>
    public PlainLanguage Language { get; init; } = PlainLanguage.EnCa;

    internal sealed class Handler(IAccessHistory history, IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<GetAccounting, Disclosed<AccountingView>>
    {
        public async Task<Disclosed<AccountingView>> Handle(GetAccounting request, CancellationToken cancellationToken)
        {
            var (from, to) = Accounting.Period(request.From, request.To, record.Pack.AccountingYears, record.Now);
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
            var isOfficer = caller.Is(Role.PrivacyOfficer);
            var words = new AccessInWords(request.Language, zone, request.ClientId.Value);

            var releases = await history.Account(request.ClientId, from, to, isOfficer ? null : record.Today, cancellationToken);
            var suspensions = await db.AccountingSuspensions.AsNoTracking().ToListAsync(cancellationToken);
            var suspended = suspensions.Where(one => one.IsInForce(record.Today)).Select(one => one.AgencyKey).ToHashSet(StringComparer.Ordinal);
            var outside = await Outside(DayOf(from, zone), DayOf(to.AddTicks(-1), zone), cancellationToken);

            List<AccountingItemView> items =
            [
                .. releases.Select(release => Item(release, words, zone, request.ClientId)),
                .. outside.Where(one => isOfficer || !suspended.Contains(one.Key.RecipientKey)).Select(one => Item(one, words, isOfficer && suspended.Contains(one.Key.RecipientKey))),
            ];
            return record.Disclose(new AccountingView
            {
                ClientId = request.ClientId.Value,
                ClinicName = clinic.Name,
                TimeZone = clinic.TimeZone,
                From = from,
                To = to,
                MadeAt = record.Now,
                Count = items.Sum(item => item.Count),
                Items = [.. items.OrderBy(item => item.FirstOn).ThenBy(item => item.LastOn).ThenBy(item => item.Recipient.Name, StringComparer.Ordinal).ThenBy(item => item.Description, StringComparer.Ordinal)],
            });
        }

        private async Task<List<Repeated>> Outside(DateOnly from, DateOnly to, CancellationToken ct)
        {
            var sums = await db.OutsideDisclosures.AsNoTracking().Where(one => one.DisclosedOn >= from && one.DisclosedOn <= to)
                .GroupBy(one => new { one.RecipientKey, one.RecipientAddress, one.Description, one.PurposeStatement, one.CopyOfRequest, one.LegalBasis })
                .Select(same => new { same.Key, Name = same.Min(one => one.RecipientName)!, First = same.Min(one => one.DisclosedOn), Last = same.Max(one => one.DisclosedOn), Count = same.LongCount() })
                .ToListAsync(ct);
            return sums.ConvertAll(same => new Repeated(
                new(same.Key.RecipientKey, same.Key.RecipientAddress, same.Key.Description, same.Key.PurposeStatement, same.Key.CopyOfRequest, same.Key.LegalBasis), same.Name, same.First, same.Last, same.Count));
        }

        private static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

        private static AccountingItemView Item(ReleaseSummary release, AccessInWords words, TimeZoneInfo zone, ClientId client) => new()
        {
            FirstOn = DayOf(release.First, zone),
            LastOn = DayOf(release.Last, zone),
            Count = release.Count,
            Recipient = new() { Id = release.RecipientId, Name = release.RecipientName ?? words.Unnamed, Address = release.RecipientAddress },
            Kind = release.Kind,
            IsOutsideTheProduct = false,
            Categories = release.Categories,
            Records = release.Records,
            Description = words.Describe(release.Records, release.Categories),
            Purpose = release.Purpose,
            PurposeStatement = words.Statement(release.Purpose),
            Bases = [.. release.Bases.Select(basis => new AccountingBasisView { Reason = basis.Reason, Under = basis.Under, Directive = AccessInWords.DirectiveAddress(client.Value, basis.Reason, basis.Under) })],
            Basis = words.Join([.. release.Bases.Select(basis => basis.Reason).Distinct().Order().Select(words.Because)]),
            IsRequiredByHipaa = Accounting.IsRequired(release.Kind, release.Purpose, release.Bases.Select(basis => basis.Reason)),
        };

        private static AccountingItemView Item(Repeated one, AccessInWords words, bool isSuspended) => new()
        {
            FirstOn = one.First,
            LastOn = one.Last,
            Count = one.Count,
            Recipient = new() { Name = one.Name, Address = one.Key.RecipientAddress },
            Kind = AccessKind.Disclosure,
            IsOutsideTheProduct = true,
            Categories = [],
            Description = one.Key.Description,
            PurposeStatement = one.Key.PurposeStatement ?? words.SeeRequest,
            CopyOfRequest = one.Key.CopyOfRequest,
            Bases = [new AccountingBasisView { LegalBasis = one.Key.LegalBasis }],
            Basis = words.Because(one.Key.LegalBasis),
            IsRequiredByHipaa = Accounting.IsRequired(one.Key.LegalBasis),
            IsSuspended = isSuspended ? true : null,
        };

        private sealed record Told(string RecipientKey, string? RecipientAddress, string Description, string? PurposeStatement, string? CopyOfRequest, LegalBasis LegalBasis);

        private sealed record Repeated(Told Key, string Name, DateOnly First, DateOnly Last, long Count);
    }
}

/// <summary>Every release of something about a client to somebody other than its author and the client in one period, repeated ones summarised.</summary>
public sealed record AccountingView
{
    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The clinic that accounts.</summary>
    public required string ClinicName { get; init; }

    /// <summary>The clinic's time zone, in which days are counted.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The first instant of the period, in UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant after the period, in UTC.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How many releases there were; the sum of the items' counts.</summary>
    public required long Count { get; init; }

    /// <summary>The releases, by the day of the first.</summary>
    public required IReadOnlyList<AccountingItemView> Items { get; init; }
}

/// <summary>Repeated releases to one recipient for one purpose and of one description.</summary>
public sealed record AccountingItemView
{
    /// <summary>The day of the first, of the clinic's calendar.</summary>
    public required DateOnly FirstOn { get; init; }

    /// <summary>The day of the last, of the clinic's calendar.</summary>
    public required DateOnly LastOn { get; init; }

    /// <summary>How many there were in the period.</summary>
    public required long Count { get; init; }

    /// <summary>Who received it.</summary>
    public required AccountingRecipientView Recipient { get; init; }

    /// <summary>Inside the clinic (<c>use</c>) or to another organization (<c>disclosure</c>).</summary>
    public required AccessKind Kind { get; init; }

    /// <summary>True when it went by another road than this product, as a letter does, and was recorded afterwards.</summary>
    public required bool IsOutsideTheProduct { get; init; }

    /// <summary>The kinds of information; empty when it went outside the product, where the description tells.</summary>
    public required IReadOnlyList<InformationCategory> Categories { get; init; }

    /// <summary>The kind of records, such as <c>CarePlan</c>; absent when it went outside the product.</summary>
    public string? Records { get; init; }

    /// <summary>What was disclosed, in words. Never content.</summary>
    public required string Description { get; init; }

    /// <summary>For what, as a code; absent when it went outside the product.</summary>
    public PurposeOfUse? Purpose { get; init; }

    /// <summary>For what, in words.</summary>
    public required string PurposeStatement { get; init; }

    /// <summary>The text of the written request, where it stands for the purpose.</summary>
    public string? CopyOfRequest { get; init; }

    /// <summary>What permitted it: each rule and directive that did at least once.</summary>
    public required IReadOnlyList<AccountingBasisView> Bases { get; init; }

    /// <summary>What permitted it, in words.</summary>
    public required string Basis { get; init; }

    /// <summary>True when 45 CFR 164.528 demands it in an accounting. The others, such as uses for treatment, are listed all the same: this accounting shows more than the law asks for.</summary>
    public required bool IsRequiredByHipaa { get; init; }

    /// <summary>True while an agency's request keeps it out of the client's own accounting. The privacy officer alone is told.</summary>
    public bool? IsSuspended { get; init; }
}

/// <summary>Who received something.</summary>
public sealed record AccountingRecipientView
{
    /// <summary>The practitioner, member of staff or partner; absent when it went outside the product.</summary>
    public Guid? Id { get; init; }

    /// <summary>How they are called.</summary>
    public required string Name { get; init; }

    /// <summary>Where an organization is, if that is known.</summary>
    public string? Address { get; init; }
}

/// <summary>What permitted a release.</summary>
public sealed record AccountingBasisView
{
    /// <summary>The rule that permitted; absent when it went outside the product.</summary>
    public DecisionReason? Reason { get; init; }

    /// <summary>The directive or emergency access, where one permitted.</summary>
    public Guid? Under { get; init; }

    /// <summary>Where the directive can be read.</summary>
    public string? Directive { get; init; }

    /// <summary>What allowed or demanded it outside the product.</summary>
    public LegalBasis? LegalBasis { get; init; }
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>
/// What would this person see of the client's record now, and which rule decides each part (I23)? The client asks about the whole record, the privacy officer about
/// the decisions alone, a practitioner about the kinds of information that they wrote themselves, and no others: that something is permitted to somebody tells of it. It equals what the real request would answer at that instant.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.PrivacyOfficer, Role.Client)]
public sealed record PreviewDisclosure(ClientId ClientId, Recipient Reader, PurposeOfUse Purpose, PlainLanguage Language = PlainLanguage.EnCa) : IRequest<Disclosed<DisclosurePreviewView>>, IUsesClientRecord
{
    internal sealed class Handler(OpenRecord record, ICaller caller, ISightOfOthers others) : IRequestHandler<PreviewDisclosure, Disclosed<DisclosurePreviewView>>
    {
        public async Task<Disclosed<DisclosurePreviewView>> Handle(PreviewDisclosure request, CancellationToken cancellationToken)
        {
            var other = await others.Of(request.Reader, cancellationToken) ?? throw new DomainException(request.Reader.Unknown());
            other.MayName(request.Purpose);
            var moment = record.Reach.Moment with { Purpose = request.Purpose };
            var standing = DisclosurePolicy.Standing(other.Facts, moment);
            var reach = standing is null ? Reach.Of(other.Facts, moment) : null;

            var seesWhole = caller.MayKnowWhy(request.ClientId);
            var classes = seesWhole ? Reach.AuthorClasses : [.. record.Reach.ActingDisciplines.Select(discipline => (Discipline?)discipline)];
            var counts = caller.ClientId == request.ClientId || !seesWhole
                ? (await others.Count(reach, seesWhole ? null : caller.PersonId(), cancellationToken)).ToDictionary(seen => seen.Category)
                : null;

            return record.Disclose(new DisclosurePreviewView
            {
                ReaderId = request.Reader.Id!.Value,
                ReaderName = other.Name,
                Purpose = request.Purpose,
                DecidedAt = moment.Now,
                HasStanding = standing is null,
                Categories =
                [
                    .. Categories.All.Where(category => seesWhole || counts!.ContainsKey(category)).Select(category => new CategoryPreviewView
                    {
                        Category = category,
                        Records = counts is null ? null : counts.GetValueOrDefault(category)?.All ?? 0,
                        Shown = counts is null ? null : counts.GetValueOrDefault(category)?.Shown ?? 0,
                        Decisions =
                        [
                            .. classes
                                .Select(writtenIn => (WrittenIn: writtenIn, Decision: DisclosurePolicy.Decide(other.Facts, moment, category, new Author(Guid.Empty, writtenIn))))
                                .GroupBy(each => each.Decision)
                                .Select(same => DecisionView.Of(same.Key, caller, other.Facts, [.. same.Select(each => each.WrittenIn)], request.Language)),
                        ],
                    }),
                ],
            });
        }
    }
}

/// <summary>Asking about somebody else.</summary>
internal static class OtherReaders
{
    public static DomainError Unknown(this Recipient one) => one.Kind == RecipientKind.Practitioner ? new PractitionerNotFound() : new OrganizationUnknown();

    // One's own decisions rest on the facts on which the request itself was decided.
    public static async Task<AccessFacts> FactsOf(this ISightOfOthers others, Recipient one, PurposeOfUse purpose, ICaller caller, CancellationToken ct)
    {
        var other = await others.Of(one, ct) ?? throw new DomainException(one.Unknown());
        other.MayName(purpose);
        return one.Id == caller.PractitionerId?.Value ? other.Facts with { Reader = caller.AsReader() } : other.Facts;
    }
}

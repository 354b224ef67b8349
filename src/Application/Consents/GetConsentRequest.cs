using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>A part of what was asked, as the client might share it.</summary>
/// <param name="Shared">The kinds; none means all that were asked for.</param>
/// <param name="Purposes">The purposes; none means all that were asked for.</param>
/// <param name="Until">Until when, in UTC; <c>null</c> means the usual time after it was asked.</param>
public sealed record ConsentRequestPart(IReadOnlyList<InformationCategory> Shared, IReadOnlyList<PurposeOfUse> Purposes, DateTimeOffset? Until)
{
    /// <summary>All of it.</summary>
    public static ConsentRequestPart All { get; } = new([], [], null);
}

/// <summary>Read one consent request. To the client, while it is open, with the words that sharing a part of it puts them under.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.PrivacyOfficer, Role.Client)]
public sealed record GetConsentRequest(ClientId ClientId, ConsentRequestId Id, ConsentRequestPart Part) : IRequest<Disclosed<ConsentRequestView>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IClientLanguage languages, IMapper mapper) : IRequestHandler<GetConsentRequest, Disclosed<ConsentRequestView>>
    {
        public async Task<Disclosed<ConsentRequestView>> Handle(GetConsentRequest request, CancellationToken cancellationToken)
        {
            var asked = await db.ConsentRequests.AsNoTracking().VisibleTo(caller, request.ClientId).Require(r => r.Id == request.Id, new ConsentRequestNotFound(), cancellationToken);
            var view = mapper.Map<ConsentRequestView>(asked);
            if (asked.Status != ConsentRequestStatus.Open || caller.ClientId != request.ClientId) return record.Disclose(view);

            var part = request.Part.Shared.Count > 0 ? request.Part : request.Part with { Shared = [.. asked.Categories] };
            var would = await db.PermissionOf(asked, part, languages, caller, record.Now, cancellationToken);
            return record.Disclose(view with { PlainText = would.PlainText, TextSha256 = would.PlainTextSha256, Until = would.Until });
        }
    }
}

internal static class ConsentRequestReading
{
    /// <summary>All requests for the client and the privacy officer; for a practitioner what they asked themselves.</summary>
    public static IQueryable<ConsentRequest> VisibleTo(this IQueryable<ConsentRequest> requests, ICaller caller, ClientId client) =>
        caller.ClientId == client || caller.Is(Role.PrivacyOfficer) ? requests : requests.Where(r => r.PractitionerId == caller.PractitionerId);

    /// <summary>The permission that sharing a part makes, unsigned: the same for the read and for the answer, so that the client signs what they read.</summary>
    public static async Task<ConsentDirective> PermissionOf(
        this IClinicDb db, ConsentRequest asked, ConsentRequestPart part, IClientLanguage languages, ICaller caller, DateTimeOffset now, CancellationToken ct)
    {
        var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), ct);
        var terms = asked.Permission(part.Shared, part.Purposes, part.Until, await languages.Of(asked.ClientId, ct), clinic.LongestDirectiveMonths);
        return await db.DraftPermit(clinic, asked.ClientId, terms, replaced: null, caller, now, ct);
    }
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>List the regions of the body that a record can name, with what the clinic's policy pack asks for each. Nothing in it is about a client.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client, Role.Partner)]
public sealed record ListBodyRegions : IRequest<Slice<BodyRegionView>>, IUsesNoClientRecord
{
    internal sealed class Handler(OpenRecord record) : IRequestHandler<ListBodyRegions, Slice<BodyRegionView>>
    {
        public Task<Slice<BodyRegionView>> Handle(ListBodyRegions request, CancellationToken cancellationToken) => Task.FromResult(new Slice<BodyRegionView>(
        [
            .. BodyRegions.All.Select(region => new BodyRegionView
            {
                Code = region,
                HasSides = region.IsPaired(),
                WrittenConsent = record.Pack.WrittenConsentFor(region),
                IsProhibited = record.Pack.ProhibitedRegions.Contains(region),
            }),
        ], null));
    }
}

/// <summary>One region of the body. Genital and anal regions are missing on purpose: touching them is never care (I32).</summary>
public sealed record BodyRegionView
{
    /// <summary>The code, as every record of touch names it.</summary>
    public required BodyRegion Code { get; init; }

    /// <summary>True when a side, <c>left</c> or <c>right</c>, can be named with it.</summary>
    public required bool HasSides { get; init; }

    /// <summary>How often the policy pack asks for the client's written consent before it is touched.</summary>
    public required WrittenConsentFrequency WrittenConsent { get; init; }

    /// <summary>True when the policy pack forbids to touch it at all.</summary>
    public required bool IsProhibited { get; init; }
}

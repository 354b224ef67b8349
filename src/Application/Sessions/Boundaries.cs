using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>What the client said never of is neither agreed to nor touched in passing: the profile is changed first, where everybody who touches reads it (I35).</summary>
internal static class Boundaries
{
    /// <summary>Refuses sites of which the client's touch safety profile says never today, as far as it is open.</summary>
    /// <param name="sites">Each with the place of its region in the request.</param>
    /// <exception cref="DomainException"><see cref="RegionNever"/>, naming the first.</exception>
    public static async Task MustKeepToBoundaries(this IClinicDb db, ClientId client, IEnumerable<(BodySite Site, string Pointer)> sites, DateOnly today, CancellationToken ct)
    {
        if (await db.TouchSafetyProfiles.AsNoTracking().FirstOrDefaultAsync(p => p.ClientId == client, ct) is not { } profile) return;
        foreach (var (site, pointer) in sites)
        {
            if (profile.RuleFor(site, today) == TouchRule.Never) throw new DomainException(new RegionNever(site.Region) { Pointer = pointer });
        }
    }
}

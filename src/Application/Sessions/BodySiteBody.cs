using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Where on the body: a region and, of a paired one, a side where only that is meant.</summary>
public sealed record BodySiteBody
{
    /// <summary>The region.</summary>
    /// <example>shoulders</example>
    public required BodyRegion Region { get; init; }

    /// <summary>The client's left or right; left out, both are meant.</summary>
    /// <example>left</example>
    public Side? Side { get; init; }

    /// <summary>The site.</summary>
    /// <exception cref="DomainException">As <see cref="BodySite.Of"/>.</exception>
    public BodySite AsSite(string pointer) => BodySite.Of(Region, Side, pointer);
}

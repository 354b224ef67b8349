using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Holds;

/// <summary>What a hold limits: effect only. At least one of them.</summary>
public sealed record HoldLimits
{
    /// <summary>The most sites or techniques in one hold.</summary>
    public const int Most = 50;

    private HoldLimits() { }

    /// <summary>No session of the discipline begins.</summary>
    public bool NoSessions { get; private init; }

    /// <summary>Touch no firmer than this; <c>null</c> when pressure is not limited.</summary>
    public Pressure? PressureCeiling { get; private init; }

    /// <summary>Techniques to leave out.</summary>
    public IReadOnlyList<Technique> TechniquesToLeave { get; private init; } = [];

    /// <summary>Sites of the body to leave alone.</summary>
    public IReadOnlyList<BodySite> SitesToLeave { get; private init; } = [];

    /// <summary>Positions to avoid.</summary>
    public IReadOnlyList<BodyPosition> PositionsToAvoid { get; private init; } = [];

    /// <summary>True when something of touch is limited rather than whole sessions.</summary>
    public bool IsAboutTouch => PressureCeiling is not null || TechniquesToLeave.Count + SitesToLeave.Count + PositionsToAvoid.Count > 0;

    /// <summary>No session of the discipline at all.</summary>
    public static HoldLimits Sessions { get; } = new() { NoSessions = true };

    /// <summary>Names limits.</summary>
    /// <exception cref="DomainException"><see cref="HoldLimitsNothing"/>, <see cref="ListTooLong"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static HoldLimits Of(
        bool noSessions, Pressure? pressureCeiling, IReadOnlyList<Technique> techniquesToLeave, IReadOnlyList<BodySite> sitesToLeave, IReadOnlyList<BodyPosition> positionsToAvoid)
    {
        var limits = new HoldLimits
        {
            NoSessions = noSessions,
            PressureCeiling = pressureCeiling,
            TechniquesToLeave = [.. Entries.Of(techniquesToLeave, "/limits/techniquesToLeave", Most, Choice.Of).Distinct()],
            SitesToLeave = [.. Entries.Of(sitesToLeave, "/limits/sitesToLeave", Most, (site, _) => site).Distinct()],
            PositionsToAvoid = [.. Entries.Of(positionsToAvoid, "/limits/positionsToAvoid", Most, Choice.Of).Distinct()],
        };
        return limits.NoSessions || limits.IsAboutTouch ? limits : throw new DomainException(new HoldLimitsNothing { Pointer = "/limits" });
    }

    // Talk has no pressure and no sites.
    internal HoldLimits For(Discipline on) =>
        on == Discipline.MassageTherapy || !IsAboutTouch ? this : throw new DomainException(new HoldOfTalkIsWhole { Pointer = "/limits" });
}

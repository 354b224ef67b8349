using System.Text.Json.Serialization;
using AutoMapper;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Holds;

/// <summary>A limit in time on a discipline's work: the effect, until when, and whom to ask.</summary>
public sealed record HoldView
{
    /// <summary>The hold.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose work it limits.</summary>
    public required Discipline On { get; init; }

    /// <summary>What it limits.</summary>
    public required HoldLimitsView Limits { get; init; }

    /// <summary>What to do; <c>null</c> when the limits say it all.</summary>
    public string? Instruction { get; init; }

    /// <summary>Who placed it, and whom to ask.</summary>
    public required Guid PlacedBy { get; init; }

    /// <summary>When it was placed, in UTC.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it ends by itself, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was lifted, in UTC; <c>null</c> when nobody did.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>True while it binds.</summary>
    public bool IsInForce { get; init; }

    /// <summary>Why it was placed; absent where the author's kind of information is not shared with the reader, or nothing was written down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>What a hold limits.</summary>
public sealed record HoldLimitsView
{
    /// <summary>No session of the discipline begins.</summary>
    public required bool NoSessions { get; init; }

    /// <summary>Touch no firmer than this, 1–5; <c>null</c> when pressure is not limited.</summary>
    public int? PressureCeiling { get; init; }

    /// <summary>Techniques to leave out.</summary>
    public required IReadOnlyList<Technique> TechniquesToLeave { get; init; }

    /// <summary>Sites of the body to leave alone.</summary>
    public required IReadOnlyList<BodySite> SitesToLeave { get; init; }

    /// <summary>Positions to avoid.</summary>
    public required IReadOnlyList<BodyPosition> PositionsToAvoid { get; init; }
}

internal sealed class HoldMaps : Profile
{
    public HoldMaps()
    {
        CreateMap<HoldLimits, HoldLimitsView>()
            .ForMember(view => view.PressureCeiling, from => from.MapFrom(limits => limits.PressureCeiling == null ? (int?)null : limits.PressureCeiling.Level));
        CreateMap<Hold, HoldView>()
            .ForMember(view => view.Id, from => from.MapFrom(hold => hold.Id.Value))
            .ForMember(view => view.PlacedBy, from => from.MapFrom(hold => hold.Author.PersonId))
            .ForMember(view => view.IsInForce, from => from.Ignore())
            .ForMember(view => view.Reason, from => from.Ignore());
    }
}

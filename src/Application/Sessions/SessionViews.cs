using System.Text.Json.Serialization;
using AutoMapper;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Sessions;

/// <summary>A session as the diary knows it: that it takes place, when and where; never what happened in it.</summary>
public sealed record SessionSummaryView
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who holds it.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>Care by talk or care by touch.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>When it begins by the diary, in UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ends by the diary, in UTC.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Where; <c>null</c> when not said.</summary>
    public string? Room { get; init; }

    /// <summary>The care plan that it serves; <c>null</c> outside any.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>How far it has come.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>When it really began, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was held to its end, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When somebody first said stop, in UTC; <c>null</c> when nobody did.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The policy pack, and the version of it, under which it began; <c>null</c> before.</summary>
    public PackReference? Pack { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal DisclosedPart AsPart() => new(InformationCategory.Scheduling, new Author(PractitionerId, Discipline), Id);
}

/// <summary>One session, as far as the reader may see it. The part on touch is absent when it is not shared, and then named in <see cref="Withheld"/>.</summary>
public sealed record SessionView
{
    /// <summary>The diary's entry.</summary>
    public required SessionSummaryView Session { get; init; }

    /// <summary>What the client agreed to by touch and what was done; absent when nothing was recorded or it is not shared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TouchConsentView? TouchConsent { get; init; }

    /// <summary>What is not shared with the reader.</summary>
    public required IReadOnlyList<WithheldView> Withheld { get; init; }
}

/// <summary>The client's consent to touch in one session, and what was done under it.</summary>
public sealed record TouchConsentView
{
    /// <summary>The consent.</summary>
    public required Guid Id { get; init; }

    /// <summary>When the client first agreed, in UTC.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When the client took all of it back, in UTC; <c>null</c> while any of it may stand.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The policy pack, and the version of it, under which the client agreed last.</summary>
    public PackReference? Pack { get; init; }

    /// <summary>True while some region may be touched.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>Every region ever agreed to in this session, ended permissions included.</summary>
    public required IReadOnlyList<ConsentedRegionView> Regions { get; init; }

    /// <summary>What was done, in the order in which it was recorded.</summary>
    public required IReadOnlyList<RegionWorkedView> Worked { get; init; }
}

/// <summary>The client's permission to touch one region.</summary>
public sealed record ConsentedRegionView
{
    /// <summary>The permission.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where.</summary>
    public required BodyRegion Region { get; init; }

    /// <summary>How.</summary>
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>No firmer than this, 1–5.</summary>
    public required int PressureCeiling { get; init; }

    /// <summary>The date on the written consent; <c>null</c> when there is none.</summary>
    public DateOnly? WrittenConsentOn { get; init; }

    /// <summary>When the client agreed, in UTC.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When it ended, in UTC; <c>null</c> while it stands.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>One thing done to one region.</summary>
public sealed record RegionWorkedView
{
    /// <summary>The entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where.</summary>
    public required BodyRegion Region { get; init; }

    /// <summary>How.</summary>
    public required Technique Technique { get; init; }

    /// <summary>How firm, 1–5.</summary>
    public required int Pressure { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class SessionMaps : Profile
{
    public SessionMaps()
    {
        CreateMap<Session, SessionSummaryView>()
            .ForMember(view => view.Id, from => from.MapFrom(session => session.Id.Value))
            .ForMember(view => view.PractitionerId, from => from.MapFrom(session => session.Author.PersonId))
            .ForMember(view => view.PlanId, from => from.MapFrom(session => session.PlanId == null ? (Guid?)null : session.PlanId.Value.Value))
            .ForMember(view => view.Pack, from => from.MapFrom(session => session.PackCode == null || session.PackVersion == null ? null : new PackReference(session.PackCode, session.PackVersion)));
        CreateMap<TouchConsent, TouchConsentView>().ForMember(view => view.Id, from => from.MapFrom(consent => consent.Id.Value));
        CreateMap<ConsentedRegion, ConsentedRegionView>()
            .ForMember(view => view.Id, from => from.MapFrom(region => region.Id.Value))
            .ForMember(view => view.PressureCeiling, from => from.MapFrom(region => region.Ceiling.Level));
        CreateMap<RegionWorked, RegionWorkedView>()
            .ForMember(view => view.Id, from => from.MapFrom(worked => worked.Id.Value))
            .ForMember(view => view.Pressure, from => from.MapFrom(worked => worked.Pressure.Level));
    }
}

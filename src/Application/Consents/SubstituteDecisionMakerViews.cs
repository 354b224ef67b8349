using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Consents;

/// <summary>Somebody who may decide for a client.</summary>
public sealed record SubstituteDecisionMakerView
{
    /// <summary>The record; a signature's <c>givenBy</c> names it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>What they are to the client.</summary>
    public required string Relationship { get; init; }

    /// <summary>Where their authority comes from.</summary>
    public required string Authority { get; init; }

    /// <summary>The first day of it.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Its last day; <c>null</c> when no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>True when they may decide at this moment.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>SHA-256 of the paper that shows it.</summary>
    public string? EvidenceSha256 { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was ended before its last day, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its revision.</summary>
    public required int Revision { get; init; }
}

/// <summary>Whose eyes these records are for: the client, the front desk, the privacy officer and practitioners on the care team.</summary>
internal static class SubstituteDecisionMakerVisibility
{
    // Who decides for somebody tells of their family and their capacity: a standing alone, as a directive gives it, does not open it.
    public static IQueryable<SubstituteDecisionMaker> VisibleTo(this IQueryable<SubstituteDecisionMaker> makers, ICaller caller, OpenRecord record, IClinicDb db)
    {
        if (caller.ClientId == record.Reach.Client || caller.Is(Role.ClinicAdministrator) || caller.Is(Role.PrivacyOfficer)) return makers;

        var (practitioner, now) = (caller.PractitionerId, record.Now);
        return makers.Where(_ => db.CareTeam.Any(m => m.PractitionerId == practitioner && m.JoinedAt <= now && m.LeftAt == null));
    }
}

internal sealed class SubstituteDecisionMakerMaps : Profile
{
    public SubstituteDecisionMakerMaps() => CreateMap<SubstituteDecisionMaker, SubstituteDecisionMakerView>()
        .ForMember(view => view.Id, from => from.MapFrom(maker => maker.Id.Value))
        .ForMember(view => view.IsInForce, from => from.Ignore());
}

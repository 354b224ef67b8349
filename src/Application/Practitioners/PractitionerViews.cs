using AutoMapper;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Somebody who practises in the clinic.</summary>
public sealed record PractitionerView
{
    /// <summary>The practitioner.</summary>
    public required Guid Id { get; init; }

    /// <summary>How they are called.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Their professional title today, from the class of their registration; <c>null</c> when no licence allows practice today.</summary>
    public string? Title { get; init; }

    /// <summary>Their e-mail address at the clinic; <c>null</c> when not given.</summary>
    public string? Email { get; init; }

    /// <summary>Their licences.</summary>
    public required IReadOnlyList<LicenceView> Licences { get; init; }

    /// <summary>When they left the clinic, in UTC; <c>null</c> while they work there.</summary>
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>Their revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>A registration with a regulator.</summary>
public sealed record LicenceView
{
    /// <summary>The licence.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it allows to practise.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>Where, such as <c>CA-ON</c>.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The register, such as <c>CRPO</c>.</summary>
    public required string Register { get; init; }

    /// <summary>The number in the register.</summary>
    public required string Number { get; init; }

    /// <summary>The class of registration.</summary>
    public required RegistrationClass Class { get; init; }

    /// <summary>Where it stands.</summary>
    public required LicenceStatus Status { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>When it was last verified in the register, in UTC.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }
}

internal sealed class PractitionerMaps : Profile
{
    public PractitionerMaps()
    {
        CreateMap<Practitioner, PractitionerView>()
            .ForMember(view => view.Id, from => from.MapFrom(practitioner => practitioner.Id.Value))
            .ForMember(view => view.Title, from => from.Ignore());
        CreateMap<Licence, LicenceView>().ForMember(view => view.Id, from => from.MapFrom(licence => licence.Id.Value));
    }
}

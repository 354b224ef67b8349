using AutoMapper;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Clinics;

/// <summary>The clinic and its settings.</summary>
public sealed record ClinicView
{
    /// <summary>The clinic.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The IANA time zone by which its calendar runs.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Where it practises, such as <c>CA-ON</c>.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>True when colleagues of one discipline see nothing of each other's without express consent.</summary>
    public required bool ExpressConsentOnly { get; init; }

    /// <summary>How long a permission may last at most. Unit: months.</summary>
    public required int LongestDirectiveMonths { get; init; }

    /// <summary>How long an emergency access lasts. Unit: minutes.</summary>
    public required int EmergencyMinutes { get; init; }

    /// <summary>How long records are kept at least. Unit: years.</summary>
    public required int RetentionYears { get; init; }

    /// <summary>The techniques for which a practitioner needs a recorded credential besides the licence.</summary>
    public required IReadOnlyList<Technique> CredentialRequiredFor { get; init; }

    /// <summary>How many minutes after signing in a note can be signed; <c>null</c> when no fresh sign-in is asked for.</summary>
    public int? FreshSignInMinutes { get; init; }

    /// <summary>The policy pack, and the version of it, by which the clinic works now.</summary>
    public PackReference? PolicyPack { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

internal sealed class ClinicMaps : Profile
{
    public ClinicMaps() => CreateMap<Clinic, ClinicView>().ForMember(view => view.Id, from => from.MapFrom(clinic => clinic.Id.Value)).ForMember(view => view.PolicyPack, from => from.Ignore());
}

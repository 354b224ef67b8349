using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.PolicyPacks;

/// <summary>There is no policy pack of this code, or it has no version yet.</summary>
public sealed record PolicyPackNotFound() : DomainError("policy_pack.not_found", ErrorKind.NotFound, "There is no policy pack of this code.");

/// <summary>A clinic named a policy pack, or a version of one, that does not exist here.</summary>
public sealed record PolicyPackUnknown() : DomainError("policy_pack.unknown", ErrorKind.Invalid, "Name a policy pack and a version that this installation has.");

/// <summary>No version of the pack applies on the day from which the clinic wants it.</summary>
public sealed record PolicyPackNotEffective() : DomainError("policy_pack.not_effective", ErrorKind.Invalid, "No version of this policy pack applies on that day.");

/// <summary>What applied in the past cannot be changed afterwards.</summary>
public sealed record ActivationInThePast() : DomainError("policy_pack.activation_in_the_past", ErrorKind.Invalid, "A policy pack is activated from now on or from later, never from earlier.");

/// <summary>The clinic keeps records for a shorter time than the pack asks for. Unit: years.</summary>
public sealed record RetentionTooShort(int LeastYears)
    : DomainError("policy_pack.retention_too_short", ErrorKind.Invalid, $"The policy pack asks to keep records for at least {LeastYears} years.");

/// <summary>The policy pack that applies prohibits touch here, so no record of care may name the region (Rule CR-032; I32).</summary>
public sealed record RegionProhibited(BodyRegion Region)
    : DomainError("policy_pack.region_prohibited", ErrorKind.Invalid, "The policy pack that applies here prohibits touch in this region.");

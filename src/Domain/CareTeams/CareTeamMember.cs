using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CareTeams;

/// <summary>Names one membership of a client's care team.</summary>
public readonly record struct CareTeamMemberId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static CareTeamMemberId New() => new(Guid.CreateVersion7());
}

/// <summary>One practitioner's time on one client's care team, in one discipline. Being on the team opens nothing by itself; without it hardly anything opens.</summary>
/// <remarks>Somebody who comes back joins anew: each stay keeps its own dates.</remarks>
public sealed class CareTeamMember : AggregateRoot
{
    private CareTeamMember() { }

    /// <summary>Names the membership.</summary>
    public CareTeamMemberId Id { get; private init; }

    /// <summary>The clinic of both.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Whose care team it is.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>Who is on it.</summary>
    public PractitionerId PractitionerId { get; private init; }

    /// <summary>The one discipline they act in for this client (Rule CR-036; I03).</summary>
    public Discipline Discipline { get; private init; }

    /// <summary>True when they answer for the upkeep of the plan.</summary>
    public bool IsLead { get; private init; }

    /// <summary>From when they belong (UTC), this instant included.</summary>
    public DateTimeOffset JoinedAt { get; private init; }

    /// <summary>From when they no longer belong (UTC); <c>null</c> while they do.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Brings a practitioner onto the client's care team.</summary>
    /// <param name="clinic">Where they will work: the licence must count there (Rule CR-060; I04).</param>
    /// <param name="pack">The policy pack that applies: it says which licences of other places count.</param>
    /// <exception cref="DomainException"><see cref="PractitionerNotFound"/> for somebody of another clinic, <see cref="PractitionerDeactivated"/>,
    /// <see cref="PractitionerNotLicensed"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static CareTeamMember Join(Client client, Practitioner practitioner, Discipline discipline, bool isLead, Clinic clinic, PolicyPack pack, DateTimeOffset now)
    {
        var actsIn = Choice.Of(discipline, "/discipline");
        if (practitioner.ClinicId != client.ClinicId) throw new DomainException(new PractitionerNotFound { Pointer = "/practitionerId" });
        if (practitioner.DeactivatedAt is not null) throw new DomainException(new PractitionerDeactivated { Pointer = "/practitionerId" });
        if (!practitioner.IsLicensed(actsIn, clinic.Jurisdiction, pack, clinic.Today(now))) throw new DomainException(new PractitionerNotLicensed(actsIn) { Pointer = "/practitionerId" });

        return new()
        {
            Id = CareTeamMemberId.New(),
            ClinicId = client.ClinicId,
            ClientId = client.Id,
            PractitionerId = practitioner.Id,
            Discipline = actsIn,
            IsLead = isLead,
            JoinedAt = now,
        };
    }

    /// <summary>Ends the membership. From this instant the plan is closed to them, on the very next request (Rule CR-029; I14).</summary>
    /// <exception cref="DomainException"><see cref="CareTeamAlreadyLeft"/>.</exception>
    public void Leave(DateTimeOffset now)
    {
        if (LeftAt is not null) throw new DomainException(new CareTeamAlreadyLeft());

        LeftAt = now;
        Changed();
    }

    /// <summary>True from the instant of joining, included, to the instant of leaving, excluded.</summary>
    public bool IsActive(DateTimeOffset now) => JoinedAt <= now && (LeftAt is not { } left || now < left);
}

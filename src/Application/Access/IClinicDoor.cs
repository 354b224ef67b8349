using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Access;

/// <summary>Where a request enters the clinic's database: one transaction, one snapshot, closed to every record until it is opened. Entering says under which policy pack the request is decided.</summary>
public interface IClinicDoor
{
    /// <summary>Enters without a client and learns who the caller is today.</summary>
    Task<Standing> Enter(CancellationToken ct);

    /// <summary>Enters and reads everything that a decision about this caller and client rests on, in one round trip.</summary>
    Task<(AccessFacts Facts, Moment Moment)> Enter(ClientId client, CancellationToken ct);

    /// <summary>Enters only to write down that a role was refused: who the caller is today, and whether the named client is a client here.</summary>
    Task<(Standing Standing, bool ClientIsHere)> EnterRefused(ClientId client, CancellationToken ct);

    /// <summary>Enters, learns who the caller is today, and reads what a decision rests on for every client on whose care team the caller is.</summary>
    Task<(Standing Standing, IReadOnlyList<AccessFacts> Facts)> EnterCaseload(CancellationToken ct);

    /// <summary>As <see cref="EnterCaseload"/>, for every client on whose care team somebody is whom the caller supervises today.</summary>
    Task<(Standing Standing, IReadOnlyList<AccessFacts> Facts)> EnterSupervised(CancellationToken ct);

    /// <summary>As <see cref="EnterCaseload"/> or <see cref="EnterSupervised"/>, and of every client for whose safety signals the caller answers; with the signals of each.</summary>
    Task<(Standing Standing, IReadOnlyList<(AccessFacts Facts, IReadOnlyList<Guid> Signals)> Clients)> EnterFollowUps(bool isSupervision, CancellationToken ct);

    /// <summary>The open safety signals of this client for which the caller answers, by the transaction that was entered.</summary>
    Task<IReadOnlyList<Guid>> FollowUps(ClientId client, CancellationToken ct);

    /// <summary>Lets the database show what the record opens, for the rest of this transaction only.</summary>
    void Open(OpenRecord record);

    /// <summary>What a record of the open client is, for a reader who may know that it exists; <c>null</c> when there is none they may know of.</summary>
    Task<DisclosedPart?> WhatIs(Guid record, CancellationToken ct);

    /// <summary>Leaves without keeping anything, so that the same request can enter again.</summary>
    Task Leave(CancellationToken ct);

    /// <summary>Keeps what the request wrote.</summary>
    Task Commit(CancellationToken ct);
}

/// <summary>Who the caller is today, without regard to a client.</summary>
/// <param name="Now">The instant, in UTC.</param>
/// <param name="Today">The clinic's calendar date.</param>
/// <param name="IsAccountEnabled">The account works and its sign-in has not ended.</param>
/// <param name="IsLicensed">For a practitioner: an active licence in any discipline. True for everyone else.</param>
public sealed record Standing(DateTimeOffset Now, DateOnly Today, bool IsAccountEnabled, bool IsLicensed);

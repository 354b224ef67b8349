using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Access;

/// <summary>What a decision about somebody else and the open client would rest on at this instant, read from the request's own snapshot.</summary>
public interface ISightOfOthers
{
    /// <summary>For one practitioner or one partner organization; <c>null</c> when the clinic knows none of that id.</summary>
    /// <remarks>One round trip. Who has no account yet is decided about as if they could sign in.</remarks>
    Task<OtherReader?> Of(Recipient one, CancellationToken ct);

    /// <summary>How many records of each kind of information there are for the caller, and how many of these the other reader would see.</summary>
    /// <param name="other">How far they reach; <c>null</c> when they have no standing.</param>
    /// <param name="onlyBy">Count only what this person wrote; <c>null</c> counts all.</param>
    Task<IReadOnlyList<SeenRecords>> Count(Reach? other, Guid? onlyBy, CancellationToken ct);

    /// <summary>The records of the open client that the caller may see, in a fixed order, after the named place.</summary>
    Task<IReadOnlyList<RecordAtHand>> List(Guid? onlyBy, (Guid Id, string Kind)? after, int limit, CancellationToken ct);

    /// <summary>One record that the caller may see; <c>null</c> when there is none.</summary>
    Task<RecordAtHand?> Find(Guid record, CancellationToken ct);
}

/// <summary>Somebody else, and what a decision about them rests on.</summary>
/// <param name="Name">How they are called in the clinic.</param>
/// <param name="Facts">The facts of this instant.</param>
/// <param name="Roles">What their account makes them; without an account what their licences do.</param>
public sealed record OtherReader(string Name, AccessFacts Facts, IReadOnlyCollection<Role> Roles)
{
    /// <summary>Refuses a purpose that they could not name, so that nothing is previewed which their own request would not be asked.</summary>
    /// <exception cref="Domain.Kernel.DomainException"><see cref="PurposeNotTheirs"/>.</exception>
    public void MayName(PurposeOfUse purpose)
    {
        if (!Roles.Any(role => role.Purposes().Contains(purpose))) throw new Domain.Kernel.DomainException(new PurposeNotTheirs { Pointer = "/purpose" });
    }
}

/// <summary>Records of one kind of information.</summary>
/// <param name="Category">The kind.</param>
/// <param name="All">How many the caller may see.</param>
/// <param name="Shown">How many of these the other reader would see.</param>
public sealed record SeenRecords(InformationCategory Category, int All, int Shown);

/// <summary>A record as far as a decision needs it.</summary>
/// <param name="Kind">Which part of the product keeps it, such as <c>note</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Part">What it is decided by: its category, its author, and the record that it is, or shows something of.</param>
public sealed record RecordAtHand(string Kind, Guid Id, DisclosedPart Part);

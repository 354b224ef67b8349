using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Access;

/// <summary>The message uses one client's record: the gate opens that one, no further than the disclosure decision reaches, and the ledger keeps a row.</summary>
public interface IUsesClientRecord
{
    /// <summary>Whose record.</summary>
    ClientId ClientId { get; }
}

/// <summary>The message names one record of the client, so that a reader who may know of its existence is told "not shared" instead of "not found".</summary>
public interface INamesOneRecord : IUsesClientRecord
{
    /// <summary>The record's id.</summary>
    Guid RecordId { get; }
}

/// <summary>
/// The message may come from anybody who works in the clinic, with or without a standing with the client: filing a restriction on the client's word (I20),
/// opening an emergency access. Without a standing nothing of the record is open to it; it can only be written down.
/// </summary>
public interface INeedsNoStanding : INeedsNoMembership;

/// <summary>
/// The message changes something and may come from a practitioner who is not on the client's care team, because a directive, a supervision or an emergency lets
/// them see the record. Every other change is for the team (Rule CR-125; I14).
/// </summary>
public interface INeedsNoMembership : IUsesClientRecord;

/// <summary>The message starts a new client's record: the gate opens that empty record to its author.</summary>
public interface IStartsClientRecord
{
    /// <summary>The id that the new client gets.</summary>
    ClientId ClientId { get; }
}

/// <summary>The message lists across clients. Each client is decided about by itself, and each that is shown gets its own row in the ledger.</summary>
/// <remarks>Its handler reads through <see cref="OpenRecord.OverCaseload"/>, which asks once for each group of clients that the caller reaches by the same keys.</remarks>
public interface IUsesManyClientRecords
{
    /// <summary>Which kinds of information it lists. Of other kinds nothing is open to it.</summary>
    IReadOnlyList<InformationCategory> Categories => [InformationCategory.Demographics];
}

/// <summary>
/// The message lists across the clients on whose care team somebody is whom the caller supervises. Only supervision opens them, so the caller has to name that
/// purpose; each client is decided about by itself.
/// </summary>
public interface IUsesSuperviseesRecords : IUsesManyClientRecords;

/// <summary>
/// The message lists directives across the clients on whose care team the caller is: their will, and nothing that they keep or share. No kind of information is
/// opened; the handler keeps to the directives that are about the caller.
/// </summary>
public interface IReadsManyClientsWill : IUsesManyClientRecords;

/// <summary>An answer that shows something of several clients, and says of whom and which records.</summary>
public interface IShowsClients
{
    /// <summary>Each record that the answer shows something of.</summary>
    IReadOnlyList<ShownRecord> Shown { get; }
}

/// <summary>A record that a list across clients shows something of.</summary>
/// <param name="Client">Whose.</param>
/// <param name="Part">What it is; <c>null</c> when nothing but the client's will is shown.</param>
public readonly record struct ShownRecord(ClientId Client, DisclosedPart? Part);

/// <summary>
/// The message may never fail because somebody else changed the record at the same moment: a stop, a withdrawal (I33). When two changes cross, the whole
/// request is decided and done again.
/// </summary>
public interface IIsAlwaysHeard : IUsesClientRecord;

/// <summary>
/// The message is about safety signals alone. It may come from a psychotherapist who answers for one of them without any other standing with the client: as its owner, as a cover, or because
/// it went on to them. Those signals are open to it then, and nothing else (Rule CR-236).
/// </summary>
public interface IFollowsUpSignals;

/// <summary>Says which kind of information a command writes into a client's record; the ledger keeps it. A command whose kind shows only while it is handled says it with <see cref="OpenRecord.Writes"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WritesAttribute(InformationCategory category) : Attribute
{
    /// <summary>The kind of information.</summary>
    public InformationCategory Category { get; } = category;
}

/// <summary>Even that the message was sent is private. The ledger keeps a row as of every access, which the privacy officer reads; the log keeps none.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptFromLogsAttribute : Attribute;

/// <summary>The message uses no client's record: every clinical table stays closed to it.</summary>
public interface IUsesNoClientRecord;

/// <summary>The message hands out the whole ledger of the clinic. It opens no client's record, and leaves a row of its own, about no single client, before anything is handed out.</summary>
public interface IHandsOutTheLedger : IUsesNoClientRecord;

/// <summary>The message carries what somebody sent, which is checked against its annotations before anything is opened.</summary>
public interface IHasBody<out TBody>
    where TBody : class
{
    /// <summary>What was sent.</summary>
    TBody Body { get; }
}

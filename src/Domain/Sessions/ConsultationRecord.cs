using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>Names one signed consultation document.</summary>
public readonly record struct ConsultationRecordId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ConsultationRecordId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(ConsultationRecordId other) => Value.CompareTo(other.Value);
}

/// <summary>How a consultation document was signed.</summary>
public enum ConsultationSignature
{
    /// <summary>By hand, on paper.</summary>
    Paper,

    /// <summary>By hand, on a screen.</summary>
    Screen,

    /// <summary>In the account.</summary>
    Account,
}

/// <summary>Who signed it, how and when.</summary>
/// <param name="Method">How.</param>
/// <param name="On">The date beside the signature, on the clinic's calendar.</param>
public sealed record ConsultationSigned(ConsultationSignature Method, DateOnly On);

/// <summary>That client and massage therapist signed the document which the place asks for before the first massage (Rule CR-167; M12). The document itself is kept elsewhere; here stands its fingerprint.</summary>
public sealed class ConsultationRecord : AggregateRoot, IClientRecord
{
    private ConsultationRecord() { }

    /// <summary>Names it.</summary>
    public ConsultationRecordId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category => InformationCategory.Bodywork;

    /// <summary>The massage therapist who signed it and recorded it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>The client's signature.</summary>
    public ConsultationSigned SignedByClient { get; private init; } = null!;

    /// <summary>The therapist's signature.</summary>
    public ConsultationSigned SignedByTherapist { get; private init; } = null!;

    /// <summary>SHA-256 of the document, 64 lower-case hexadecimal digits.</summary>
    public string DocumentSha256 { get; private init; } = "";

    /// <summary>How many elements the policy pack asked for when it was signed; 0 where it asks for no such document.</summary>
    public int Elements { get; private init; }

    /// <summary>The code of the policy pack that applied.</summary>
    public string PackCode { get; private init; } = "";

    /// <summary>The version of it.</summary>
    public string PackVersion { get; private init; } = "";

    /// <summary>When it was recorded. UTC, by the server's clock.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>When it was said that reason or items have changed, so that another has to be signed; <c>null</c> while it holds. UTC.</summary>
    public DateTimeOffset? OutdatedAt { get; private set; }

    /// <summary>Records that it was signed, all elements of the place in it. Where the place asks for none it can be signed all the same.</summary>
    /// <param name="held">How many of the pack's elements the document holds; it must be all of them.</param>
    /// <exception cref="DomainException"><see cref="ConsultationIncomplete"/>, <see cref="ConsultationSignedLater"/>, <see cref="ConsultationUnreadable"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static ConsultationRecord Record(
        ClinicId clinic, ClientId client, ConsultationSigned byClient, ConsultationSigned byTherapist, string sha256, int held, Author by, PolicyPack pack, DateTimeOffset now, DateOnly today)
    {
        var asked = pack.InitialConsultationDocument?.Elements.Count ?? 0;
        if (held < asked) throw new DomainException(new ConsultationIncomplete(asked) { Pointer = "/elementsHeld" });
        if (!Fingerprint.IsSha256(sha256)) throw new DomainException(new ConsultationUnreadable { Pointer = "/documentSha256" });
        Choice.Of(byClient.Method, "/signedByClient/method");
        Choice.Of(byTherapist.Method, "/signedByTherapist/method");
        if (byClient.On > today) throw new DomainException(new ConsultationSignedLater { Pointer = "/signedByClient/on" });
        if (byTherapist.On > today) throw new DomainException(new ConsultationSignedLater { Pointer = "/signedByTherapist/on" });

        return new()
        {
            Id = ConsultationRecordId.New(),
            ClinicId = clinic,
            ClientId = client,
            Author = by,
            SignedByClient = byClient,
            SignedByTherapist = byTherapist,
            DocumentSha256 = sha256.ToLowerInvariant(),
            Elements = asked,
            PackCode = pack.Code,
            PackVersion = pack.Version,
            RecordedAt = now,
        };
    }

    /// <summary>The reason or the items have changed: another one is signed before the next massage. Saying it twice changes nothing.</summary>
    public void Outdate(DateTimeOffset now)
    {
        if (OutdatedAt is not null) return;
        OutdatedAt = now;
        Changed();
    }

    /// <summary>Refuses a massage where the place asks for the document and none holds (Rule CR-167; M12).</summary>
    /// <param name="known">Those of the client that are known to who begins.</param>
    /// <exception cref="DomainException"><see cref="ConsultationMissing"/>.</exception>
    public static void MustHold(Session session, IEnumerable<ConsultationRecord> known, PolicyPack pack)
    {
        if (session.Discipline != Discipline.MassageTherapy || pack.InitialConsultationDocument is null) return;
        if (!known.Any(one => one.ClientId == session.ClientId && one.OutdatedAt is null && one.Author.PersonId == session.Author.PersonId)) throw new DomainException(new ConsultationMissing());
    }
}

namespace IntegrativeCare.Domain.Consents;

/// <summary>How a signature was given.</summary>
public enum SignatureMethod
{
    /// <summary>By the client in their own account.</summary>
    ClientAccount,

    /// <summary>On the clinic's device, in front of the member of staff who captured it.</summary>
    ElectronicSignature,

    /// <summary>On paper; the scan's SHA-256 is kept.</summary>
    WrittenSignature,

    /// <summary>Spoken, in front of a witness who is not the recorder.</summary>
    VerbalWitnessed,
}

/// <summary>Who heard a spoken consent.</summary>
/// <param name="Name">Their name.</param>
/// <param name="PersonId">Their id, when they work at the clinic: the practitioner's, or the account's of other staff.</param>
public sealed record Witness(string Name, Guid? PersonId);

/// <summary>A signature under a directive, bound to the words that the client was shown.</summary>
public sealed record DirectiveSignature
{
    /// <summary>How it was given.</summary>
    public required SignatureMethod Method { get; init; }

    /// <summary>When, in UTC, by the server's clock.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Who recorded it: the client themselves, or a member of staff.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>What the recorder is called; <c>null</c> on signatures from before it was kept.</summary>
    public string? RecorderName { get; init; }

    /// <summary>The witness of a spoken consent.</summary>
    public Witness? Witness { get; init; }

    /// <summary>SHA-256 of the signed paper, 64 lower-case hexadecimal digits.</summary>
    public string? DocumentSha256 { get; init; }

    /// <summary>SHA-256 of the plain-language text that was shown, 64 lower-case hexadecimal digits.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Who decided when it was not the client.</summary>
    public DecisionMaker? GivenBy { get; init; }

    /// <summary>The client's own hand, in their account or on paper whose fingerprint is kept: strong enough to lift what they withhold. Nobody who decides for them does that.</summary>
    public bool IsOnPaperOrInTheirAccount =>
        GivenBy is null && (Method == SignatureMethod.ClientAccount || (Method == SignatureMethod.WrittenSignature && DocumentSha256 is not null));
}

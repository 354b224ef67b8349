using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Practitioners;

/// <summary>Which of a supervisee's notes the supervisor has to co-sign.</summary>
public enum CoSignScope
{
    /// <summary>Every note.</summary>
    AllNotes,

    /// <summary>A share of them.</summary>
    Sample,

    /// <summary>Those of the first sessions with each client.</summary>
    FirstSessions,

    /// <summary>Those that a risk was flagged for.</summary>
    RiskFlagged,
}

/// <summary>Which of a supervisee's notes the supervisor co-signs, as both agreed. Rule CR-155 (C1). Without a choice: every note.</summary>
public sealed record CoSignRule
{
    /// <summary>The largest share: every note. Unit: percent.</summary>
    public const int MostPercent = 100;

    /// <summary>The most first sessions. A limit against slips of the finger, not a clinical one.</summary>
    public const int MostSessions = 1_000;

    private CoSignRule() { }

    /// <summary>Which.</summary>
    public CoSignScope Scope { get; private init; }

    /// <summary>The share of a sample. Unit: percent, 1–100; <c>null</c> for all else.</summary>
    public int? Percent { get; private init; }

    /// <summary>How many first sessions with each client, 1–1,000; <c>null</c> for all else.</summary>
    public int? Sessions { get; private init; }

    /// <summary>Every note.</summary>
    public static CoSignRule AllNotes { get; } = new() { Scope = CoSignScope.AllNotes };

    /// <summary>Makes a rule whose parts fit together.</summary>
    /// <exception cref="DomainException"><see cref="CoSignRuleUnclear"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static CoSignRule Of(CoSignScope scope, int? percent = null, int? sessions = null) => (Choice.Of(scope, "/coSign/scope"), percent, sessions) switch
    {
        (CoSignScope.AllNotes, null, null) => AllNotes,
        (CoSignScope.RiskFlagged, null, null) => new() { Scope = scope },
        (CoSignScope.Sample, >= 1 and <= MostPercent, null) => new() { Scope = scope, Percent = percent },
        (CoSignScope.FirstSessions, null, >= 1 and <= MostSessions) => new() { Scope = scope, Sessions = sessions },
        _ => throw new DomainException(new CoSignRuleUnclear { Pointer = "/coSign" }),
    };

    /// <summary>True when the supervisor has to co-sign this note (Rule CR-193; C1, I45). A flagged risk always asks, whatever was agreed.</summary>
    /// <param name="session">The session's id. Whether its notes fall into a sample follows from it and from the supervision alone, so that no second note draws again.</param>
    /// <param name="supervision">The supervision under which it is signed.</param>
    /// <param name="earlierSessions">How many other sessions with this client the author has signed notes of.</param>
    /// <param name="isRiskFlagged">A risk was flagged for it.</param>
    public bool Asks(Guid session, Guid supervision, int earlierSessions, bool isRiskFlagged) => isRiskFlagged || Scope switch
    {
        CoSignScope.Sample => Draw(session, supervision) < Percent,
        CoSignScope.FirstSessions => earlierSessions < Sessions,
        CoSignScope.RiskFlagged => false,
        _ => true,
    };

    // 0–99, evenly.
    private static int Draw(Guid session, Guid supervision)
    {
        Span<byte> both = stackalloc byte[32];
        session.TryWriteBytes(both, bigEndian: true, out _);
        supervision.TryWriteBytes(both[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(both, hash);
        return (int)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash) % 100);
    }
}

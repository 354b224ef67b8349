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
}

using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>One line of the table: what may be done, from where, to where, and by whom.</summary>
public sealed record SessionStep
{
    /// <summary>What is done.</summary>
    public required SessionAct Act { get; init; }

    /// <summary>The discipline for whose sessions the line holds; <c>null</c> for both.</summary>
    public Discipline? For { get; init; }

    /// <summary>In which states it may be done.</summary>
    public required IReadOnlyList<SessionStatus> From { get; init; }

    /// <summary>The state after.</summary>
    public required SessionStatus To { get; init; }

    /// <summary>Who may do it.</summary>
    public required IReadOnlyList<SessionActor> By { get; init; }

    internal bool Holds(SessionAct act, SessionStatus from, Discipline discipline) => Act == act && (For is null || For == discipline) && From.Contains(from);
}

/// <summary>Which way a session can go (Rule CR-160; I33). The way is data: <c>session-states.jsonl</c>, a line for each step, checked when first read.</summary>
public sealed class SessionStates
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly Lazy<SessionStates> Own = new(ReadOwnFile);

    private SessionStates(IReadOnlyList<SessionStep> steps) => Steps = steps;

    /// <summary>The table that ships with the product.</summary>
    public static SessionStates Shipped => Own.Value;

    /// <summary>Every line, in the table's order.</summary>
    public IReadOnlyList<SessionStep> Steps { get; }

    /// <summary>Where a session stands after an act.</summary>
    /// <exception cref="DomainException"><see cref="SessionMoveNotAllowed"/>.</exception>
    public SessionStatus After(SessionAct act, SessionStatus from, Discipline discipline) => Find(act, from, discipline)?.To ?? throw new DomainException(new SessionMoveNotAllowed(from, act));

    /// <summary>The line that lets an act happen; <c>null</c> when none does.</summary>
    public SessionStep? Find(SessionAct act, SessionStatus from, Discipline discipline) => Steps.FirstOrDefault(step => step.Holds(act, from, discipline));

    /// <summary>True when the table lets somebody do this at all, in some state.</summary>
    public bool MayBeDoneBy(SessionAct act, SessionActor actor) => Steps.Any(step => step.Act == act && step.By.Contains(actor));

    /// <summary>Reads and checks a table.</summary>
    /// <exception cref="InvalidDataException">Names the line and what is wrong with it.</exception>
    internal static SessionStates Read(string table)
    {
        var steps = new List<SessionStep>();
        var lines = table.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            var step = ReadLine(lines[i], i + 1);
            if (WhatIsWrong(step, steps) is { } wrong) throw Wrong(i + 1, wrong);
            steps.Add(step);
        }

        MustHearEveryStop(steps);
        return new(steps);
    }

    private static SessionStep ReadLine(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<SessionStep>(line, Shape) ?? throw Wrong(number, "is empty.");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException($"session-states.jsonl, line {number}: is no step of a session ({unreadable.Path ?? "$"}).", unreadable);
        }
    }

    private static string? WhatIsWrong(SessionStep step, List<SessionStep> before)
    {
        if (step.From.Count == 0) return "says no state from which.";
        if (step.By.Count == 0) return "says nobody who may.";
        foreach (var discipline in Enum.GetValues<Discipline>().Where(one => step.For is null || step.For == one))
        {
            foreach (var from in step.From)
            {
                if (before.Exists(other => other.Holds(step.Act, from, discipline))) return $"says a second time what {Word(step.Act)} does to a session that is {Word(from)}.";
                if (discipline == Discipline.MassageTherapy && step.Act == SessionAct.Start && from != SessionStatus.ConsentConfirmed) return "starts a massage without consent to touch.";
            }
        }

        return null;
    }

    // A stop is heard in every state, whatever else the table says.
    private static void MustHearEveryStop(List<SessionStep> steps)
    {
        foreach (var discipline in Enum.GetValues<Discipline>())
        {
            foreach (var from in Enum.GetValues<SessionStatus>())
            {
                if (!steps.Exists(step => step.Holds(SessionAct.Stop, from, discipline) && step.By.Contains(SessionActor.Client)))
                    throw new InvalidDataException($"session-states.jsonl: no line lets the client stop a session that is {Word(from)}.");
            }
        }
    }

    private static InvalidDataException Wrong(int line, string what) => new($"session-states.jsonl, line {line}: {what}");

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static SessionStates ReadOwnFile()
    {
        using var stream = typeof(SessionStates).Assembly.GetManifestResourceStream("session-states.jsonl") ?? throw new InvalidDataException("session-states.jsonl is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}

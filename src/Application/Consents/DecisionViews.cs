using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Consents;

/// <summary>One decision with the rule that made it.</summary>
public sealed record DecisionView
{
    /// <summary>Whether it may be seen.</summary>
    public required bool IsPermitted { get; init; }

    /// <summary>The kind of information.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>For what was written in which discipline; <c>null</c> in it stands for the client and everybody outside both disciplines.</summary>
    public required IReadOnlyList<Discipline?> WrittenIn { get; init; }

    /// <summary>The code of the rule; absent where a practitioner asks why a colleague does not see what they wrote, which is the client's to know.</summary>
    public DecisionReason? Reason { get; init; }

    /// <summary>The number of the rule, from 1; 0 when none applied and the answer is therefore no. Absent with the reason.</summary>
    public int? Rule { get; init; }

    /// <summary>The reason in words. Absent with the reason.</summary>
    public string? InWords { get; init; }

    /// <summary>The directive or emergency access that decided, for the client and the privacy officer.</summary>
    public Guid? Under { get; init; }

    /// <summary>What the reader must carry along: <c>noRedisclosure</c>, <c>reviewAccess</c>.</summary>
    public required IReadOnlyList<string> Obligations { get; init; }

    /// <summary>Where the caller can ask the client for consent; only when it is not shared with the caller and its existence may be known.</summary>
    public string? ConsentRequest { get; init; }

    internal static DecisionView Of(DisclosureDecision decision, ICaller caller, AccessFacts about, IReadOnlyList<Discipline?> writtenIn, PlainLanguage language)
    {
        var mayKnowAll = caller.MayKnowWhy(about.Client);
        var isOwn = about.Reader.PersonId == caller.PersonId();
        var isExplained = mayKnowAll || isOwn || decision.IsPermitted;

        // Of what may not even be known to exist nobody who is denied learns whether the client spoke of it.
        if (!mayKnowAll && !decision.IsPermitted && !decision.Category.ExistenceMayBeShown() && decision.Reason == DecisionReason.ClientWithheld)
            decision = decision with { Reason = DecisionReason.NoDirective, Under = null };
        return new DecisionView
        {
            IsPermitted = decision.IsPermitted,
            Category = decision.Category,
            WrittenIn = writtenIn,
            Reason = isExplained ? decision.Reason : null,
            Rule = isExplained ? DecisionInWords.Rule(decision) : null,
            InWords = isExplained ? DecisionInWords.Say(decision, language) : null,
            Under = mayKnowAll ? decision.Under : null,
            Obligations = [.. Named.Where(one => decision.Obligations.HasFlag(one.Value)).Select(one => one.Name)],
            ConsentRequest = isOwn && !decision.IsPermitted && decision.ExistenceMayBeShown ? $"/api/v1/clients/{about.Client.Value}/consent-requests" : null,
        };
    }

    private static readonly IReadOnlyList<(Obligations Value, string Name)> Named =
        [(Domain.Consents.Obligations.NoRedisclosure, "noRedisclosure"), (Domain.Consents.Obligations.ReviewAccess, "reviewAccess")];
}

/// <summary>What somebody would see of a client's record now.</summary>
public sealed record DisclosurePreviewView
{
    /// <summary>About whom it was asked.</summary>
    public required Guid ReaderId { get; init; }

    /// <summary>How they are called in the clinic.</summary>
    public required string ReaderName { get; init; }

    /// <summary>For which purpose they would look.</summary>
    public required PurposeOfUse Purpose { get; init; }

    /// <summary>The instant for which it holds, in UTC.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>False when to them the client does not exist, or their licence or account is not active: then nothing is open.</summary>
    public required bool HasStanding { get; init; }

    /// <summary>Each kind of information.</summary>
    public required IReadOnlyList<CategoryPreviewView> Categories { get; init; }
}

/// <summary>What somebody would see of one kind of information.</summary>
public sealed record CategoryPreviewView
{
    /// <summary>The kind.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>How many records of it the caller may see themselves; absent for the privacy officer, who sees none.</summary>
    public int? Records { get; init; }

    /// <summary>How many of these the other person would see.</summary>
    public int? Shown { get; init; }

    /// <summary>The decisions, one for each group of authors about whom it is the same. What they wrote themselves, what people they supervise wrote and single records can differ: see the records.</summary>
    public required IReadOnlyList<DecisionView> Decisions { get; init; }
}

/// <summary>Whether somebody would see one record now.</summary>
public sealed record PreviewedRecordView
{
    /// <summary>The record.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is: <c>client</c>, <c>touchSafetyProfile</c>, <c>carePlan</c>, <c>session</c>, <c>touchConsent</c>, <c>note</c>, <c>outcomeMeasurement</c>, <c>safetySignal</c>, <c>careTask</c> and the like.</summary>
    public required string Kind { get; init; }

    /// <summary>The decision about it.</summary>
    public required DecisionView Decision { get; init; }
}

/// <summary>Who may know why something was decided.</summary>
internal static class DecisionVisibility
{
    public static bool MayKnowWhy(this ICaller caller, ClientId client) => caller.ClientId == client || caller.Is(Role.PrivacyOfficer);
}

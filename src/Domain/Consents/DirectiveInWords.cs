namespace IntegrativeCare.Domain.Consents;

/// <summary>How those are called who stand in a directive.</summary>
public sealed record DirectiveNames
{
    /// <summary>The clinic, which discloses.</summary>
    public required string Clinic { get; init; }

    /// <summary>One practitioner or one organization, such as "Tomas Berg"; not used for a discipline or the team.</summary>
    public string? Recipient { get; init; }

    /// <summary>The client, where the law wants them named (<see cref="SubstanceUseConsent"/>); not used elsewhere.</summary>
    public string? Client { get; init; }
}

/// <summary>The directive whose place another takes, as far as it is said to the client.</summary>
public sealed record ReplacedDirective
{
    /// <summary>What the client wanted by it.</summary>
    public required DirectiveProposal Terms { get; init; }

    /// <summary>What its one practitioner or organization is called; not used for a discipline or the team.</summary>
    public string? Recipient { get; init; }

    /// <summary>When it was written down, in UTC.</summary>
    public required DateTimeOffset SaidAt { get; init; }
}

/// <summary>Says a directive in plain words, in English or French, so that a client knows what they sign. The same terms always give the same words.</summary>
public static class DirectiveInWords
{
    /// <summary>The directive as the client reads it.</summary>
    /// <remarks>
    /// A permission for process notes says who discloses, that it can be taken back in writing, that treatment does not depend on it and that it may be passed on
    /// (Rule CR-110). One for substance-use information to an organization says beside that whom it is about and what follows from saying no (Rule CR-111).
    /// Of single records it says that they are shown whole, whatever kinds of information are in them.
    /// What it takes the place of is said too, and plainly where that lifts what the client withholds (Rule CR-113).
    /// </remarks>
    /// <param name="terms">The proposed terms, with its end filled in. A beginning is said when there is one; leave it out when it is now.</param>
    /// <param name="names">How those are called who stand in it.</param>
    /// <param name="zone">The client's or the clinic's time zone, in which dates are said.</param>
    /// <param name="replaced">What it takes the place of; left out when <see cref="DirectiveProposal.Supersedes"/> is.</param>
    public static string Say(DirectiveProposal terms, DirectiveNames names, TimeZoneInfo zone, ReplacedDirective? replaced = null)
    {
        DirectivePhrases words = terms.Language == PlainLanguage.FrCa ? DirectivePhrases.French : DirectivePhrases.English;
        var isPermit = terms.Kind == DirectiveKind.Permit;
        var sentences = new List<string> { $"{WhoSeesWhat(terms, names.Recipient, words)}{words.Period(OnTheWall(terms.From), OnTheWall(terms.Until))}." };
        if (!isPermit) return Joined([.. sentences, .. words.OfAWithhold(terms.From is null)]);
        if (terms.Records.Count > 0) sentences.Add(words.OfWholeRecords);
        if (terms.Description is { } exactly) sentences.Add(words.Exactly(Stopped(exactly)));
        if (terms.ExpiryEvent is { } happening) sentences.Add(words.EndsEarlier(Stopped(happening)));
        sentences.AddRange(words.OfAPermit);
        if (ProcessNoteAuthorization.Is(terms)) sentences.AddRange(words.OfProcessNotes(names.Clinic));
        if (SubstanceUseConsent.Is(terms)) sentences.AddRange(words.OfSubstanceUse(names.Clinic, names.Recipient ?? words.NobodyNamed, names.Client, isSure: terms.Records.Count == 0));
        return Joined(sentences);

        // It stands last: there it is read just before signing, and can be left out for those who may not know of it.
        string Joined(List<string> said)
        {
            if (replaced is null) return string.Join(' ', said);
            var older = WhoSeesWhat(replaced.Terms, replaced.Recipient, words);
            return string.Join(' ', [.. said, words.TakesThePlaceOf(KindOf(replaced, terms), OnTheWall(replaced.SaidAt)!.Value, older)]);
        }

        DateTime? OnTheWall(DateTimeOffset? instant) => instant is { } at ? TimeZoneInfo.ConvertTime(at, zone).DateTime : null;
    }

    /// <summary>A permission's words without what they tell of other people: what it lifts or replaces that was about somebody else than its own recipient.</summary>
    /// <param name="plainText">The words as <see cref="Say"/> made them.</param>
    /// <param name="language">In which language.</param>
    public static string WithoutOthers(string plainText, PlainLanguage language)
    {
        DirectivePhrases words = language == PlainLanguage.FrCa ? DirectivePhrases.French : DirectivePhrases.English;
        foreach (var beginning in words.OfOthers)
        {
            if (plainText.LastIndexOf(" " + beginning, StringComparison.Ordinal) is >= 0 and var at) return plainText[..at];
        }

        return plainText;
    }

    /// <summary>SHA-256 of words, 64 lower-case hexadecimal digits.</summary>
    public static string Sha256Of(string words) => Fingerprint.Of(words);

    private static Replacement KindOf(ReplacedDirective older, DirectiveProposal newer) => (older.Terms.Kind, newer.Kind) switch
    {
        (DirectiveKind.Withhold, DirectiveKind.Permit) => Replacement.LiftedBySigning,
        (DirectiveKind.Withhold, _) => Replacement.Lifted,
        (_, DirectiveKind.Permit) => older.Terms.Recipient == newer.Recipient ? Replacement.PermitBySigning : Replacement.OthersPermitBySigning,
        _ => Replacement.Permit,
    };

    // Single records go by the end of their ids, so that no two permissions read alike that open different ones.
    private static string WhoSeesWhat(DirectiveProposal terms, string? recipient, DirectivePhrases words)
    {
        var isPermit = terms.Kind == DirectiveKind.Permit;
        string[] records = [.. terms.Records.Distinct().Order().Select(id => id.ToString("N")[^12..])];
        var what = DirectivePhrases.Join(
            [.. terms.Categories.Distinct().Order().Select(words.Name), .. records.Length == 0 ? Array.Empty<string>() : [words.Records(records)]], isPermit ? words.And : words.Nor);
        var why = terms.Purposes.Count == 0 ? words.AnyPurpose : words.For(DirectivePhrases.Join([.. terms.Purposes.Distinct().Order().Select(words.Name)], words.Or));
        return $"{words.May(terms.Recipient, recipient, isPermit)} {what}, {why}";
    }

    private static string Stopped(string text) => text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";
}

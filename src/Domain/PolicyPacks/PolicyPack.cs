using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.PolicyPacks;

/// <summary>The rules of one place in one edition: what its regulators and privacy law ask of a clinic there. Data, not code.</summary>
/// <remarks>
/// Read from files by <see cref="PolicyPackShelf"/>. A published version never changes; a correction is a new version with its own first day, so that what
/// was decided under a version can be explained later (Rule CR-090). Nothing in a pack is legal advice: each rule names its <see cref="Sources"/> and how
/// far they were verified.
/// </remarks>
public sealed class PolicyPack
{
    /// <summary>The code of the pack for places that no other pack fits: the strictest sensible rules.</summary>
    public const string General = "default";

    private readonly Dictionary<BodyRegion, WrittenConsentFrequency> written;

    internal PolicyPack(PolicyPackFile file)
    {
        (Code, Version, Title, EffectiveFrom, EffectiveUntil) = (file.Code, file.Version, file.Title, file.EffectiveFrom, file.EffectiveUntil);
        Jurisdictions = [.. file.Jurisdictions];
        ConsentElements = [.. file.ConsentElements];
        WrittenConsentRegions = [.. file.WrittenConsentRegions];
        ProhibitedRegions = [.. file.ProhibitedRegions];
        written = WrittenConsentRegions.ToDictionary(rule => rule.Region, rule => rule.HowOften);
        (TouchConsentDocumentedWithinHours, InitialConsultationDocument) = (file.TouchConsentDocumentedWithinHours, file.InitialConsultationDocument);
        NoteLateAfterHours = file.NoteLateAfterHours;
        (Retention, AgeOfMajority, AgeOfOwnConsent, AccountingYears) = (file.Retention, file.AgeOfMajority, file.AgeOfOwnConsent, file.AccountingYears);
        (SupervisorSeesProcessNotes, ImpliedConsentWithinDiscipline, NoticeOfIncompleteness) = (file.SupervisorSeesProcessNotes, file.ImpliedConsentWithinDiscipline, file.NoticeOfIncompleteness);
        LicencesAlsoFrom = [.. file.LicencesAlsoFrom];
        Sources = [.. file.Sources];
        Notes = [.. file.Notes];
    }

    /// <summary>Names the pack over all its versions, such as <c>CA-ON</c>; <see cref="General"/> for everywhere else.</summary>
    public string Code { get; }

    /// <summary>Names this edition by the day on which it was written, such as <c>2026-11-01</c>.</summary>
    public string Version { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>The places that it fits, as countries or their parts; empty for a pack that is only chosen by name.</summary>
    public IReadOnlyList<string> Jurisdictions { get; }

    /// <summary>The first day, on the clinic's calendar, on which this version can apply.</summary>
    public DateOnly EffectiveFrom { get; }

    /// <summary>The last day on which this version can apply, that day included; <c>null</c> until the next version begins.</summary>
    public DateOnly? EffectiveUntil { get; }

    /// <summary>What must be talked through before a client can agree to touch (Rule CR-030; M1, I30).</summary>
    public IReadOnlyList<DiscussionElement> ConsentElements { get; }

    /// <summary>Which regions need the client's written consent, and how often (Rule CR-031; M3, M4, M11). A region that is not named needs none.</summary>
    public IReadOnlyList<WrittenConsentRule> WrittenConsentRegions { get; }

    /// <summary>Regions that no record of care may name (Rule CR-032; I32). Genital and anal regions have no code to begin with (M6).</summary>
    public IReadOnlyList<BodyRegion> ProhibitedRegions { get; }

    /// <summary>Within what time after a session the talk before touch must stand in the record (M1b). Unit: hours, 1–168.</summary>
    public int TouchConsentDocumentedWithinHours { get; }

    /// <summary>How long after a session a note is signed without being marked as a late entry (Rule CR-192). Unit: hours, 1–168; 24 where the pack does not say, as the product's own choice.</summary>
    public int NoteLateAfterHours { get; }

    /// <summary>What a document must hold that is signed before the first session (M12); <c>null</c> where none is asked for.</summary>
    public ConsultationDocument? InitialConsultationDocument { get; }

    /// <summary>How long records are kept (C9, M8, I64).</summary>
    public RetentionRule Retention { get; }

    /// <summary>From which birthday somebody is of age. Unit: years, 16–25.</summary>
    public int AgeOfMajority { get; }

    /// <summary>From which birthday somebody signs consent for themselves (I29); <c>null</c> where capacity decides and not age. Unit: years, 10–25.</summary>
    public int? AgeOfOwnConsent { get; }

    /// <summary>A recorded supervisor may see the process notes of those they supervise (rule 5; H2). Where not, only a stand-alone authorization opens them.</summary>
    public bool SupervisorSeesProcessNotes { get; }

    /// <summary>Colleagues of one discipline may rely on implied consent (rule 10; O3). A clinic can still switch it off; where this is not so, it cannot switch it on.</summary>
    public bool ImpliedConsentWithinDiscipline { get; }

    /// <summary>Whoever receives less than there is because the client said so must be told that, and nothing more (I25; O4).</summary>
    public bool NoticeOfIncompleteness { get; }

    /// <summary>How far back a client can ask who received their information (H8). Unit: years, 1–50.</summary>
    public int AccountingYears { get; }

    /// <summary>Whose licences count here besides those of the clinic's own place (I04); empty when a licence counts where it was granted and nowhere else.</summary>
    public IReadOnlyList<string> LicencesAlsoFrom { get; }

    /// <summary>Where each rule comes from, and how far that was verified.</summary>
    public IReadOnlyList<RuleSource> Sources { get; }

    /// <summary>What somebody who relies on the pack has to know, such as which rules are the product's own careful choice.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>What is written down wherever it has to be known later which rules applied.</summary>
    public PackReference Reference => new(Code, Version);

    /// <summary>How often a region needs the client's written consent.</summary>
    public WrittenConsentFrequency WrittenConsentFor(BodyRegion region) => written.GetValueOrDefault(region, WrittenConsentFrequency.Never);

    /// <summary>True when nothing is shared on implied consent: the clinic wants it so, or the pack leaves no choice.</summary>
    /// <param name="clinicWantsIt">The clinic's own setting.</param>
    public bool NeedsExpressConsent(bool clinicWantsIt) => clinicWantsIt || !ImpliedConsentWithinDiscipline;

    /// <summary>Refuses to name a prohibited region in a record of care (Rule CR-032; I32).</summary>
    /// <exception cref="DomainException"><see cref="RegionProhibited"/>.</exception>
    public void MustAllow(BodyRegion region, string pointer)
    {
        if (ProhibitedRegions.Contains(region)) throw new DomainException(new RegionProhibited(region) { Pointer = pointer });
    }

    /// <summary>True when a licence of one place counts in a clinic of another (Rule CR-060; I04).</summary>
    /// <param name="licence">Where the licence was granted.</param>
    /// <param name="clinic">Where the clinic practises.</param>
    public bool Recognizes(string licence, string clinic) => licence == clinic || LicencesAlsoFrom.Contains(licence, StringComparer.Ordinal);

    /// <summary>True on a day inside its own dates, both ends included.</summary>
    public bool IsEffective(DateOnly today) => EffectiveFrom <= today && (EffectiveUntil is not { } last || today <= last);

    /// <summary>How well it fits a place: 2 for the very place, 1 for the country of the place, 0 for neither.</summary>
    internal int Fit(string jurisdiction) =>
        Jurisdictions.Contains(jurisdiction, StringComparer.Ordinal) ? 2 : Jurisdictions.Contains(jurisdiction.Split('-')[0], StringComparer.Ordinal) ? 1 : 0;
}

/// <summary>Which version of which pack applied.</summary>
/// <param name="Code">Such as <c>CA-ON</c>.</param>
/// <param name="Version">Such as <c>2026-11-01</c>.</param>
public sealed record PackReference(string Code, string Version);

/// <summary>How often a client says in writing that a region may be touched.</summary>
public enum WrittenConsentFrequency
{
    /// <summary>Not at all; what is said and recorded each session is enough.</summary>
    Never,

    /// <summary>Once for a care plan, and not before that plan was drafted. A session outside a plan needs it anew.</summary>
    PerPlan,

    /// <summary>In each session anew, dated the same day (I31).</summary>
    EverySession,
}

/// <summary>How often one region needs written consent.</summary>
/// <param name="Region">Where.</param>
/// <param name="HowOften">How often.</param>
public sealed record WrittenConsentRule(BodyRegion Region, WrittenConsentFrequency HowOften);

/// <summary>A document that client and practitioner sign before the first session.</summary>
/// <param name="Elements">What it must hold, in words.</param>
/// <param name="RenewedWhen">When it must be written anew.</param>
public sealed record ConsultationDocument(IReadOnlyList<string> Elements, string RenewedWhen);

/// <summary>How long records are kept.</summary>
/// <param name="Years">Unit: years after the last entry, 1–50.</param>
/// <param name="FromMajority">For a client who was a minor the years begin no earlier than at majority.</param>
public sealed record RetentionRule(int Years, bool FromMajority);

/// <summary>How far a rule's source was verified.</summary>
public enum SourceMark
{
    /// <summary>Read in a copy of the named source.</summary>
    Verified,

    /// <summary>Common professional knowledge; check before relying on it.</summary>
    CheckBeforeRelyingOnIt,

    /// <summary>No source says it, or sources disagree: the product's own careful choice.</summary>
    ProductDefault,
}

/// <summary>Where some rules of a pack come from.</summary>
/// <param name="Rules">The members of the pack that it speaks for, such as <c>retention</c>.</param>
/// <param name="Citation">The source, in words.</param>
/// <param name="Mark">How far it was verified.</param>
public sealed record RuleSource(IReadOnlyList<string> Rules, string Citation, SourceMark Mark);

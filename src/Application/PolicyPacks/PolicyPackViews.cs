using AutoMapper;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.PolicyPacks;

/// <summary>The rules of one place in one version, with where each comes from.</summary>
public sealed record PolicyPackView
{
    /// <summary>The pack, over all its versions.</summary>
    public required string Code { get; init; }

    /// <summary>This version.</summary>
    public required string Version { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The countries, or parts of them, that it fits; empty for a pack that is only chosen by name.</summary>
    public required IReadOnlyList<string> Jurisdictions { get; init; }

    /// <summary>The first day on which this version can apply, on the clinic's calendar.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The last day on which this version can apply; <c>null</c> until the next version begins.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    /// <summary>True when this very version applies to the caller's clinic now.</summary>
    public bool AppliesHere { get; init; }

    /// <summary>What must be talked through before a client can agree to touch.</summary>
    public required IReadOnlyList<DiscussionElement> ConsentElements { get; init; }

    /// <summary>Which regions need the client's written consent, and how often. A region that is not named needs none.</summary>
    public required IReadOnlyList<WrittenConsentRule> WrittenConsentRegions { get; init; }

    /// <summary>Regions that no record of care may name.</summary>
    public required IReadOnlyList<BodyRegion> ProhibitedRegions { get; init; }

    /// <summary>Within what time after a session the talk before touch must stand in the record. Unit: hours.</summary>
    public required int TouchConsentDocumentedWithinHours { get; init; }

    /// <summary>How long after a session a note is signed without being marked as a late entry. Unit: hours.</summary>
    public required int NoteLateAfterHours { get; init; }

    /// <summary>What must be signed before the first session; <c>null</c> where nothing is asked for.</summary>
    public ConsultationDocument? InitialConsultationDocument { get; init; }

    /// <summary>How long records are kept at least.</summary>
    public required RetentionRule Retention { get; init; }

    /// <summary>From which birthday somebody is of age. Unit: years.</summary>
    public required int AgeOfMajority { get; init; }

    /// <summary>From which birthday somebody signs consent for themselves; <c>null</c> where capacity decides and not age. Unit: years.</summary>
    public int? AgeOfOwnConsent { get; init; }

    /// <summary>True when a recorded supervisor may see the process notes of those they supervise.</summary>
    public required bool SupervisorSeesProcessNotes { get; init; }

    /// <summary>True when colleagues of one discipline may rely on implied consent, unless the clinic switches it off.</summary>
    public required bool ImpliedConsentWithinDiscipline { get; init; }

    /// <summary>True when answers say that the client's direction keeps something from the reader.</summary>
    public required bool NoticeOfIncompleteness { get; init; }

    /// <summary>How far back a client can ask who received their information. Unit: years.</summary>
    public required int AccountingYears { get; init; }

    /// <summary>Whose licences count besides those of the clinic's own place; empty when a licence counts where it was granted and nowhere else.</summary>
    public required IReadOnlyList<string> LicencesAlsoFrom { get; init; }

    /// <summary>Where each rule comes from, and how far that was verified.</summary>
    public required IReadOnlyList<RuleSource> Sources { get; init; }

    /// <summary>What somebody who relies on it has to know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>A clinic's choice of a policy pack.</summary>
public sealed record PolicyPackActivationView
{
    /// <summary>The choice.</summary>
    public required Guid Id { get; init; }

    /// <summary>The chosen pack.</summary>
    public required string Code { get; init; }

    /// <summary>The version that the clinic keeps to; <c>null</c> when it follows the newest of each day.</summary>
    public string? Version { get; init; }

    /// <summary>From when it applies, in UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Who chose it; <c>null</c> for what the clinic had when it was opened.</summary>
    public Guid? ActivatedBy { get; init; }

    /// <summary>When it was chosen, in UTC.</summary>
    public required DateTimeOffset ActivatedAt { get; init; }

    /// <summary>The revision that the clinic came to by it.</summary>
    public required int ClinicRevision { get; init; }

    /// <summary>The pack and version by which the clinic works now, on the one choice that says so. Another code than the chosen one means that nothing chosen applies and the general pack does.</summary>
    public PackReference? AppliesAs { get; init; }
}

internal sealed class PolicyPackMaps : Profile
{
    public PolicyPackMaps()
    {
        CreateMap<PolicyPack, PolicyPackView>().ForMember(view => view.AppliesHere, from => from.Ignore());
        CreateMap<PolicyPackActivation, PolicyPackActivationView>()
            .ForMember(view => view.Id, from => from.MapFrom(activation => activation.Id.Value))
            .ForMember(view => view.AppliesAs, from => from.Ignore());
    }
}

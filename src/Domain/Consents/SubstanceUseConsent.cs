using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>What a permission to see substance-use information has to keep to (Rule CR-111; I27).</summary>
/// <remarks>
/// Source: 42 CFR 2.31 and 2.33. One consent may cover treatment, coordination and operations together, and nothing else rides on it. For an organization
/// outside it stands alone and says whom it is about, who discloses, what follows from saying no and that it may be passed on. A single record that goes to an
/// organization may be about substance use; asking what it is about would tell, so each such permission keeps to the same rules.
/// </remarks>
public static class SubstanceUseConsent
{
    /// <summary>The purposes that it may name.</summary>
    public static IReadOnlyCollection<PurposeOfUse> Purposes { get; } = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination, PurposeOfUse.HealthcareOperations];

    /// <summary>True when the terms let an organization outside see substance-use information, or single records, which may be about it.</summary>
    public static bool Is(DirectiveProposal terms) =>
        terms is { Kind: DirectiveKind.Permit, Recipient.Kind: RecipientKind.Organization } && (terms.Categories.Contains(InformationCategory.SubstanceUse) || terms.Records.Count > 0);

    /// <summary>True when the directive lets an organization outside see substance-use information, or single records.</summary>
    public static bool Is(ConsentDirective directive) =>
        directive is { Kind: DirectiveKind.Permit, RecipientKind: RecipientKind.Organization } && (directive.Categories.Contains(InformationCategory.SubstanceUse) || directive.Records.Count > 0);

    /// <summary>True when these purposes may stand in a permission that covers these kinds of information.</summary>
    public static bool Allows(IReadOnlyCollection<InformationCategory> categories, IReadOnlyCollection<PurposeOfUse> purposes) =>
        !categories.Contains(InformationCategory.SubstanceUse) || purposes.All(Purposes.Contains);

    /// <summary>Lets a consent pass that keeps to the rules, and any other terms unseen.</summary>
    /// <exception cref="DomainException"><see cref="SubstanceUsePurposes"/>, <see cref="SubstanceUseStandsAlone"/>.</exception>
    public static void Check(DirectiveProposal terms)
    {
        if (terms.Kind != DirectiveKind.Permit || !(Is(terms) || terms.Categories.Contains(InformationCategory.SubstanceUse))) return;
        if (terms.Purposes.Any(purpose => !Purposes.Contains(purpose))) throw new DomainException(new SubstanceUsePurposes { Pointer = "/purposes" });
        if (Is(terms) && terms.Categories.Distinct().Count() + (terms.Records.Count > 0 ? 1 : 0) > 1)
            throw new DomainException(new SubstanceUseStandsAlone { Pointer = "/categories" });
    }
}

using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>What a permission to see substance-use information has to keep to (Rule CR-111; I27).</summary>
/// <remarks>
/// Source: 42 CFR 2.31 and 2.33. One consent may cover treatment, coordination and operations together, and nothing else rides on it. For an organization
/// outside it stands alone and says whom it is about, who discloses, what follows from saying no and that it may be passed on.
/// </remarks>
public static class SubstanceUseConsent
{
    /// <summary>The purposes that it may name.</summary>
    public static IReadOnlyCollection<PurposeOfUse> Purposes { get; } = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination, PurposeOfUse.HealthcareOperations];

    /// <summary>True when the terms let an organization outside see substance-use information.</summary>
    public static bool Is(DirectiveProposal terms) =>
        terms is { Kind: DirectiveKind.Permit, Recipient.Kind: RecipientKind.Organization } && terms.Categories.Contains(InformationCategory.SubstanceUse);

    /// <summary>Lets a consent pass that keeps to the rules, and any other terms unseen.</summary>
    /// <exception cref="DomainException"><see cref="SubstanceUsePurposes"/>, <see cref="SubstanceUseStandsAlone"/>.</exception>
    public static void Check(DirectiveProposal terms)
    {
        if (terms.Kind != DirectiveKind.Permit || !terms.Categories.Contains(InformationCategory.SubstanceUse)) return;
        if (terms.Purposes.Any(purpose => !Purposes.Contains(purpose))) throw new DomainException(new SubstanceUsePurposes { Pointer = "/purposes" });
        if (Is(terms) && (terms.Categories.Distinct().Count() > 1 || terms.Records.Count > 0))
            throw new DomainException(new SubstanceUseStandsAlone { Pointer = "/categories" });
    }
}

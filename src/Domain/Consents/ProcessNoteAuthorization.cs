using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>What a permission to see a psychotherapist's process notes has to say (Rules CR-009, CR-110).</summary>
/// <remarks>
/// Source: 45 CFR 164.508(b)(3)(ii) and (c)(1)–(2). The elements: a specific description, who discloses (the clinic), who receives, the purpose, an expiry date or
/// event, and the dated signature with a representative's authority, which is why it is not given by word of mouth. The three statements stand in the words: <see cref="DirectiveInWords"/>.
/// Held everywhere, being the strictest.
/// </remarks>
public static class ProcessNoteAuthorization
{
    /// <summary>True when the terms permit process notes, and so are such an authorization.</summary>
    public static bool Is(DirectiveProposal terms) => terms.Kind == DirectiveKind.Permit && terms.Categories.Contains(InformationCategory.PsychotherapyProcess);

    /// <summary>True when the directive permits process notes.</summary>
    public static bool Is(ConsentDirective directive) => directive.Kind == DirectiveKind.Permit && directive.Categories.Contains(InformationCategory.PsychotherapyProcess);

    /// <summary>Lets an authorization pass that has every element, and any other terms unseen.</summary>
    /// <exception cref="DomainException"><see cref="ProcessNotesStandAlone"/>, <see cref="PurposeMissing"/>, <see cref="DescriptionMissing"/>.</exception>
    public static void Check(DirectiveProposal terms)
    {
        if (!Is(terms)) return;
        if (terms.Categories.Distinct().Count() > 1 || terms.Records.Count > 0 || !terms.Recipient.IsOne || (terms.Until is null && terms.ExpiryEvent is null))
            throw new DomainException(new ProcessNotesStandAlone { Pointer = "/categories" });
        if (terms.Purposes.Count == 0) throw new DomainException(new PurposeMissing { Pointer = "/purposes" });
        if (string.IsNullOrWhiteSpace(terms.Description)) throw new DomainException(new DescriptionMissing { Pointer = "/description" });
    }
}

namespace IntegrativeCare.Domain.Practitioners;

/// <summary>The two kinds of care that share a plan. Massage therapy complements psychotherapy and never replaces it.</summary>
public enum Discipline
{
    /// <summary>Care by talk.</summary>
    Psychotherapy,

    /// <summary>Care by touch.</summary>
    MassageTherapy,
}

namespace IntegrativeCare.Domain.Consents;

/// <summary>The kind of information a record or a field is. Every disclosable datum carries exactly one.</summary>
public enum InformationCategory
{
    /// <summary>Name, contact, pronouns, languages, accessibility needs.</summary>
    Demographics,

    /// <summary>That a session takes place, when, where, with whom; never its content.</summary>
    Scheduling,

    /// <summary>Shared goals, interventions, approvals, reviews, coordination messages, handoffs.</summary>
    CarePlan,

    /// <summary>What to do or avoid for the client to feel and be safe. What to do, never why.</summary>
    SafetyCues,

    /// <summary>Conditions, medications, allergies, answers to contraindication screening.</summary>
    PhysicalHealth,

    /// <summary>Massage assessment and treatment notes, touch consents, techniques, regions worked.</summary>
    Bodywork,

    /// <summary>Pain, muscle tension, sleep, stress-related physical symptoms, range of motion.</summary>
    PhysicalOutcomes,

    /// <summary>Diagnosis, modality, frequency, functional status, symptoms, prognosis, progress to date.</summary>
    MentalHealthSummary,

    /// <summary>PHQ-9, GAD-7, PCL-5 and the like, item answers included.</summary>
    MentalHealthOutcomes,

    /// <summary>Signed psychotherapy progress notes.</summary>
    PsychotherapyProgress,

    /// <summary>The psychotherapist's separate process notes (45 CFR 164.501). A denied reader can't tell whether there are any.</summary>
    PsychotherapyProcess,

    /// <summary>The narrative of what happened. A denied reader can't tell whether there is any.</summary>
    TraumaHistory,

    /// <summary>Substance-use-disorder information (42 CFR Part 2). A denied reader can't tell whether there is any.</summary>
    SubstanceUse,
}

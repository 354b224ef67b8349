namespace IntegrativeCare.Domain.Consents;

/// <summary>Why somebody wants to see something. HL7 v3 PurposeOfUse codes stand beside each.</summary>
public enum PurposeOfUse
{
    /// <summary>To treat the client (TREAT).</summary>
    Treatment,

    /// <summary>To coordinate care between those who treat (COC).</summary>
    CareCoordination,

    /// <summary>To supervise a practitioner's work (TRAIN).</summary>
    Supervision,

    /// <summary>The client asks for their own record (PATRQT).</summary>
    ClientRequest,

    /// <summary>To avert harm now (BTG).</summary>
    Emergency,

    /// <summary>To run the clinic (HOPERAT).</summary>
    HealthcareOperations,
}

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>Which of a clinic's data keys seals a text. Process notes have one of their own, so that no other key opens them (I48).</summary>
internal enum SealKind
{
    /// <summary>Everything of the record but process notes.</summary>
    Record,

    /// <summary>A therapist's process notes alone.</summary>
    ProcessNotes,
}

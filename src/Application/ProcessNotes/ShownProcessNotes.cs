using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.ProcessNotes;

namespace IntegrativeCare.Application.ProcessNotes;

internal static class ShownProcessNotes
{
    /// <summary>The note as a part of an answer. Kept of counselling on substance use, whoever else learns that there is one may not pass it on (Rule CR-013).</summary>
    public static DisclosedPart Part(this ProcessNote note) =>
        new(note.Category, note.Author, note.Id.Value) { IsOfSubstanceUse = note.Content.Kind == ProcessNoteKind.SubstanceUseCounselling };
}

using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Holds;

/// <summary>Names the reason of one hold.</summary>
public readonly record struct HoldReasonId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static HoldReasonId New() => new(Guid.CreateVersion7());
}

/// <summary>Why a hold was placed. It is not part of the hold: it stays in the author's own kind of information, so that the other discipline learns the effect and not the story (Rule CR-121; I37).</summary>
public sealed class HoldReason : AggregateRoot, IClientRecord
{
    private HoldReason() { }

    /// <summary>Names it.</summary>
    public HoldReasonId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>What a psychotherapist knows of the client's state, or what a massage therapist found.</summary>
    public InformationCategory Category { get; private init; }

    /// <summary>Who placed the hold.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>The hold.</summary>
    public HoldId HoldId { get; private init; }

    /// <summary>Why, in words for the author's own discipline.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Writes down why a hold was placed.</summary>
    /// <exception cref="DomainException">What <see cref="PlainText"/> says of the words.</exception>
    public static HoldReason Of(Hold hold, string reason) => new()
    {
        Id = HoldReasonId.New(),
        ClinicId = hold.ClinicId,
        ClientId = hold.ClientId,
        Category = hold.Author.Discipline == Discipline.MassageTherapy ? InformationCategory.Bodywork : InformationCategory.MentalHealthSummary,
        Author = hold.Author,
        HoldId = hold.Id,
        Text = PlainText.Of(reason, "/reason", PlainText.Paragraph),
    };
}

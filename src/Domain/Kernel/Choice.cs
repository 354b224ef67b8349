namespace IntegrativeCare.Domain.Kernel;

/// <summary>A coded answer: one of a closed list, and nothing beside it.</summary>
public static class Choice
{
    /// <summary>Takes the answer when the list knows it. A number cast into an enumeration is no answer.</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>.</exception>
    public static T Of<T>(T answer, string pointer) where T : struct, Enum =>
        Enum.IsDefined(answer) ? answer : throw new DomainException(new ChoiceUnknown { Pointer = pointer });

    /// <summary>As <see cref="Of"/>, where not answering is allowed.</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>.</exception>
    public static T? Optional<T>(T? answer, string pointer) where T : struct, Enum =>
        answer is { } given ? Of(given, pointer) : null;
}

/// <summary>A coded answer is none of those offered.</summary>
public sealed record ChoiceUnknown() : DomainError("choice.unknown", ErrorKind.Invalid, "Choose one of the listed values.");

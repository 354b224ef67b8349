namespace IntegrativeCare.Application.Access;

/// <summary>A sealed text cannot be opened: it was changed, stands in another place than it was sealed for, or its key is missing.</summary>
/// <remarks>The caller learns the code <c>record.seal_broken</c> alone. Where it stands goes to the log, the text never.</remarks>
/// <param name="where">Table, column and row.</param>
/// <param name="why">What was found.</param>
public sealed class SealBrokenException(string where, string why) : Exception($"The sealed text in {where} cannot be opened: {why}.");

namespace IntegrativeCare.Application.Access;

/// <summary>What a command answers: that it is in the record, and where it now stands. Never clinical content.</summary>
/// <param name="Id">The thing that was made or changed.</param>
/// <param name="Revision">Its revision after the act, from 1. The next change names it in <c>If-Match</c>.</param>
public sealed record Receipt(Guid Id, int Revision);

namespace IntegrativeCare.Application.Access;

/// <summary>What every command answers: what it made or changed, and its revision for the next <c>If-Match</c>. Never clinical content, so that a replay cannot show any.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Revision">Its revision after the change.</param>
public sealed record Receipt(Guid Id, int Revision);

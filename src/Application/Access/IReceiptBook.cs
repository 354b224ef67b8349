namespace IntegrativeCare.Application.Access;

/// <summary>Remembers for a day what each command with an <c>Idempotency-Key</c> answered. It is written in the command's own transaction, so a crash keeps both or neither.</summary>
public interface IReceiptBook
{
    /// <summary>Claims the key for this request. Answers the first receipt when the same call was made before.</summary>
    /// <exception cref="Domain.Kernel.DomainException"><see cref="IdempotencyKeyReused"/>, <see cref="IdempotentCallInProgress"/>.</exception>
    Task<Receipt?> Claim(IdempotentCall call, CancellationToken ct);

    /// <summary>Keeps the receipt of the first call.</summary>
    Task Keep(IdempotentCall call, Receipt receipt, CancellationToken ct);
}

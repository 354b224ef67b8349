namespace IntegrativeCare.Application.Access;

/// <summary>The <c>Idempotency-Key</c> that came with this request, if one did.</summary>
public sealed class IdempotentCall
{
    /// <summary>The key, 1–255 printable characters; <c>null</c> when the caller sent none.</summary>
    public string? Key { get; set; }

    /// <summary>SHA-256 over method, route, its values and the body: the same key with another fingerprint is a mistake.</summary>
    public byte[] Fingerprint { get; set; } = [];

    /// <summary>Set when the answer repeats the first one.</summary>
    public bool IsReplay { get; set; }
}

namespace IntegrativeCare.Application.Access;

/// <summary>How a caller names one act, so that sending it twice (a lost answer, an impatient finger) does it once. One per request.</summary>
public sealed class IdempotentCall
{
    private IReadOnlyCollection<string> earlier = [];

    /// <summary>The caller's name for the act, 1–255 printable ASCII characters; <c>null</c> when the caller gave none.</summary>
    public string? Key { get; private set; }

    /// <summary>What the method, the route, its values and the body come to under a secret of the servers (HMAC-SHA-256), in lower-case hexadecimal (64 characters); <c>null</c> without a key.</summary>
    /// <remarks>The same key with another fingerprint is <see cref="IdempotencyKeyReused"/>.</remarks>
    public string? Fingerprint { get; private set; }

    /// <summary>True when the answer is the one given to the first call. Whoever finds that answer sets it; the response then says so.</summary>
    public bool IsReplay { get; set; }

    /// <summary>Takes what the caller named. The door does this before anything else reads the request.</summary>
    /// <param name="earlier">The fingerprints by secrets that served before.</param>
    public void Name(string key, string fingerprint, params IReadOnlyCollection<string> earlier) => (Key, Fingerprint, this.earlier) = (key, fingerprint, earlier);

    /// <summary>True when a call with that fingerprint asked for the same.</summary>
    public bool Repeats(string fingerprint) => fingerprint == Fingerprint || earlier.Contains(fingerprint, StringComparer.Ordinal);
}

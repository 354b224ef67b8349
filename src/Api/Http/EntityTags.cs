using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace IntegrativeCare.Api.Http;

/// <summary>The strong <c>ETag</c> of what one caller may see: the thing's revision, then a fingerprint of the very bytes.</summary>
/// <remarks>The revision alone is not enough: what a caller sees also changes with the client's consent. <c>If-Match</c> compares the revision only.</remarks>
internal static class EntityTags
{
    private const int HashedBytes = 9;

    public static string Of(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    public static string Of(int? revision, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        var print = Base64Url.EncodeToString(hash[..HashedBytes]);
        return revision is null ? $"\"{print}\"" : string.Create(CultureInfo.InvariantCulture, $"\"{revision}-{print}\"");
    }

    /// <summary>True when the caller already holds these bytes. <c>*</c> means any.</summary>
    public static bool IsHeldBy(StringValues ifNoneMatch, string tag)
    {
        if (ifNoneMatch.Count == 0 || !EntityTagHeaderValue.TryParseList(ifNoneMatch, out var held)) return false;
        var ours = new EntityTagHeaderValue(tag);
        return held.Any(theirs => theirs.Equals(EntityTagHeaderValue.Any) || theirs.Compare(ours, useStrongComparison: false));
    }
}

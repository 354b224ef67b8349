using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using IntegrativeCare.Domain.Audit;

namespace IntegrativeCare.Infrastructure.Persistence.Ledger;

/// <summary>One row of an exported ledger: a JSON object on one line with everything that the row's hash covers, and the hash.</summary>
public static class LedgerLine
{
    /// <summary>No line break inside a line.</summary>
    public static readonly JsonWriterOptions Writing = new() { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Writes a row, without the line feed.</summary>
    public static void Write(Utf8JsonWriter line, in LedgerRow row, ReadOnlySpan<byte> hash)
    {
        line.WriteStartObject();
        line.WriteString("clinicId", row.Clinic);
        line.WriteNumber("seq", row.Seq);
        line.WriteString("at", row.At.ToUniversalTime().ToString(Instant, CultureInfo.InvariantCulture));
        line.WriteString("clientId", row.Client);
        line.WriteString("accountId", row.Account);
        line.WriteString("entry", row.Entry);
        line.WriteString("hash", Convert.ToHexStringLower(hash));
        line.WriteEndObject();
        line.Flush();
        line.Reset();
    }

    /// <summary>Reads a row as <see cref="Write"/> wrote it; false for anything else.</summary>
    public static bool TryRead(string line, out LedgerRow row, out byte[] hash)
    {
        (row, hash) = (default, []);
        try
        {
            var said = JsonSerializer.Deserialize<Said>(line, Reading);
            if (said is null || !DateTimeOffset.TryParseExact(said.At, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return false;
            row = new(said.ClinicId, said.Seq, at, said.ClientId, said.AccountId, said.Entry);
            hash = Convert.FromHexString(said.Hash);
            return true;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            return false;
        }
    }

    private static readonly JsonSerializerOptions Reading = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private sealed record Said(Guid ClinicId, long Seq, string At, Guid ClientId, Guid AccountId, string Entry, string Hash);
}

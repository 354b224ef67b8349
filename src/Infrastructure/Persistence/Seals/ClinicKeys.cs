using System.Buffers.Binary;
using System.Text;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>A data key as it stands in the database.</summary>
internal sealed record WrappedKey(SealKind Kind, int Version, byte[] Wrapped, string WrappedBy, DateTimeOffset MadeAt, bool IsDestroyed);

/// <summary>A data key that can be used; without bytes when it was destroyed.</summary>
internal sealed record DataKey(SealKind Kind, int Version, byte[]? Key, DateTimeOffset MadeAt);

/// <summary>Where a sealed text belongs. Opened anywhere else it is broken.</summary>
/// <param name="Key">The row's primary key as PostgreSQL writes it, parts joined by a comma.</param>
internal readonly record struct SealPlace(SealKind Kind, string Table, string Column, string Key);

/// <summary>
/// The data keys of one clinic, as one request uses them. A sealed text is: version of the format (1), kind (1), version of the data key (4, big endian),
/// nonce (12), ciphertext, tag (16). Unit: bytes.
/// </summary>
internal sealed class ClinicKeys
{
    /// <summary>Format, kind and version of the data key. Unit: bytes.</summary>
    public const int HeaderLength = 6;

    private const byte Format = 1;

    private readonly Dictionary<(SealKind, int), DataKey> all;
    private readonly Dictionary<SealKind, DataKey> current;

    /// <summary>Takes them as they are at this moment.</summary>
    /// <param name="clinic">Whose keys these are.</param>
    /// <param name="keys">All of them.</param>
    /// <param name="known">A key made by then is known to every server and may seal.</param>
    public ClinicKeys(ClinicId clinic, IReadOnlyCollection<DataKey> keys, DateTimeOffset known)
    {
        ClinicId = clinic;
        all = keys.ToDictionary(key => (key.Kind, key.Version));
        // Before another version is known everywhere, the first one seals.
        current = keys.GroupBy(key => key.Kind).ToDictionary(kind => kind.Key, kind => kind.Where(key => key.MadeAt <= known).MaxBy(key => key.Version) ?? kind.MinBy(key => key.Version)!);
    }

    public ClinicId ClinicId { get; }

    /// <summary>True before the clinic's first text is sealed.</summary>
    public bool AreToBeMade => current.Count == 0;

    /// <summary>True when nothing of this kind can be sealed or opened any more.</summary>
    public bool AreDestroyed(SealKind kind) => current.TryGetValue(kind, out var key) && key.Key is null;

    /// <summary>What stands before every text that is sealed under this key.</summary>
    public static byte[] Header(SealKind kind, int version)
    {
        byte[] header = [Format, (byte)kind, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(2), version);
        return header;
    }

    /// <summary>Seals with the present key of that kind and a nonce of its own.</summary>
    /// <exception cref="DomainException"><see cref="KeyDestroyed"/>.</exception>
    public byte[] Seal(SealPlace place, ReadOnlySpan<byte> plain)
    {
        var key = current[place.Kind];
        return Aead.Seal(key.Key ?? throw new DomainException(new KeyDestroyed()), Header(place.Kind, key.Version), Encode(place), plain);
    }

    /// <summary>Opens what was sealed in this place.</summary>
    /// <exception cref="DomainException"><see cref="KeyDestroyed"/>.</exception>
    /// <exception cref="SealBrokenException">It was changed, moved, or sealed under a key that is not this clinic's.</exception>
    public byte[] Open(SealPlace place, ReadOnlySpan<byte> whole)
    {
        // What was still plain when the keys were destroyed is empty, and was never sealed.
        if (whole.IsEmpty && AreDestroyed(place.Kind)) throw new DomainException(new KeyDestroyed());
        if (whole.Length < HeaderLength || whole[0] != Format) throw Broken(place, "it is not in a form that this version knows");
        if (whole[1] != (byte)place.Kind) throw Broken(place, "it is sealed with a key for something else");
        if (!all.TryGetValue((place.Kind, BinaryPrimitives.ReadInt32BigEndian(whole[2..])), out var key)) throw Broken(place, "its key is not among the clinic's");
        return Aead.Open(key.Key ?? throw new DomainException(new KeyDestroyed()), HeaderLength, Encode(place), whole) ?? throw Broken(place, "it was changed, or belongs elsewhere");
    }

    /// <summary>Opens a text that was read past the model.</summary>
    public string OpenText(string table, string column, Guid row, byte[] whole) => Encoding.UTF8.GetString(Open(new(SealKind.Record, table, column, row.ToString()), whole));

    private byte[] Encode(SealPlace place) => Encoding.UTF8.GetBytes($"{ClinicId.Value}|{place.Table}|{place.Column}|{place.Key}");

    private static SealBrokenException Broken(SealPlace place, string why) => new($"{place.Table}.{place.Column} of row {place.Key}", why);
}

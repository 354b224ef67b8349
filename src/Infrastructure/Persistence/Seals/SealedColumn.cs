using IntegrativeCare.Domain.Clinics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>A column that holds sealed text, as SQL reaches it past the model: to seal what was plain, and to seal again under another key.</summary>
internal sealed class SealedColumn
{
    private readonly SealedProperty property;
    private readonly string where;
    private readonly string after;

    private SealedColumn(IEntityType entity, SealedProperty property)
    {
        this.property = property;
        Table = $"{Quote(entity.GetSchema() ?? ClinicDbContext.Schema)}.{Quote(property.Table)}";
        Column = Quote(property.Column);
        Key = string.Join(" || ',' || ", property.Key.Select(part => $"t.{Quote(part.GetColumnName())}::text"));
        Order = string.Join(", ", property.Key.Select(part => $"t.{Quote(part.GetColumnName())}"));
        after = string.Join(", ", property.Key.Select((part, at) => $"split_part($3, ',', {at + 1})::{part.GetColumnType()}"));
        where = string.Join(" and ", property.Key.Select((part, at) => $"{Quote(part.GetColumnName())} = split_part($2, ',', {at + 1})::{part.GetColumnType()}"));
        Clinic = ClinicOf(entity, "t", depth: 0) ?? throw new InvalidOperationException($"{property.Table} does not say in whose clinic a row is.");
    }

    /// <summary>The table with its schema, quoted.</summary>
    public string Table { get; }

    /// <summary>The column, quoted.</summary>
    public string Column { get; }

    /// <summary>The row's key as the seal knows it, as an expression over <c>t</c>.</summary>
    public string Key { get; }

    /// <summary>The order of the primary key.</summary>
    public string Order { get; }

    /// <summary>True of rows that come after the one whose key is $3.</summary>
    public string IsAfter => $"({Order}) > ({after})";

    /// <summary>The row's clinic, as an expression over <c>t</c>.</summary>
    public string Clinic { get; }

    public SealKind Kind => property.Member.Kind;

    /// <summary>Every sealed column of the model.</summary>
    public static IReadOnlyList<SealedColumn> All { get; } = Find();

    /// <summary>The column of that name.</summary>
    /// <exception cref="InvalidOperationException">Nothing seals such a column.</exception>
    public static SealedColumn Named(string table, string column) =>
        All.FirstOrDefault(one => one.property.Table == table && one.property.Column == column) ?? throw new InvalidOperationException($"Nothing seals {table}.{column}.");

    public SealPlace PlaceOf(string key) => new(Kind, property.Table, property.Column, key);

    /// <summary>Plain text as this column's member would have sealed it.</summary>
    public byte[] Normal(string plain) => property.Member.Normal(plain);

    /// <summary>Writes a ciphertext into its row.</summary>
    public NpgsqlBatchCommand Write(string key, byte[] ciphertext) =>
        new($"update {Table} set {Column} = $1 where {where}") { Parameters = { new() { Value = ciphertext }, new() { Value = key } } };

    public override string ToString() => $"{property.Table}.{property.Column}";

    private static IReadOnlyList<SealedColumn> Find()
    {
        using var db = ClinicDbContext.ForMigrations("Host=nowhere");
        return [.. db.Model.GetEntityTypes().SelectMany(entity => SealedMember.Of(entity).Select(property => new SealedColumn(entity, property))).OrderBy(column => column.ToString(), StringComparer.Ordinal)];
    }

    // A part stands in the clinic of its whole.
    private static string? ClinicOf(IEntityType entity, string row, int depth)
    {
        if (entity.FindProperty("ClinicId") is { ClrType: var type } clinic && type == typeof(ClinicId)) return $"{row}.{Quote(clinic.GetColumnName())}";
        foreach (var foreign in entity.GetForeignKeys().Where(foreign => foreign.Properties.Count == 1 && foreign.PrincipalEntityType != entity && depth < 3))
        {
            var (whole, name) = (foreign.PrincipalEntityType, $"w{depth}");
            if (ClinicOf(whole, name, depth + 1) is { } found)
                return $"(select {found} from {Quote(whole.GetSchema() ?? ClinicDbContext.Schema)}.{Quote(whole.GetTableName()!)} {name} where {name}.{Quote(foreign.PrincipalKey.Properties[0].GetColumnName())} = {row}.{Quote(foreign.Properties[0].GetColumnName())})";
        }

        return null;
    }

    private static string Quote(string name) => $"\"{name}\"";
}

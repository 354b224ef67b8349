using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>A member that the database holds only sealed. EF sees its ciphertext as a property of its own; the member itself is not mapped, so that no query can filter, sort or project by it.</summary>
internal abstract class SealedMember(SealKind kind)
{
    private const string Annotation = "IntegrativeCare:Seal";
    private const string OfEntity = "IntegrativeCare:Seals";

    public SealKind Kind { get; } = kind;

    /// <summary>What is to be sealed; <c>null</c> when there is nothing.</summary>
    public abstract byte[]? Plain(object entity);

    /// <summary>True when the entity still says what was opened.</summary>
    public abstract bool IsSame(object entity, byte[] opened);

    /// <summary>A text that was not sealed before, as it is to be sealed.</summary>
    public abstract byte[] Normal(string plain);

    /// <summary>Gives the entity what was opened.</summary>
    public abstract void Restore(object entity, byte[] plain);

    /// <summary>Marks the property that holds the ciphertext.</summary>
    public void Mark(IMutableProperty sealedProperty) => sealedProperty.SetAnnotation(Annotation, this);

    /// <summary>The properties of an entity that hold ciphertexts.</summary>
    public static IReadOnlyList<SealedProperty> Of(IEntityType entity) => entity.GetOrAddRuntimeAnnotationValue(OfEntity, Find, entity)!;

    private static IReadOnlyList<SealedProperty> Find(IEntityType? entity)
    {
        var members = entity!.GetProperties().Where(property => property.FindAnnotation(Annotation) is not null).ToList();
        if (members.Count == 0) return [];
        var (table, key, clinic) = (entity.GetTableName()!, entity.FindPrimaryKey()!.Properties, entity.FindProperty("ClinicId"));
        return [.. members.Select(property => new SealedProperty(property, (SealedMember)property.FindAnnotation(Annotation)!.Value!, table, property.GetColumnName(), key, clinic))];
    }
}

/// <summary>The property with the ciphertext of one member, and what its place in the database is made of.</summary>
internal sealed record SealedProperty(IProperty Ciphertext, SealedMember Member, string Table, string Column, IReadOnlyList<IProperty> Key, IProperty? Clinic)
{
    /// <summary>Where the ciphertext of this row stands.</summary>
    public SealPlace PlaceIn(string row) => new(Member.Kind, Table, Column, row);

    /// <summary>A row by its primary key, as PostgreSQL writes it, parts joined by a comma.</summary>
    /// <param name="values">The key's values come first, in its order.</param>
    public string RowOf(IReadOnlyList<object?> values) => Key.Count == 1 ? AsSql(Key[0], values[0]) : string.Join(',', Key.Select((property, at) => AsSql(property, values[at])));

    private string AsSql(IProperty property, object? value) => (property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) switch
    {
        Guid id => id.ToString(),
        string text => text,
        int number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        var other => throw new InvalidOperationException($"{Table} has a key of {other?.GetType().Name}, to which nothing can be bound."),
    };
}

/// <summary>A member of one type: text as UTF-8, everything else as JSON.</summary>
internal sealed class SealedMember<TEntity, TValue>(MemberInfo member, SealKind kind) : SealedMember(kind)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Func<TEntity, TValue?> get = Getter(member);
    private readonly Action<TEntity, TValue?> set = Setter(member);

    private static bool IsText => typeof(TValue) == typeof(string);

    public override byte[]? Plain(object entity) => Bytes(get((TEntity)entity));

    // A value that another version wrote in other JSON says the same; what cannot change must not look as if it had.
    public override bool IsSame(object entity, byte[] opened) =>
        Plain(entity) is { } now && (now.AsSpan().SequenceEqual(opened) || (!IsText && now.AsSpan().SequenceEqual(Bytes(Value(opened)))));

    public override byte[] Normal(string plain) => IsText ? Utf8.GetBytes(plain) : Bytes(JsonSerializer.Deserialize<TValue>(plain, Json.Options))!;

    public override void Restore(object entity, byte[] plain) => set((TEntity)entity, Value(plain));

    private static byte[]? Bytes(TValue? value) => value switch
    {
        null => null,
        string text => Utf8.GetBytes(text),
        _ => JsonSerializer.SerializeToUtf8Bytes(value, Json.Options),
    };

    private static TValue? Value(byte[] plain) => IsText ? (TValue)(object)Utf8.GetString(plain) : JsonSerializer.Deserialize<TValue>(plain, Json.Options);

    private static Func<TEntity, TValue?> Getter(MemberInfo member)
    {
        var entity = Expression.Parameter(typeof(TEntity));
        return Expression.Lambda<Func<TEntity, TValue?>>(Expression.MakeMemberAccess(entity, member), entity).Compile();
    }

    private static Action<TEntity, TValue?> Setter(MemberInfo member)
    {
        if (member is FieldInfo { IsInitOnly: true } field) return (entity, value) => field.SetValue(entity, value);
        var (entity, value) = (Expression.Parameter(typeof(TEntity)), Expression.Parameter(typeof(TValue)));
        return Expression.Lambda<Action<TEntity, TValue?>>(Expression.Assign(Expression.MakeMemberAccess(entity, member), value), entity, value).Compile();
    }
}

/// <summary>Says in an entity's configuration what is sealed.</summary>
internal static class Sealing
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Seals a property: its column has the usual name, the type bytea, and holds ciphertext bound to clinic, table, column and row.</summary>
    public static PropertyBuilder<byte[]> Seals<T, TValue>(this EntityTypeBuilder<T> entity, Expression<Func<T, TValue>> property, SealKind kind = SealKind.Record)
        where T : class
    {
        var member = ((MemberExpression)property.Body).Member;
        entity.Ignore(member.Name);
        return Add(entity, member, new SealedMember<T, TValue>(member.DeclaringType == typeof(T) ? member : typeof(T).GetProperty(member.Name)!, kind));
    }

    /// <summary>Seals a private field, such as a list that a property shows read-only. The property itself is ignored by its configuration.</summary>
    public static PropertyBuilder<byte[]> Seals<T, TValue>(this EntityTypeBuilder<T> entity, string field, SealKind kind = SealKind.Record)
        where T : class
    {
        var member = typeof(T).GetField(field, BindingFlags.NonPublic | BindingFlags.Instance) ?? throw new InvalidOperationException($"{typeof(T).Name} has no field {field}.");
        return Add(entity, member, new SealedMember<T, TValue>(member, kind));
    }

    private static PropertyBuilder<byte[]> Add<T>(EntityTypeBuilder<T> entity, MemberInfo member, SealedMember seal)
        where T : class
    {
        var name = member.Name.TrimStart('_');
        var ciphertext = entity.Property<byte[]>("Sealed" + char.ToUpperInvariant(name[0]) + name[1..]);
        ciphertext.HasColumnName(Conventions.Snake(name)).IsRequired(IsRequired(member));
        seal.Mark(ciphertext.Metadata);
        return ciphertext;
    }

    private static bool IsRequired(MemberInfo member)
    {
        lock (Nullability)
        {
            var (type, state) = member is PropertyInfo property ? (property.PropertyType, Nullability.Create(property).ReadState) : (((FieldInfo)member).FieldType, Nullability.Create((FieldInfo)member).ReadState);
            return type.IsValueType ? Nullable.GetUnderlyingType(type) is null : state == NullabilityState.NotNull;
        }
    }
}

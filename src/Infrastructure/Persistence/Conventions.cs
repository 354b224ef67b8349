using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IntegrativeCare.Infrastructure.Persistence;

/// <summary>How the model becomes tables when a configuration says nothing else: snake case, ids as uuid, enumerations as their JSON words, instants in UTC.</summary>
internal static class Conventions
{
    /// <summary>Converts every id type and enumeration of the domain.</summary>
    public static void Apply(ModelConfigurationBuilder builder)
    {
        var domain = typeof(Domain.Kernel.AggregateRoot).Assembly;
        foreach (var type in domain.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic))
        {
            if (type.IsEnum && type.GetCustomAttributes(typeof(FlagsAttribute), false).Length == 0)
                builder.Properties(type).HaveConversion(typeof(EnumWord<>).MakeGenericType(type));
            else if (IsId(type))
                builder.Properties(type).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
        }
    }

    /// <summary>Names tables' columns, keys and indexes in snake case.</summary>
    public static void NameInSnakeCase(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is not { } table) continue;
            if (table.Any(char.IsUpper)) entity.SetTableName(Snake(table));
            Name(entity, "");
            foreach (var key in entity.GetKeys()) key.SetName("pk_" + entity.GetTableName());
            foreach (var foreign in entity.GetForeignKeys().Where(key => ((IConventionForeignKey)key).FindAnnotation(RelationalAnnotationNames.Name) is null))
                foreign.SetConstraintName($"fk_{entity.GetTableName()}_{foreign.PrincipalEntityType.GetTableName()}");
            foreach (var index in entity.GetIndexes().Where(index => index.Name is null && index.GetDatabaseName()?.Any(char.IsUpper) == true))
                index.SetDatabaseName($"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
        }
    }

    private static void Name(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null) property.SetColumnName(prefix + Snake(property.Name.TrimStart('_')));
        }

        foreach (var part in type.GetDeclaredComplexProperties())
        {
            if (!part.ComplexType.IsMappedToJson()) Name(part.ComplexType, prefix + Snake(part.Name) + "_");
        }
    }

    internal static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))) && text[^1] != '_') text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>An enumeration's word, as it stands in the database and in JSON.</summary>
    internal static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static bool IsId(Type type) =>
        type is { IsValueType: true, IsEnum: false } && type.Name.EndsWith("Id", StringComparison.Ordinal) && type.GetProperty("Value")?.PropertyType == typeof(Guid);
}

/// <summary>An enumeration as its camel-case word, the same as in JSON.</summary>
internal sealed class EnumWord<TEnum>() : ValueConverter<TEnum, string>(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), word => Enum.Parse<TEnum>(word, true))
    where TEnum : struct, Enum;

/// <summary>An id of the domain as uuid.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(Out(), In())
    where TId : struct
{
    private static System.Linq.Expressions.Expression<Func<TId, Guid>> Out()
    {
        var id = System.Linq.Expressions.Expression.Parameter(typeof(TId), "id");
        return System.Linq.Expressions.Expression.Lambda<Func<TId, Guid>>(System.Linq.Expressions.Expression.Property(id, "Value"), id);
    }

    private static System.Linq.Expressions.Expression<Func<Guid, TId>> In()
    {
        var value = System.Linq.Expressions.Expression.Parameter(typeof(Guid), "value");
        return System.Linq.Expressions.Expression.Lambda<Func<Guid, TId>>(System.Linq.Expressions.Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, value), value);
    }
}

using System.Linq.Expressions;
using IntegrativeCare.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence;

/// <summary>What every table of client records has: its author, and the keys by which a row can be reached.</summary>
internal static class ClientRecords
{
    /// <summary>Maps the author and the keys.</summary>
    /// <param name="keys">The SQL that draws the keys from the row, the same as in the migration.</param>
    public static void IsClientRecord<T>(this EntityTypeBuilder<T> record, string keys)
        where T : class, IClientRecord
    {
        record.HasAuthor(r => r.Author, "author");
        record.Property<string[]>(ClinicDbContext.KeysColumn).HasComputedColumnSql(keys, stored: true);
    }

    /// <summary>Maps somebody who acted: <c>prefix_id</c> and <c>prefix_discipline</c>.</summary>
    public static void HasAuthor<T>(this EntityTypeBuilder<T> record, Expression<Func<T, Author?>> author, string column)
        where T : class =>
        record.ComplexProperty(author!, part =>
        {
            part.Property(a => a!.PersonId).HasColumnName(column + "_id");
            part.Property(a => a!.Discipline).HasColumnName(column + "_discipline");
        });

    /// <summary>Maps the parts of a whole: kept in their own table, loaded with it, never rewritten in bulk (I10).</summary>
    public static void HasParts<T, TPart>(this EntityTypeBuilder<T> whole, Expression<Func<T, IEnumerable<TPart>?>> parts, string foreignKey)
        where T : class
        where TPart : class
    {
        whole.HasMany(parts).WithOne().HasForeignKey(foreignKey).OnDelete(DeleteBehavior.NoAction).IsRequired();
        var navigation = whole.Metadata.FindNavigation(((MemberExpression)parts.Body).Member.Name)!;
        navigation.SetPropertyAccessMode(PropertyAccessMode.Field);
        navigation.SetIsEagerLoaded(true);
    }

    /// <summary>Maps a value that is always replaced whole as jsonb.</summary>
    public static PropertyBuilder<TValue> IsJson<TValue>(this PropertyBuilder<TValue> property) =>
        property.HasColumnType("jsonb").HasConversion(Json.Converter<TValue>(), Json.Comparer<TValue>());
}

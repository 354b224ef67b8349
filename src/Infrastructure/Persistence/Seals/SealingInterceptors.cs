using System.Linq.Expressions;
using System.Reflection;
using IntegrativeCare.Domain.Clinics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>A context that reads and writes sealed text.</summary>
internal interface IHoldsKeys
{
    /// <summary>The keys of the clinic in which it works; <c>null</c> before one was entered.</summary>
    ClinicKeys? Keys { get; set; }

    /// <summary>That clinic, for parts that do not name theirs.</summary>
    ClinicId? Entered { get; }
}

/// <summary>Seals what is new or was changed, before anything else looks at what will be saved.</summary>
internal sealed class SealsText(KeyRing ring) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is not (EntityState.Deleted or EntityState.Detached)).ToList())
        {
            foreach (var property in SealedMember.Of(entry.Metadata)) await Seal((IHoldsKeys)db, entry, property, cancellationToken);
        }

        return result;
    }

    private async ValueTask Seal(IHoldsKeys db, EntityEntry entry, SealedProperty property, CancellationToken ct)
    {
        var (plain, ciphertext) = (property.Member.Plain(entry.Entity), entry.Property(property.Ciphertext.Name));
        var before = entry.State == EntityState.Added ? null : (byte[]?)ciphertext.OriginalValue;
        if (plain is null)
        {
            if (ciphertext.CurrentValue is not null) ciphertext.CurrentValue = null;
            return;
        }

        var keys = await KeysFor(db, ClinicOf(entry, property, db), ct);
        var place = property.PlaceIn(property.RowOf([.. property.Key.Select(part =>
            entry.Property(part.Name) is { IsTemporary: false } key ? key.CurrentValue : throw new InvalidOperationException($"A row of {property.Table} gets its key from the database; nothing can be bound to it."))]));
        if (before is null || !property.Member.IsSame(entry.Entity, keys.Open(place, before))) ciphertext.CurrentValue = keys.Seal(place, plain);
    }

    private async ValueTask<ClinicKeys> KeysFor(IHoldsKeys db, ClinicId clinic, CancellationToken ct)
    {
        if (db.Keys is not { AreToBeMade: false } keys || keys.ClinicId != clinic) db.Keys = keys = await ring.ToSealWith(clinic, ct);
        return keys;
    }

    // A part stands in the clinic of its whole, which is the caller's.
    private static ClinicId ClinicOf(EntityEntry entry, SealedProperty property, IHoldsKeys db) =>
        property.Clinic is { } own ? (ClinicId)entry.Property(own.Name).CurrentValue!
        : db.Keys?.ClinicId ?? db.Entered ?? throw new InvalidOperationException($"Nobody said in whose clinic a row of {property.Table} is written.");
}

/// <summary>Opens sealed members of every entity that is read, tracked or not: it is made, and before anything else it gets back what was sealed of it.</summary>
/// <remarks>Where nothing is sealed EF makes entities as ever. An interceptor of materialisation would have cost every entity ten times what reading it does.</remarks>
internal sealed class OpensText : IInstantiationBindingInterceptor
{
    /// <summary>One for all contexts, because EF keeps its own services for each.</summary>
    public static readonly OpensText Instance = new();

    private OpensText() { }

    public InstantiationBinding ModifyBinding(InstantiationBindingInterceptionData interceptionData, InstantiationBinding binding) =>
        interceptionData.TypeBase is IEntityType entity && SealedMember.Of(entity) is { Count: > 0 } members ? new Binding(binding, members) : binding;

    private sealed class Binding(InstantiationBinding inner, IReadOnlyList<SealedProperty> members) : InstantiationBinding(inner.ParameterBindings)
    {
        private static readonly MethodInfo OpenAll = typeof(Opening).GetMethod(nameof(Opening.OpenAll))!;

        public override Type RuntimeType => inner.RuntimeType;

        public override Expression CreateConstructorExpression(ParameterBindingInfo bindingInfo)
        {
            // Key, clinic and ciphertexts, in the order in which they are read below.
            var read = new Opening(members);
            var values = read.Properties.Select(property => Expression.Convert(new PropertyParameterBinding(property).BindToParameter(bindingInfo), typeof(object)));
            var context = Expression.Property(bindingInfo.MaterializationContextExpression, nameof(MaterializationContext.Context));
            var made = Expression.Convert(inner.CreateConstructorExpression(bindingInfo), typeof(object));
            return Expression.Convert(Expression.Call(Expression.Constant(read), OpenAll, context, made, Expression.NewArrayInit(typeof(object), values)), RuntimeType);
        }

        public override InstantiationBinding With(IReadOnlyList<ParameterBinding> parameterBindings) => new Binding(inner.With(parameterBindings), members);
    }
}

/// <summary>Opens what is sealed of an entity from the values of its row.</summary>
internal sealed class Opening
{
    private readonly IReadOnlyList<SealedProperty> members;

    public Opening(IReadOnlyList<SealedProperty> members)
    {
        this.members = members;
        Properties = [.. members[0].Key, .. members[0].Clinic is { } clinic ? [clinic] : Array.Empty<IProperty>(), .. members.Select(member => member.Ciphertext)];
    }

    /// <summary>What it has to know of the row.</summary>
    public IReadOnlyList<IProperty> Properties { get; }

    public object OpenAll(DbContext context, object entity, object?[] values)
    {
        var (first, key) = (members[0], members[0].Key.Count);
        string? row = null;
        for (var i = 0; i < members.Count; i++)
        {
            if (values[values.Length - members.Count + i] is not byte[] ciphertext) continue;

            var keys = ((IHoldsKeys)context).Keys ?? throw new InvalidOperationException("No clinic was entered whose keys could open this.");
            if (first.Clinic is not null && !Equals(values[key], keys.ClinicId)) throw new InvalidOperationException($"A row of {first.Table} is of another clinic.");
            row ??= first.RowOf(values);
            members[i].Member.Restore(entity, keys.Open(members[i].PlaceIn(row), ciphertext));
        }

        return entity;
    }
}

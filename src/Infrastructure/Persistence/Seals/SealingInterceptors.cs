using IntegrativeCare.Domain.Clinics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

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
        var place = property.PlaceIn(part => entry.Property(part.Name) is { IsTemporary: false } key ? key.CurrentValue : throw new InvalidOperationException($"A row of {property.Table} gets its key from the database; nothing can be bound to it."));
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

/// <summary>Opens sealed members of every entity that is read, tracked or not.</summary>
internal sealed class OpensText : IMaterializationInterceptor
{
    /// <summary>One for all contexts, because EF keeps its own services for each.</summary>
    public static readonly OpensText Instance = new();

    private OpensText() { }

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        foreach (var property in SealedMember.Of(materializationData.EntityType))
        {
            if (materializationData.GetPropertyValue(property.Ciphertext) is not byte[] ciphertext) continue;
            var keys = ((IHoldsKeys)materializationData.Context).Keys ?? throw new InvalidOperationException("No clinic was entered whose keys could open this.");
            if (property.Clinic is { } own && !Equals(materializationData.GetPropertyValue(own), keys.ClinicId)) throw new InvalidOperationException($"A row of {property.Table} is of another clinic.");
            property.Member.Restore(entity, keys.Open(property.PlaceIn(materializationData.GetPropertyValue), ciphertext));
        }

        return entity;
    }
}

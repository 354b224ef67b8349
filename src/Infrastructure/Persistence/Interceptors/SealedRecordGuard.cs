using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IntegrativeCare.Infrastructure.Persistence.Interceptors;

/// <summary>Nothing is written into a record that this request has not opened, into another clinic, or away: records are never deleted.</summary>
internal sealed class SealedRecordGuard : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (ClinicDbContext)eventData.Context!;
        foreach (var entry in db.ChangeTracker.Entries()) Check(entry, db);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new InvalidOperationException("Save with SaveChangesAsync.");

    private static void Check(EntityEntry entry, ClinicDbContext db)
    {
        if (entry.State is EntityState.Unchanged or EntityState.Detached) return;
        if (entry.State == EntityState.Deleted && entry.Entity is AggregateRoot) throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} is never deleted.");

        if (entry.Metadata.FindProperty("ClinicId") is { } clinic && !Equals(entry.Property(clinic.Name).CurrentValue, db.Caller?.ClinicId))
            throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another clinic cannot be written.");

        var client = entry.Entity is IClientRecord one ? one.ClientId : entry.Metadata.FindProperty("ClientId")?.ClrType == typeof(ClientId) ? (ClientId?)entry.Property("ClientId").CurrentValue : null;
        if (client is { } id && db.Record?.Clients.Contains(id) is not true) throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of a record that is not open cannot be written.");
    }
}

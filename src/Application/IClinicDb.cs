using IntegrativeCare.Domain.Consents;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application;

/// <summary>The clinic's aggregates as far as this request may see them: filtered by clinic and by what the gate has opened.</summary>
public interface IClinicDb
{
    /// <summary>Consent directives.</summary>
    DbSet<ConsentDirective> Directives { get; }

    /// <summary>Emergency accesses.</summary>
    DbSet<EmergencyAccess> EmergencyAccesses { get; }

    /// <summary>Writes what was changed; it is kept when the gate commits.</summary>
    Task<int> SaveChangesAsync(CancellationToken ct);
}

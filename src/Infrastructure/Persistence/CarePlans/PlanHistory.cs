using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Infrastructure.Persistence.CarePlans;

/// <summary>Reads what was kept of a plan's changes. Row security shows it exactly as far as the plan itself.</summary>
internal sealed class PlanHistory(ClinicDbContext db) : IPlanHistory
{
    public async Task<IReadOnlyList<PlanChangeView>> Read(CarePlanId plan, int most, Cursor? after, CancellationToken ct)
    {
        var changes = db.Set<PlanChange>().AsNoTracking().Where(change => change.PlanId == plan);
        if (after is { Id: var last }) changes = changes.Where(change => change.Revision < db.Set<PlanChange>().Where(end => end.PlanId == plan && end.Id == last).Max(end => end.Revision));
        var rows = await changes.OrderByDescending(change => change.Revision).Take(most).ToListAsync(ct);
        return rows.ConvertAll(row => new PlanChangeView
        {
            Id = row.Id,
            At = row.At,
            ById = row.ById,
            ByDiscipline = row.ByDiscipline,
            Version = row.Version,
            Revision = row.Revision,
            Acts = JsonSerializer.Deserialize<IReadOnlyList<PlanActView>>(row.Acts, Json.Options)!,
            Changes = JsonSerializer.Deserialize<IReadOnlyList<PlanPartChangeView>>(row.Parts, Json.Options)!,
            Reason = row.Reason,
        });
    }
}

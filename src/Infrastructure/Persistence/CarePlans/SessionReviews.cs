using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Infrastructure.Persistence.CarePlans;

/// <summary>The database looks for the sessions itself, those too that this request may not see, and tells nothing of them.</summary>
internal sealed class SessionReviews(ClinicDbContext db) : ISessionReviews
{
    public async Task Raise(CarePlanId plan, IReadOnlyCollection<Discipline> disciplines, IReadOnlyCollection<SessionId> settled, DateTimeOffset now, CancellationToken ct)
    {
        string[] of = [.. disciplines.Select(Conventions.Word)];
        Guid[] but = [.. settled.Select(session => session.Value)];
        await db.Database.ExecuteSqlAsync($"select care.raise_session_reviews({plan.Value}, {of}, {but}, {now})", ct);
    }
}

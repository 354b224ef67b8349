using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTasks;
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

    public async Task Keep(CareTask done, CancellationToken ct)
    {
        var discipline = done.Author.Discipline is { } acted ? Conventions.Word(acted) : null;
        var outcome = done.Outcome is { } became ? Conventions.Word(became) : null;
        Guid[] responsible = [.. done.Responsible.Select(who => who.Value)];
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into care.care_tasks (id, clinic_id, client_id, author_id, author_discipline, category, kind, about_id, responsible, raised_at, status, ended_at, ended_by, outcome, revision)
            values ({done.Id.Value}, {done.ClinicId.Value}, {done.ClientId.Value}, {done.Author.PersonId}, {discipline}, {Conventions.Word(done.Category)}, {Conventions.Word(done.Kind)}, {done.AboutId},
              {responsible}, {done.RaisedAt}, {Conventions.Word(done.Status)}, {done.EndedAt}, {done.EndedBy}, {outcome}, {done.Revision})
            """, ct);
    }
}

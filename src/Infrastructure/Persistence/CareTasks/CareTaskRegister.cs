using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Domain.CareTasks;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Infrastructure.Persistence.CareTasks;

/// <summary>Writes new tasks without reading them back: EF reads back what the database made of a row, and row security shows nobody a row to which they hold no key.</summary>
internal sealed class CareTaskRegister(ClinicDbContext db) : ICareTasks
{
    public async Task Raise(IReadOnlyCollection<CareTask> tasks, CancellationToken ct)
    {
        foreach (var task in tasks)
        {
            var discipline = task.Author.Discipline is { } of ? Conventions.Word(of) : null;
            var responsible = task.Responsible.Select(who => who.Value).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into care.care_tasks (id, clinic_id, client_id, author_id, author_discipline, category, kind, about_id, responsible, raised_at, due_at, status, revision)
                values ({task.Id.Value}, {task.ClinicId.Value}, {task.ClientId.Value}, {task.Author.PersonId}, {discipline}, {Conventions.Word(task.Category)}, {Conventions.Word(task.Kind)},
                        {task.AboutId}, {responsible}, {task.RaisedAt}, {task.DueAt}, {Conventions.Word(task.Status)}, {task.Revision})
                on conflict (clinic_id, kind, about_id) where status = 'open' do nothing
                """, ct);
        }
    }
}

using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CareTasks;

/// <summary>List what has to be seen to for one client, newest first.</summary>
/// <param name="Status">Only tasks that have come so far.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record ListCareTasks(ClientId ClientId, CareTaskStatus? Status, int Limit, Cursor? After) : IRequest<Disclosed<Slice<CareTaskView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<ListCareTasks, Disclosed<Slice<CareTaskView>>>
    {
        public async Task<Disclosed<Slice<CareTaskView>>> Handle(ListCareTasks request, CancellationToken cancellationToken)
        {
            var rows = await db.CareTasks.AsNoTracking().Where(t => t.ClientId == request.ClientId).NewestFirst(request.Status, request.After).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows.ConvertAll(mapper.Map<CareTaskView>), request.Limit, task => Cursor.After(task.RaisedAt, task.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(caller.Is(Role.ClinicAdministrator) ? [InformationCategory.Scheduling] : [InformationCategory.Scheduling, InformationCategory.Bodywork]) };
            return record.Disclose(page, page.Items.Select(task => task.AsPart()));
        }
    }
}

internal static class CareTaskQuestions
{
    /// <summary>Tasks in the order of every list of them, after a page's end.</summary>
    public static IQueryable<CareTask> NewestFirst(this IQueryable<CareTask> tasks, CareTaskStatus? status, Cursor? after)
    {
        if (status is { } only) tasks = tasks.Where(t => t.Status == only);
        if (after is not null)
        {
            var last = new CareTaskId(after.Id);
            tasks = tasks.Where(t => t.Id.CompareTo(last) < 0);
        }

        return tasks.OrderByDescending(t => t.Id);
    }
}

using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CareTasks;

/// <summary>List what the caller has to see to across clients, newest first: practitioners what they answer for, the front desk all that concerns the diary. Each client is decided by itself.</summary>
/// <param name="Status">Only tasks that have come so far.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record ListMyCareTasks(CareTaskStatus? Status, int Limit, Cursor? After) : IRequest<CareTasksToDo>, IUsesManyClientRecords
{
    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.Scheduling, InformationCategory.Bodywork];

    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record, IMapper mapper) : IRequestHandler<ListMyCareTasks, CareTasksToDo>
    {
        public async Task<CareTasksToDo> Handle(ListMyCareTasks request, CancellationToken cancellationToken)
        {
            var tasks = db.CareTasks.AsNoTracking().NewestFirst(request.Status, request.After);
            if (!caller.Is(Role.ClinicAdministrator) && caller.PractitionerId is { } me)
                tasks = tasks.Where(t => EF.Property<List<Domain.Practitioners.PractitionerId>>(t, "_responsible").Contains(me));

            var rows = await record.OverCaseload(() => tasks.Take(request.Limit + 1).ToListAsync(cancellationToken));
            var first = rows.OrderByDescending(task => task.Id.Value).Take(request.Limit + 1).Select(mapper.Map<CareTaskView>).ToList();
            return new CareTasksToDo(Slice.Of(first, request.Limit, task => Cursor.After(task.RaisedAt, task.Id)));
        }
    }
}

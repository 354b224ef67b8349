using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Retention;

/// <summary>List the clinic's destruction runs, newest first: counts only.</summary>
[For(Role.PrivacyOfficer, Role.ClinicAdministrator)]
public sealed record ListDestructionRuns(int Limit, Cursor? After) : IRequest<Slice<DestructionRunView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, IDestructionItems items) : IRequestHandler<ListDestructionRuns, Slice<DestructionRunView>>
    {
        public async Task<Slice<DestructionRunView>> Handle(ListDestructionRuns request, CancellationToken cancellationToken)
        {
            var runs = db.DestructionRuns.AsNoTracking();
            if (request.After is { } after)
            {
                var last = new DestructionRunId(after.Id);
                runs = runs.Where(run => run.Id.CompareTo(last) < 0);
            }

            var rows = await runs.OrderByDescending(run => run.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var counts = await items.Counts([.. rows.Select(run => run.Id)], cancellationToken);
            return Slice.Of(rows.ConvertAll(run => DestructionRunView.Of(run, counts.GetValueOrDefault(run.Id), null)), request.Limit, view => Cursor.After("", view.Id));
        }
    }
}

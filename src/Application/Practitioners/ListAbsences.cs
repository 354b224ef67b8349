using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>List when a practitioner is or was away and who covers, newest first.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record ListAbsences(PractitionerId Practitioner, int Limit, Cursor? After) : IRequest<Slice<AbsenceView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at) : IRequestHandler<ListAbsences, Slice<AbsenceView>>
    {
        public async Task<Slice<AbsenceView>> Handle(ListAbsences request, CancellationToken cancellationToken)
        {
            await db.Practitioners.AsNoTracking().Require(p => p.Id == request.Practitioner, new PractitionerNotFound(), cancellationToken);
            var all = db.Absences.AsNoTracking().Where(a => a.PractitionerId == request.Practitioner);
            if (request.After is { } after)
            {
                var last = new AbsenceId(after.Id);
                all = all.Where(a => a.Id.CompareTo(last) < 0);
            }

            var rows = await all.OrderByDescending(a => a.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return Slice.Of(rows.ConvertAll(absence => AbsenceView.Of(absence, at.Now)), request.Limit, view => Cursor.After("", view.Id));
        }
    }
}

/// <summary>A time in which a practitioner is away.</summary>
public sealed record AbsenceView
{
    /// <summary>The absence.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who covers.</summary>
    public required Guid CoverId { get; init; }

    /// <summary>From when, in UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when, in UTC; this instant is outside.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was ended early, in UTC; <c>null</c> when it was not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>True while they are away.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static AbsenceView Of(Absence absence, DateTimeOffset now) => new()
    {
        Id = absence.Id.Value,
        CoverId = absence.CoverId.Value,
        From = absence.From,
        Until = absence.Until,
        EndedAt = absence.EndedAt,
        IsInForce = absence.IsInForce(now),
        Revision = absence.Revision,
    };
}

using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.SupervisedHours;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.SupervisedHours;

/// <summary>Enter your own hours on the way to full registration. It says nothing of any client; only you and your supervisor read it.</summary>
[For(Role.Psychotherapist)]
public sealed record EnterHours(SupervisionId SupervisionId, EnterHoursBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<EnterHoursBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller, IHeldSessions sessions) : IRequestHandler<EnterHours, Receipt>
    {
        public async Task<Receipt> Handle(EnterHours request, CancellationToken cancellationToken)
        {
            var supervision = await db.RequireOwnSupervision(request.SupervisionId, caller, cancellationToken);
            var spent = request.Body.AsSpent();
            var entry = HoursEntry.Enter(supervision, spent, await db.LastNumber(supervision.Id, cancellationToken), caller.PractitionerId!.Value, at.Today, at.Now);
            if (spent.SessionId is { } session) await MustBeOwnAndNew(session, spent.On, cancellationToken);

            db.Hours.Add(entry);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(entry.Id.Value, entry.Revision);
        }

        // One session counts once, under whichever supervision it was entered.
        private async Task MustBeOwnAndNew(SessionId session, DateOnly on, CancellationToken ct)
        {
            if (!await sessions.HeldAsPsychotherapist(session, on, ct)) throw new DomainException(new HoursSessionUnknown { Pointer = "/sessionId" });
            if (await db.Hours.AnyAsync(h => h.SuperviseeId == caller.PractitionerId && h.SessionId == session && !db.Hours.Any(later => later.Reverses == h.Id), ct))
                throw new DomainException(new HoursSessionCounted { Pointer = "/sessionId" });
        }
    }
}

/// <summary>What was done, when and for how long.</summary>
public sealed record EnterHoursBody
{
    /// <summary>What the time was spent on. Only contact with clients and supervision count towards full registration.</summary>
    /// <example>clinicalSupervision</example>
    public required HoursKind Kind { get; init; }

    /// <summary>On which day: within the supervision, today at the latest.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How long. Unit: minutes, 1–1,440.</summary>
    /// <example>60</example>
    [Range(1, HoursEntry.MostMinutes)]
    public required int Minutes { get; init; }

    /// <summary>Individual or in a group; for supervision alone.</summary>
    /// <example>individual</example>
    public SupervisionForm? Form { get; init; }

    /// <summary>The session that you held on that day; for contact with a client alone, and never needed.</summary>
    public Guid? SessionId { get; init; }

    internal HoursSpent AsSpent() => new(Kind, On, Minutes, Form, SessionId is { } id ? new SessionId(id) : null);
}

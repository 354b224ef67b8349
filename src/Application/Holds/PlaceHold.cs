using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Holds;

/// <summary>
/// Put a limit in time on a discipline's work with the client: it holds from this request on. Sessions of the discipline that fall into it, as far as the caller sees them, become a task of
/// whoever holds them.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.SafetyCues)]
public sealed record PlaceHold(ClientId ClientId, PlaceHoldBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<PlaceHoldBody>
{
    internal sealed class Handler(IClinicDb db, ICareTasks tasks, OpenRecord record, ICaller caller) : IRequestHandler<PlaceHold, Receipt>
    {
        public async Task<Receipt> Handle(PlaceHold request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var hold = Hold.Place(caller.ClinicId, request.ClientId, said.On, said.Limits.AsLimits(), said.Instruction, said.Until, record.AuthorIn(said.As), record.Now);
            db.Holds.Add(hold);
            await db.SaveChangesAsync(cancellationToken);
            if (said.Reason is { } reason)
            {
                var why = HoldReason.Of(hold, reason);
                db.HoldReasons.Add(why);
                await db.SaveChangesAsync(cancellationToken);
                record.Writes(why.Category, why.Id.Value);
            }

            if (hold.Limits.NoSessions) await AskForReview(hold, cancellationToken);
            return new Receipt(hold.Id.Value, hold.Revision);
        }

        private async Task AskForReview(Hold hold, CancellationToken ct)
        {
            var (on, now, until) = (hold.On, record.Now, hold.Until);
            var booked = await db.Sessions.AsNoTracking()
                .Where(s => s.Discipline == on && ((s.Status == SessionStatus.Planned && s.StartsAt >= now) || s.Status == SessionStatus.CheckedIn) && s.StartsAt < until).ToListAsync(ct);
            await tasks.Raise([.. booked.Select(s => CareTask.Raise(s.ClinicId, s.ClientId, CareTaskKind.ReviewSession, s.Id.Value, s.Author, [s.PractitionerId], now, s.StartsAt))], ct);
        }
    }
}

/// <summary>What is limited, and until when.</summary>
public sealed record PlaceHoldBody
{
    /// <summary>Whose work is limited.</summary>
    /// <example>massageTherapy</example>
    public required Discipline On { get; init; }

    /// <summary>In which discipline you place it; may stay out when you act in one only.</summary>
    public Discipline? As { get; init; }

    /// <summary>What it limits.</summary>
    public required HoldLimitsBody Limits { get; init; }

    /// <summary>What to do, in words for the other discipline: the effect, never the reason. At most 200 characters.</summary>
    /// <example>Hands and feet only this week; ask before each change of position.</example>
    [StringLength(PlainText.Line)]
    public string? Instruction { get; init; }

    /// <summary>When it ends by itself, with an offset or in UTC: at most 90 days ahead.</summary>
    /// <example>2026-12-07T17:00:00Z</example>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Why, for your own discipline. It is kept apart from the hold and shared only as your own kind of information is; it may stay out.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }
}

/// <summary>What a hold limits; at least one of them.</summary>
public sealed record HoldLimitsBody
{
    /// <summary>No session of the discipline begins.</summary>
    public bool NoSessions { get; init; }

    /// <summary>Touch no firmer than this, in steps from 1 (resting hands) to 5.</summary>
    /// <example>1</example>
    [Range(Pressure.Lightest, Pressure.Firmest)]
    public int? PressureCeiling { get; init; }

    /// <summary>Techniques to leave out.</summary>
    /// <example>["deepTissue"]</example>
    [MaxLength(HoldLimits.Most)]
    public IReadOnlyList<Technique> TechniquesToLeave { get; init; } = [];

    /// <summary>Sites of the body to leave alone.</summary>
    [MaxLength(HoldLimits.Most)]
    public IReadOnlyList<BodySiteBody> SitesToLeave { get; init; } = [];

    /// <summary>Positions to avoid.</summary>
    /// <example>["prone"]</example>
    [MaxLength(HoldLimits.Most)]
    public IReadOnlyList<BodyPosition> PositionsToAvoid { get; init; } = [];

    internal HoldLimits AsLimits() => HoldLimits.Of(
        NoSessions,
        PressureCeiling is { } level ? Pressure.Of(level) : null,
        TechniquesToLeave,
        Entries.Of(SitesToLeave, "/limits/sitesToLeave", HoldLimits.Most, (site, pointer) => site.AsSite(pointer)),
        PositionsToAvoid);
}

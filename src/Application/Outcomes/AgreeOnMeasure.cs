using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Write down which measure was agreed with the client, how often and who asks (Rule CR-252). It tells who is due, and forces nobody to answer.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record AgreeOnMeasure(ClientId ClientId, AgreeOnMeasureBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<AgreeOnMeasureBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AgreeOnMeasure, Receipt>
    {
        public async Task<Receipt> Handle(AgreeOnMeasure request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var instrument = Instruments.Of(said.Instrument);
            await db.MustBeLicensed(instrument, record.Today, cancellationToken);
            if (said.AskedOf == AskedOf.Client) await db.MustEverBeMonitored(instrument, record.Now, cancellationToken);
            var schedule = OutcomeSchedule.Agree(
                caller.ClinicId, request.ClientId, instrument, new(said.Cadence, said.Weeks, said.Sessions, said.AskedOf, said.StartsOn ?? record.Today, said.LastOn, said.Window),
                record.AuthorIn(said.Discipline), record.Now);
            db.OutcomeSchedules.Add(schedule);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(schedule.Category);
            return new Receipt(schedule.Id.Value, schedule.Revision);
        }
    }
}

/// <summary>What was agreed about a measure.</summary>
public sealed record AgreeOnMeasureBody
{
    /// <summary>The instrument's code.</summary>
    /// <example>nprs</example>
    [StringLength(40)]
    public required string Instrument { get; init; }

    /// <summary>How often.</summary>
    /// <example>aroundSessions</example>
    public required Cadence Cadence { get; init; }

    /// <summary>How many weeks from one time to the next, 1–52; only for `everyWeeks`.</summary>
    public int? Weeks { get; init; }

    /// <summary>Before and after whose sessions; only for `aroundSessions`.</summary>
    /// <example>massageTherapy</example>
    public Discipline? Sessions { get; init; }

    /// <summary>Who is asked: staff asks in the room, or the client answers in their own account.</summary>
    /// <example>staff</example>
    public AskedOf AskedOf { get; init; } = AskedOf.Staff;

    /// <summary>The first day, in the clinic's calendar; today when nothing is said.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day; nothing when it goes on until somebody ends it.</summary>
    public DateOnly? LastOn { get; init; }

    /// <summary>The span that the answers will speak about; the instrument's usual one when nothing is said.</summary>
    [StringLength(40)]
    public string? Window { get; init; }

    /// <summary>In which discipline you agree on it. Needed only when you are on this client's team in both.</summary>
    /// <example>massageTherapy</example>
    public Discipline? Discipline { get; init; }
}

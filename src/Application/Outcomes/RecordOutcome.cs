using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>
/// Record what the client answered, and score it. An answer that asks for a safety follow-up raises a signal to a psychotherapist of the care team in the same
/// save, whoever records it (I57).
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record RecordOutcome(ClientId ClientId, RecordOutcomeBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<RecordOutcomeBody>
{
    internal sealed class Handler(IClinicDb db, ISafetySignals signals, OpenRecord record, ICaller caller) : IRequestHandler<RecordOutcome, Receipt>
    {
        public async Task<Receipt> Handle(RecordOutcome request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var author = caller.ClientId == request.ClientId ? new Author(caller.PersonId(), null) : record.AuthorIn(said.Discipline);
            if (said.SessionId is { } id)
            {
                var sessionId = new SessionId(id);
                if (!await db.Sessions.AnyAsync(s => s.Id == sessionId && s.ClientId == request.ClientId, cancellationToken)) throw new DomainException(new OutcomeSessionUnknown { Pointer = "/sessionId" });
            }

            if (author.Discipline is null) await db.MustBeMonitored(Instruments.Of(said.Instrument), record.Now, cancellationToken);
            var measurement = OutcomeMeasurement.Record(
                caller.ClinicId, request.ClientId, Instruments.Of(said.Instrument), said.Answers, said.Moment,
                said.SessionId is { } session ? new SessionId(session) : null, said.AnsweredBy, author, record.Now);
            var signal = measurement.NeedsSafetyFollowUp ? SafetySignal.Raise(measurement, (await signals.DutyFor(request.ClientId, cancellationToken)).ForNew(), await db.ResponseClock(cancellationToken), record.Now) : null;

            db.Measurements.Add(measurement);
            await db.SaveChangesAsync(cancellationToken);
            if (signal is not null) await signals.Raise(signal, cancellationToken);
            record.Writes(measurement.Category);
            return new Receipt(measurement.Id.Value, measurement.Revision);
        }
    }
}

/// <summary>What the client answered.</summary>
public sealed record RecordOutcomeBody
{
    /// <summary>The instrument's code, from the list of instruments.</summary>
    /// <example>nprs</example>
    [StringLength(40)]
    public required string Instrument { get; init; }

    /// <summary>One answer per item, in order; <c>null</c> where the client skipped it. Nobody is forced to answer.</summary>
    /// <example>[4]</example>
    [MaxLength(200)]
    public required IReadOnlyList<int?> Answers { get; init; }

    /// <summary>Before or after a session's work, or by itself. One before and one after each session, per instrument.</summary>
    /// <example>standalone</example>
    public SessionMoment Moment { get; init; } = SessionMoment.Standalone;

    /// <summary>The session, needed before and after one.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Who gave the answers: the client alone, or with somebody reading or writing for them.</summary>
    /// <example>client</example>
    public AnsweredBy AnsweredBy { get; init; } = AnsweredBy.Client;

    /// <summary>In which discipline you record it. Needed only when you are on this client's team in both.</summary>
    /// <example>massageTherapy</example>
    public Discipline? Discipline { get; init; }
}

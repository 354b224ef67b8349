using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
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
            var instrument = Instruments.Of(said.Instrument);
            if (!instrument.Licence.LetsTextShip()) await db.MustBeLicensed(instrument, await DayOf(said.TakenAt, cancellationToken), cancellationToken);
            var occasion = said.AsOccasion();
            if (occasion.Session is { } id) occasion.MustFit(await db.RequireRatedSession(id, request.ClientId, cancellationToken), record.Now);

            // Asked before the answers are looked at: nobody may be refused for what they disclose (I57).
            var owner = instrument.HasSafetyItem ? (await signals.DutyFor(request.ClientId, cancellationToken)).ForNew() : default;
            if (author.Discipline is null) await db.MustBeMonitored(instrument, record.Now, cancellationToken);
            var measurement = OutcomeMeasurement.Record(caller.ClinicId, request.ClientId, instrument, said.Given(instrument), occasion, author, record.Now);
            var signal = measurement.NeedsSafetyFollowUp ? SafetySignal.Raise(measurement, owner, await db.ResponseClock(cancellationToken), record.Now) : null;

            db.Measurements.Add(measurement);
            await db.SaveChangesAsync(cancellationToken);
            if (signal is not null) await signals.Raise(signal, cancellationToken);
            record.Writes(measurement.Category);
            return new Receipt(measurement.Id.Value, measurement.Revision);
        }

        // A form that is entered later was answered on its own day.
        private async Task<DateOnly> DayOf(DateTimeOffset? takenAt, CancellationToken ct)
        {
            if (takenAt is not { } at || at > record.Now || at < Occasion.Earliest) return record.Today;
            var clinic = await db.Clinics.AsNoTracking().Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), ct);
            return clinic.Today(at);
        }
    }
}

/// <summary>What the client answered.</summary>
public sealed record RecordOutcomeBody : IValidatableObject
{
    /// <summary>The instrument's code, from the list of instruments.</summary>
    /// <example>nprs</example>
    [StringLength(40)]
    public required string Instrument { get; init; }

    /// <summary>One answer per item, in order, as printed on the form; <c>null</c> where the client skipped it. Nobody is forced to answer. Questions at the end that are not scored may be left out.</summary>
    /// <example>[4]</example>
    [MaxLength(200)]
    public IReadOnlyList<decimal?>? Answers { get; init; }

    /// <summary>Instead of `answers`: answers that name their item, in any order. What is not named was skipped.</summary>
    [MaxLength(200)]
    public IReadOnlyList<ItemAnswerBody>? ItemAnswers { get; init; }

    /// <summary>The span that the answers speak about, one of the instrument's; its usual one when nothing is said.</summary>
    /// <example>now</example>
    [StringLength(40)]
    public string? Window { get; init; }

    /// <summary>When the client answered, in UTC, for a form that is entered later; now when nothing is said.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Before or after a session's work, or by itself. One before and one after each session, per instrument and span.</summary>
    /// <example>standalone</example>
    public SessionMoment Moment { get; init; } = SessionMoment.Standalone;

    /// <summary>The session, needed before and after one.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Who gave the answers: the client alone, or with somebody reading or writing for them.</summary>
    /// <example>client</example>
    public AnsweredBy AnsweredBy { get; init; } = AnsweredBy.Client;

    /// <summary>Who helped, when the client answered with help.</summary>
    public AnswerHelp? Help { get; init; }

    /// <summary>In which discipline you record it. Needed only when you are on this client's team in both.</summary>
    /// <example>massageTherapy</example>
    public Discipline? Discipline { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AnswersOnce.Check(Answers, ItemAnswers);

    internal IReadOnlyList<decimal?> Given(Instrument instrument) => AnswersOnce.Take(instrument, Answers, ItemAnswers);

    internal Occasion AsOccasion() => new(Moment, SessionId is { } session ? new SessionId(session) : null, AnsweredBy, Help, Window, TakenAt);
}

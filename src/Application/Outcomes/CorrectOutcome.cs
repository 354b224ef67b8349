using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>
/// Say what was really answered (Rule CR-223). The measurement that was wrong stays readable and counts no longer; another takes its place on the same occasion. A safety answer that is
/// another than before raises a signal like any answer (I57); a signal that was raised stays until somebody has looked at it (I58).
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record CorrectOutcome(ClientId ClientId, MeasurementId MeasurementId, int ExpectedRevision, CorrectOutcomeBody Body)
    : IRequest<Receipt>, INamesOneRecord, IHasBody<CorrectOutcomeBody>
{
    Guid INamesOneRecord.RecordId => MeasurementId.Value;

    internal sealed class Handler(IClinicDb db, ISafetySignals signals, OpenRecord record, ICaller caller) : IRequestHandler<CorrectOutcome, Receipt>
    {
        public async Task<Receipt> Handle(CorrectOutcome request, CancellationToken cancellationToken)
        {
            var wrong = await db.RequireMeasurement(request.MeasurementId, request.ExpectedRevision, cancellationToken);
            var author = caller.ClientId == request.ClientId ? new Author(caller.PersonId(), null) : record.AuthorForMeasurement(wrong);
            if (author.Discipline is null) await db.MustBeMonitored(Instruments.Of(wrong.Instrument, wrong.InstrumentVersion), record.Now, cancellationToken);
            var answers = request.Body.Given(Instruments.Of(wrong.Instrument, wrong.InstrumentVersion));
            var right = wrong.Correct(answers, request.Body.Reason, author, record.Now);
            var signal = right.NeedsSafetyFollowUp && right.SafetyAnswer != wrong.SafetyAnswer
                ? SafetySignal.Raise(right, (await signals.DutyFor(request.ClientId, cancellationToken)).ForNew(), await db.ResponseClock(cancellationToken), record.Now)
                : null;

            // The wrong one makes room first: a session has one rating before and one after.
            await db.SaveChangesAsync(cancellationToken);
            db.Measurements.Add(right);
            await db.SaveChangesAsync(cancellationToken);
            if (signal is not null) await signals.Raise(signal, cancellationToken);
            record.Writes(right.Category);
            record.Writes(wrong.Category, wrong.Id.Value);
            return new Receipt(right.Id.Value, right.Revision);
        }
    }
}

/// <summary>What was really answered, and why it was written down wrongly.</summary>
public sealed record CorrectOutcomeBody : IValidatableObject
{
    /// <summary>One answer per item, in order, as printed on the form; <c>null</c> where the client skipped it.</summary>
    /// <example>[5]</example>
    [MaxLength(200)]
    public IReadOnlyList<decimal?>? Answers { get; init; }

    /// <summary>Instead of `answers`: answers that name their item, in any order.</summary>
    [MaxLength(200)]
    public IReadOnlyList<ItemAnswerBody>? ItemAnswers { get; init; }

    /// <summary>Why it was written down wrongly, in a few words.</summary>
    /// <example>The 5 on the form was read as a 3.</example>
    [StringLength(PlainText.Line)]
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AnswersOnce.Check(Answers, ItemAnswers);

    internal IReadOnlyList<decimal?> Given(Instrument instrument) => AnswersOnce.Take(instrument, Answers, ItemAnswers);
}

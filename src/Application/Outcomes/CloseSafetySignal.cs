using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Close a safety signal with an assessment (I58). A qualifying psychotherapist leaves closing to the supervisor.</summary>
[For(Role.Psychotherapist), Writes(InformationCategory.MentalHealthOutcomes)]
public sealed record CloseSafetySignal(ClientId ClientId, SafetySignalId SignalId, int ExpectedRevision, CloseSafetySignalBody Body)
    : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IFollowsUpSignals, IHasBody<CloseSafetySignalBody>
{
    Guid INamesOneRecord.RecordId => SignalId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<CloseSafetySignal, Receipt>
    {
        public async Task<Receipt> Handle(CloseSafetySignal request, CancellationToken cancellationToken)
        {
            var signal = await db.RequireSignal(request.SignalId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(Discipline.Psychotherapy);
            signal.Close(request.Body.AssessmentReference, request.Body.Outcome, by, await db.StandingOf(by, record.Today, record.Pack, cancellationToken), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(signal.Id.Value, signal.Revision);
        }
    }
}

/// <summary>What closes the signal.</summary>
public sealed record CloseSafetySignalBody
{
    /// <summary>Where the structured assessment or the safety plan can be found, at most 200 characters: a reference, not its content.</summary>
    /// <example>Assessment of 2026-12-01, section 3</example>
    [StringLength(PlainText.Line)]
    public required string AssessmentReference { get; init; }

    /// <summary>How the client's safety was seen to.</summary>
    /// <example>safetyPlanMade</example>
    public required SignalOutcome Outcome { get; init; }
}

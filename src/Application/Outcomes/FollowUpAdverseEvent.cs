using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Write down how an unwanted effect stood when somebody asked again (Rule CR-253). It is over when it is gone or somebody else looks after it; otherwise the next time is due.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Bodywork)]
public sealed record FollowUpAdverseEvent(ClientId ClientId, AdverseEventId EventId, int ExpectedRevision, FollowUpAdverseEventBody Body)
    : IRequest<Receipt>, INamesOneRecord, IHasBody<FollowUpAdverseEventBody>
{
    Guid INamesOneRecord.RecordId => EventId.Value;

    internal sealed class Handler(IClinicDb db, ICareTasks tasks, OpenRecord record, ICaller caller) : IRequestHandler<FollowUpAdverseEvent, Receipt>
    {
        public async Task<Receipt> Handle(FollowUpAdverseEvent request, CancellationToken cancellationToken)
        {
            var effect = await db.AdverseEvents.Require(e => e.Id == request.EventId && e.ClientId == request.ClientId, new AdverseEventNotFound(), cancellationToken);
            effect.MustBeAt(request.ExpectedRevision);
            effect.FollowUp(request.Body.Course, request.Body.Words, record.AuthorFor(Discipline.MassageTherapy), record.Now);

            var open = await db.CareTasks.SingleOrDefaultAsync(t => t.Kind == CareTaskKind.FollowUpAdverseEvent && t.AboutId == effect.Id.Value && t.Status == CareTaskStatus.Open, cancellationToken);
            open?.Settle(caller.PersonId(), CareTaskOutcome.SeenTo, record.Now);
            await db.SaveChangesAsync(cancellationToken);

            // Whoever was asked is asked again; where that cannot be seen, whoever asked now.
            var responsible = open?.Responsible ?? [new PractitionerId(caller.PersonId())];
            if (effect.IsOpen)
                await tasks.Raise([CareTask.Raise(effect.ClinicId, effect.ClientId, CareTaskKind.FollowUpAdverseEvent, effect.Id.Value, effect.Author, responsible, record.Now, effect.FollowUpBy)], cancellationToken);
            return new Receipt(effect.Id.Value, effect.Revision);
        }
    }
}

/// <summary>How it stood when somebody asked again.</summary>
public sealed record FollowUpAdverseEventBody
{
    /// <summary>How it stood.</summary>
    /// <example>resolved</example>
    public required EffectCourse Course { get; init; }

    /// <summary>In words, where a word says more.</summary>
    /// <example>Gone the next morning.</example>
    [StringLength(PlainText.Paragraph)]
    public string? Words { get; init; }
}

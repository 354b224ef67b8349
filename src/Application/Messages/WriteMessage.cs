using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Messages;

/// <summary>Write to everybody around a plan, the client included, or set an own message right with a new one. Whoever may see the plan reads it.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client), Writes(InformationCategory.CarePlan)]
public sealed record WriteMessage(ClientId ClientId, CarePlanId PlanId, WriteMessageBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<WriteMessageBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<WriteMessage, Receipt>
    {
        public async Task<Receipt> Handle(WriteMessage request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.CarePlans.Require(p => p.Id == request.PlanId, new CarePlanNotFound(), cancellationToken);
            var by = record.AuthorIn(said.Discipline);
            var message = said.Corrects is { } wrong
                ? (await Wrong(plan.Id, new MessageId(wrong), cancellationToken)).Correct(said.Text, by, record.Now)
                : PlanMessage.Send(plan, said.Text, by, record.Now, await Topic(request.ClientId, said.About, cancellationToken));

            db.Messages.Add(message);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(message.Id.Value, message.Revision);
        }

        private async Task<PlanMessage> Wrong(CarePlanId plan, MessageId id, CancellationToken ct)
        {
            var wrong = await db.Messages.Require(m => m.Id == id && m.PlanId == plan, new MessageNotFound { Pointer = "/corrects" }, ct);
            if (await db.Messages.AnyAsync(m => m.Corrects == id, ct)) throw new DomainException(new MessageCorrectedBefore { Pointer = "/corrects" });
            return wrong;
        }

        private async Task<(MessageTopic Kind, Guid Id)?> Topic(ClientId client, MessageTopicBody? about, CancellationToken ct)
        {
            if (about is null) return null;
            if (about.Kind == MessageTopic.Session)
            {
                var session = new SessionId(about.Id);
                if (!await db.Sessions.AnyAsync(s => s.Id == session && s.ClientId == client, ct)) throw new DomainException(new MessageTopicUnknown { Pointer = "/about/id" });
            }

            return (about.Kind, about.Id);
        }
    }
}

/// <summary>What is said, and of what it speaks.</summary>
public sealed record WriteMessageBody : IValidatableObject
{
    /// <summary>What it says, at most 2,000 characters. The client reads it too.</summary>
    /// <example>She slept five nights of seven; please keep to the pace of last time.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Text { get; init; }

    /// <summary>A goal or an intervention of the plan, or a session; left out when it is about the plan as a whole.</summary>
    public MessageTopicBody? About { get; init; }

    /// <summary>An own message that this one sets right; it keeps what that one was about.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>In which discipline you write, when you are on the team in both.</summary>
    public Discipline? Discipline { get; init; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Corrects is not null && About is not null) yield return new("A correction is about what the first message was about. Leave this out.", [nameof(About)]);
    }
}

/// <summary>Of what a message speaks.</summary>
public sealed record MessageTopicBody
{
    /// <summary>What kind of thing.</summary>
    /// <example>goal</example>
    public required MessageTopic Kind { get; init; }

    /// <summary>Which one.</summary>
    /// <example>0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e35</example>
    public required Guid Id { get; init; }
}

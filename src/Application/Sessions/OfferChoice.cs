using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// Take down a choice that the client was offered and what they answered: who holds the session, or the client in their own account beforehand. To decline changes nothing of the
/// rest (I34). It also answers what the client wants to be asked in every session (I35).
/// </summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist)]
public sealed record OfferChoice(ClientId ClientId, SessionId SessionId, int ExpectedRevision, OfferChoiceBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<OfferChoiceBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<OfferChoice, Receipt>
    {
        public async Task<Receipt> Handle(OfferChoice request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = caller.ClientId == request.ClientId ? record.Author() : record.AuthorFor(session.Discipline);
            if (caller.ClientId != request.ClientId) session.MustBeHeldBy(by);

            var course = await db.BeginCourseOf(session, cancellationToken);
            var choice = course.Offer(session, request.Body.AsOffer(), by, record.Now);
            session.TouchChanged();
            record.Writes(course.Category);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(choice.Id.Value, session.Revision);
        }
    }
}

/// <summary>A choice and its answer.</summary>
public sealed record OfferChoiceBody
{
    /// <summary>What it is about.</summary>
    /// <example>clothingAndDraping</example>
    public required ChoiceGroup Group { get; init; }

    /// <summary>What was offered, at most 200 characters.</summary>
    /// <example>A blanket over the legs</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Option { get; init; }

    /// <summary>What the client answered. Each is a good answer.</summary>
    /// <example>declined</example>
    public required ChoiceAnswer Answer { get; init; }

    /// <summary>In which other way, with <c>changed</c> and with nothing else.</summary>
    [StringLength(PlainText.Line)]
    public string? ChangedTo { get; init; }

    /// <summary>What it answers of the things that the client wants to be asked in every session, as the session's page names it.</summary>
    public TouchTopic? Question { get; init; }

    internal ChoiceOffer AsOffer() => new() { Group = Group, Option = Option, Answer = Answer, ChangedTo = ChangedTo, Question = Question };
}

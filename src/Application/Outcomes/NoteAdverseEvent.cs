using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Write down an unwanted effect after a session of bodywork, or that there was none. Somebody is asked to look again until it is over (Rule CR-253).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client), Writes(InformationCategory.Bodywork)]
public sealed record NoteAdverseEvent(ClientId ClientId, NoteAdverseEventBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<NoteAdverseEventBody>
{
    internal sealed class Handler(IClinicDb db, ICareTasks tasks, OpenRecord record, ICaller caller) : IRequestHandler<NoteAdverseEvent, Receipt>
    {
        public async Task<Receipt> Handle(NoteAdverseEvent request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var author = caller.ClientId == request.ClientId ? new Author(caller.PersonId(), null) : record.AuthorIn(said.Discipline);
            var session = await db.RequireRatedSession(new SessionId(said.SessionId), request.ClientId, cancellationToken);
            var effect = AdverseEvent.Note(session, said.Effect, said.Weight, said.Words, said.NoticedAt, author, record.Now);
            db.AdverseEvents.Add(effect);
            await db.SaveChangesAsync(cancellationToken);
            if (effect.IsOpen)
                await tasks.Raise([CareTask.Raise(effect.ClinicId, effect.ClientId, CareTaskKind.FollowUpAdverseEvent, effect.Id.Value, session.Author, [session.PractitionerId], record.Now, effect.FollowUpBy)], cancellationToken);
            return new Receipt(effect.Id.Value, effect.Revision);
        }
    }
}

/// <summary>What the client noticed after bodywork.</summary>
public sealed record NoteAdverseEventBody
{
    /// <summary>The session of bodywork, which has begun.</summary>
    /// <example>0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e41</example>
    public required Guid SessionId { get; init; }

    /// <summary>What it is; `none` when somebody asked and there was nothing.</summary>
    /// <example>soreness</example>
    public required AdverseEffect Effect { get; init; }

    /// <summary>How much it weighs on the client, as they say it; nothing when there was nothing.</summary>
    /// <example>mild</example>
    public EffectWeight? Weight { get; init; }

    /// <summary>In the client's words, where a word says more.</summary>
    /// <example>Sore across the shoulders when I reach up.</example>
    [StringLength(PlainText.Paragraph)]
    public string? Words { get; init; }

    /// <summary>When the client noticed it, in UTC; now when nothing is said.</summary>
    public DateTimeOffset? NoticedAt { get; init; }

    /// <summary>In which discipline you write it down. Needed only when you are on this client's team in both.</summary>
    /// <example>massageTherapy</example>
    public Discipline? Discipline { get; init; }
}

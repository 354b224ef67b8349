using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Take down how the client left after a session was held or stopped. Coded and short; what was talked about belongs in a note.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record DebriefSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision, DebriefSessionBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<DebriefSessionBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<DebriefSession, Receipt>
    {
        public async Task<Receipt> Handle(DebriefSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            session.Debrief(record.Now);
            var course = await db.BeginCourseOf(session, cancellationToken);
            course.Debrief(request.Body.Leaves, request.Body.Aftercare, by, record.Now);
            record.Writes(course.Category);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}

/// <summary>How the client left.</summary>
public sealed record DebriefSessionBody
{
    /// <summary>How they leave. To want contact passes nothing on by itself.</summary>
    /// <example>ok</example>
    public required LeavingAs Leaves { get; init; }

    /// <summary>What was done or given for afterwards, each in a line; at most 20.</summary>
    /// <example>["Ten minutes to sit up", "Water"]</example>
    [MaxLength(Debriefing.MostItems)]
    public IReadOnlyList<string> Aftercare { get; init; } = [];
}

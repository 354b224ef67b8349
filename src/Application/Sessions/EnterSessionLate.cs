using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// Write down a session that was held while the product could not be used: when it really was, and of a massage what was agreed to before it and what was then done. It is marked for
/// good; what comes later than the policy pack allows raises a task for who held it and who leads the care (I33b).
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record EnterSessionLate(ClientId ClientId, SessionId SessionId, int ExpectedRevision, EnterSessionLateBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<EnterSessionLateBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, TouchAgreement agreement) : IRequestHandler<EnterSessionLate, Receipt>
    {
        public async Task<Receipt> Handle(EnterSessionLate request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);

            var touch = said.Consent is { } agreed
                ? await agreement.Take(session, agreed, by, said.CompletedAt, cancellationToken)
                : await db.TouchConsentOf(session.Id, cancellationToken);
            session.EnterLate(said.StartedAt, said.CompletedAt, touch, record.Pack, record.Now);
            touch?.RecordLate(session, [.. said.Worked.Select((done, i) => done.AsDone($"/worked/{i}"))], by, record.Pack, record.Now);

            record.Writes(session.Discipline == Discipline.MassageTherapy ? InformationCategory.Bodywork : InformationCategory.Scheduling);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}

/// <summary>How the session was held.</summary>
public sealed record EnterSessionLateBody
{
    /// <summary>When it really began, with an offset or in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it really ended; not in the future.</summary>
    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>Of a massage, what was agreed to before it, as it stands on paper; left out when it is in the record already.</summary>
    public TouchConsentBody? Consent { get; init; }

    /// <summary>Of a massage, what was done; nothing beyond the consent.</summary>
    [MaxLength(100)]
    public IReadOnlyList<RegionWorkedBody> Worked { get; init; } = [];
}

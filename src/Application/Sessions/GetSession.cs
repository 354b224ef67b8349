using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Read one session: the diary's entry, and what was agreed to and done by touch as far as that is shared with the reader.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client, Role.Partner)]
public sealed record GetSession(ClientId ClientId, SessionId SessionId) : IRequest<Disclosed<SessionView>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<GetSession, Disclosed<SessionView>>
    {
        public async Task<Disclosed<SessionView>> Handle(GetSession request, CancellationToken cancellationToken)
        {
            var session = await db.Sessions.AsNoTracking().Require(s => s.Id == request.SessionId, new SessionNotFound(), cancellationToken);
            var diary = mapper.Map<SessionSummaryView>(session);
            if (session.Discipline != Discipline.MassageTherapy) return record.Disclose(new SessionView { Session = diary, Withheld = [] }, diary.AsPart());

            var touch = await db.TouchConsents.AsNoTracking().FirstOrDefaultAsync(c => c.SessionId == request.SessionId, cancellationToken);
            if (touch is not null)
            {
                return record.Disclose(
                    new SessionView { Session = diary, TouchConsent = mapper.Map<TouchConsentView>(touch), Withheld = [] },
                    diary.AsPart(), new DisclosedPart(touch.Category, touch.Author, touch.Id.Value));
            }

            // Whether a consent was recorded is itself bodywork: the reader learns of the kind of information, never whether there is any.
            var decision = record.Reach.Decide(InformationCategory.Bodywork, session.Author);
            var withheld = decision.IsPermitted ? [] : new[] { WithheldView.Of(request.ClientId, decision) };
            return record.Disclose(new SessionView { Session = diary, Withheld = withheld }, diary.AsPart());
        }
    }
}

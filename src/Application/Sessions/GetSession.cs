using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.BridgeSummaries;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Read one session: the diary's entry; what was agreed to and done by touch, how it went, the client's safety cues, and before it what the other discipline tells this one, each as far as that is shared with the reader.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client, Role.Partner)]
public sealed record GetSession(ClientId ClientId, SessionId SessionId) : IRequest<Disclosed<SessionView>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    // More than anybody reads before a session; the list has all.
    private const int MostTold = 20;

    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<GetSession, Disclosed<SessionView>>
    {
        public async Task<Disclosed<SessionView>> Handle(GetSession request, CancellationToken cancellationToken)
        {
            var session = await db.Sessions.AsNoTracking().Require(s => s.Id == request.SessionId, new SessionNotFound(), cancellationToken);
            var isMassage = session.Discipline == Discipline.MassageTherapy;
            var touch = isMassage ? await db.TouchConsents.AsNoTracking().FirstOrDefaultAsync(c => c.SessionId == request.SessionId, cancellationToken) : null;
            var course = await db.SessionCourses.AsNoTracking().FirstOrDefaultAsync(c => c.SessionId == request.SessionId, cancellationToken);
            var cues = await db.TouchSafetyProfiles.AsNoTracking().FirstOrDefaultAsync(p => p.ClientId == request.ClientId, cancellationToken);

            var told = await Told(session, cancellationToken);

            // Only who sees what was agreed to learns that it was: the diary's own state says nothing of it.
            var diary = mapper.Map<SessionSummaryView>(session) with { Status = session.StateWith(touch) };
            var view = new SessionView
            {
                Session = diary,
                Moves = mapper.Map<IReadOnlyList<DiaryMoveView>>(session.Moves),
                TouchConsent = touch is null ? null : mapper.Map<TouchConsentView>(touch),
                Course = mapper.Map<SessionCourseView?>(course),
                SafetyCues = Cues(session, course, cues),
                BridgeSummaries = told.Count == 0 ? null : [.. told.Select(bridge => BridgeSummaryView.Of(bridge, record.Now))],
                Withheld = isMassage && touch is null ? Withheld(request.ClientId, session) : [],
            };
            return record.Disclose(view, [.. Parts(diary, touch, course, cues), .. told.Select(bridge => new DisclosedPart(bridge.Category, bridge.Author, bridge.Id.Value))]);
        }

        // Whoever acts in the session's discipline reads before it what the other one tells them.
        private async Task<List<BridgeSummary>> Told(Session session, CancellationToken ct)
        {
            if (session.IsOver || !record.Reach.ActingDisciplines.Contains(session.Discipline)) return [];
            var (client, audience, now) = (session.ClientId, session.Discipline, record.Now);
            return await db.BridgeSummaries.AsNoTracking().Where(b => b.ClientId == client && b.Audience == audience && b.WithdrawnAt == null && b.ExpiresAt > now).OrderByDescending(b => b.Id).Take(MostTold).ToListAsync(ct);
        }

        private SessionCuesView? Cues(Session session, SessionCourse? course, TouchSafetyProfile? profile)
        {
            if (profile is null) return null;
            var isAhead = session.Discipline == Discipline.MassageTherapy && session.Status is SessionStatus.Planned or SessionStatus.CheckedIn;
            var asked = course?.Choices.Select(choice => choice.Question) ?? [];
            return mapper.Map<SessionCuesView>(profile) with { ToAsk = isAhead ? [.. profile.QuestionsOf(record.Today).Where(question => !asked.Contains(question))] : [] };
        }

        private static IEnumerable<DisclosedPart> Parts(SessionSummaryView diary, TouchConsent? touch, SessionCourse? course, TouchSafetyProfile? cues)
        {
            yield return diary.AsPart();
            if (touch is not null) yield return new DisclosedPart(touch.Category, touch.Author, touch.Id.Value);
            if (course is not null) yield return new DisclosedPart(course.Category, course.Author, course.Id.Value);
            if (cues is not null) yield return new DisclosedPart(cues.Category, cues.Author, cues.ClientId.Value);
        }

        // Whether a consent was recorded is itself bodywork: the reader learns of the kind of information, never whether there is any.
        private IReadOnlyList<WithheldView> Withheld(ClientId client, Session session)
        {
            var decision = record.Reach.Decide(InformationCategory.Bodywork, session.Author);
            return decision.IsPermitted ? [] : [WithheldView.Of(client, decision)];
        }
    }
}

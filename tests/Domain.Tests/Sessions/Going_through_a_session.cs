using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

/// <summary>Every state through every act, in both disciplines, against the table that ships (Rule CR-160).</summary>
public sealed class Going_through_a_session
{
    public static TheoryData<Discipline, SessionStatus, SessionAct> EveryWay()
    {
        var ways = new TheoryData<Discipline, SessionStatus, SessionAct>();
        foreach (var discipline in Enum.GetValues<Discipline>())
        {
            foreach (var from in Enum.GetValues<SessionStatus>())
            {
                if (discipline == Discipline.Psychotherapy && from == SessionStatus.ConsentConfirmed) continue;
                foreach (var act in Enum.GetValues<SessionAct>()) ways.Add(discipline, from, act);
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void Follows_the_table_and_nothing_else(Discipline discipline, SessionStatus from, SessionAct act)
    {
        var at = At.In(discipline, from);
        var revision = at.Session.Revision;
        Assert.Equal(from, at.State);

        if (SessionStates.Shipped.Find(act, from, discipline) is { } step)
        {
            at.Do(act);
            Assert.Equal(step.To, at.State);
        }
        else
        {
            Assert.Equal(Refusal(discipline, from, act), Refused(() => at.Do(act)));
            Assert.Equal((from, revision), (at.State, at.Session.Revision));
        }
    }

    [Fact]
    public void Reaches_every_state_and_leaves_none_unnamed()
    {
        foreach (var discipline in Enum.GetValues<Discipline>())
        {
            var reached = new HashSet<SessionStatus> { SessionStatus.Planned };
            while (SessionStates.Shipped.Steps.Where(step => step.For is null || step.For == discipline).Any(step => step.From.Any(reached.Contains) && reached.Add(step.To)))
            {
            }

            var unreached = Enum.GetValues<SessionStatus>().Except(reached);
            Assert.Equal(discipline == Discipline.Psychotherapy ? [SessionStatus.ConsentConfirmed] : [], unreached);
        }
    }

    [Theory]
    [InlineData("""{ "act": "start", "from": ["planned"], "to": "inProgress", "by": [] }""", "session-states.jsonl, line 2: says nobody who may.")]
    [InlineData("""{ "act": "start", "from": [], "to": "inProgress", "by": ["practitioner"] }""", "session-states.jsonl, line 2: says no state from which.")]
    [InlineData("""{ "act": "pause", "from": ["inProgress"], "to": "paused", "by": ["practitioner"] }""", "session-states.jsonl, line 2: says a second time what pause does to a session that is inProgress.")]
    [InlineData("""{ "act": "start", "from": ["checkedIn"], "to": "inProgress", "by": ["practitioner"] }""", "session-states.jsonl, line 2: starts a massage without consent to touch.")]
    [InlineData("""{ "act": "halt", "from": ["checkedIn"], "to": "inProgress", "by": ["practitioner"] }""", "session-states.jsonl, line 2: is no step of a session ($.act).")]
    [InlineData("""{ "act": "resume", "from": ["paused"], "to": "inProgress", "by": ["practitioner"], "if": "it rains" }""", "session-states.jsonl, line 2: is no step of a session ($.if).")]
    [InlineData("", "session-states.jsonl: no line lets the client stop a session that is planned.")]
    public void Names_the_line_of_a_table_that_nobody_may_rely_on(string line, string fault) => Assert.Equal(
        fault,
        Assert.Throws<InvalidDataException>(() => SessionStates.Read("""{ "act": "pause", "from": ["inProgress"], "to": "paused", "by": ["practitioner"] }""" + "\n" + line)).Message);

    private static DomainError Refusal(Discipline discipline, SessionStatus from, SessionAct act) => act switch
    {
        SessionAct.Start when discipline == Discipline.MassageTherapy && from is SessionStatus.Planned or SessionStatus.CheckedIn => new TouchNotConsented(),
        SessionAct.ConsentToTouch when discipline == Discipline.Psychotherapy => new NotAMassageSession(),
        SessionAct.ConsentToTouch => new SessionOver(from),

        // A refusal says what the diary knows, which is not what the client agreed to.
        _ when from == SessionStatus.ConsentConfirmed => new SessionMoveNotAllowed(SessionStatus.Planned, act),
        _ => new SessionMoveNotAllowed(from, act),
    };

    private sealed class At
    {
        private TouchConsent? touch;

        public required Session Session { get; init; }

        public SessionStatus State => Session.StateWith(touch);

        public static At In(Discipline discipline, SessionStatus status)
        {
            var at = new At { Session = discipline == Discipline.MassageTherapy ? A_session.OfMassage() : A_session.OfTalk() };
            if (status is SessionStatus.CheckedIn) at.Do(SessionAct.CheckIn);
            if (status is SessionStatus.Cancelled) at.Do(SessionAct.Cancel);
            if (status is SessionStatus.NoShow) at.Do(SessionAct.MarkNoShow);
            if (discipline == Discipline.MassageTherapy && status is not (SessionStatus.Planned or SessionStatus.CheckedIn or SessionStatus.Cancelled or SessionStatus.NoShow)) at.Do(SessionAct.ConsentToTouch);
            if (status is SessionStatus.InProgress or SessionStatus.Paused or SessionStatus.Completed or SessionStatus.Stopped or SessionStatus.Debriefed) at.Do(SessionAct.Start);
            if (status is SessionStatus.Paused) at.Do(SessionAct.Pause);
            if (status is SessionStatus.Stopped) at.Do(SessionAct.Stop);
            if (status is SessionStatus.Completed or SessionStatus.Debriefed) at.Do(SessionAct.Complete);
            if (status is SessionStatus.Debriefed) at.Do(SessionAct.Debrief);
            return at;
        }

        public void Do(SessionAct act)
        {
            switch (act)
            {
                case SessionAct.Reschedule: Session.Reschedule(Monday.AddDays(1), Monday.AddDays(1).AddHours(1), null, null, Ada.PersonId, Monday); break;
                case SessionAct.CheckIn: Session.CheckIn(Monday); break;
                case SessionAct.ConsentToTouch when touch is null: touch = TouchConsent.Give(Session, A_session.AllSix, [A_session.Neck], Session.Author, A_session.Rules, Monday); break;
                case SessionAct.ConsentToTouch: touch.GiveMore(Session, A_session.AllSix, [A_session.UpperBack], Session.Author, A_session.Rules, Monday); break;
                case SessionAct.Start: Session.Start(touch, A_pack.Ontario, Monday); break;
                case SessionAct.Pause: Session.Pause(); break;
                case SessionAct.Resume: Session.Resume(); break;
                case SessionAct.Stop: Session.Stop(Monday); break;
                case SessionAct.Complete: Session.Complete(Monday); break;
                case SessionAct.Debrief: Session.Debrief(Monday); break;
                case SessionAct.Cancel: Session.Cancel(SessionActor.Client); break;
                case SessionAct.MarkNoShow: Session.MarkNoShow(); break;
                case SessionAct.EnterLate when Session is { Discipline: Discipline.MassageTherapy, IsOver: false } && touch is null:
                    // A massage is written down with the consent that it was held with.
                    EnterLate(TouchConsent.Give(Session, A_session.AllSix, [A_session.Neck], Session.Author, A_session.Rules, Monday, new() { DiscussedAt = Monday }));
                    break;
                case SessionAct.EnterLate: EnterLate(touch); break;
                default: throw new ArgumentOutOfRangeException(nameof(act));
            }
        }

        private void EnterLate(TouchConsent? agreed) => Session.EnterLate(Monday, Monday.AddHours(1), agreed, A_pack.Ontario, Monday.AddHours(3));
    }
}

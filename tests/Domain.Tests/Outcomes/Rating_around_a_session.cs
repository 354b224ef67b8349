using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Rating_around_a_session
{
    private readonly Session session = Session.Schedule(Clinic, MayaId, RuthId, Discipline.Psychotherapy, Monday.AddHours(30), Monday.AddHours(31));

    [Fact]
    public void Belongs_to_a_session_from_a_day_before_until_its_work_begins()
    {
        Fits(SessionMoment.Before, session.StartsAt.AddHours(-24));
        Misses(SessionMoment.Before, session.StartsAt.AddHours(-24).AddSeconds(-1));

        session.Start(null, A_pack.Ontario, session.StartsAt.AddMinutes(5));
        Fits(SessionMoment.Before, session.StartsAt.AddMinutes(5));
        Misses(SessionMoment.Before, session.StartsAt.AddMinutes(5).AddSeconds(1));
    }

    [Fact]
    public void Belongs_to_it_afterwards_until_a_day_after_its_end()
    {
        Assert.Equal(new SessionNotHeld { Pointer = "/sessionId" }, Said(SessionMoment.After, session.EndsAt));
        session.Start(null, A_pack.Ontario, session.StartsAt);
        Fits(SessionMoment.After, session.StartsAt);
        Misses(SessionMoment.After, session.StartsAt.AddSeconds(-1));

        session.Complete(session.EndsAt.AddMinutes(10));
        Fits(SessionMoment.After, session.EndsAt.AddMinutes(10).AddHours(24));
        Misses(SessionMoment.After, session.EndsAt.AddMinutes(10).AddHours(24).AddSeconds(1));
    }

    [Fact]
    public void Has_no_session_to_belong_to_when_it_was_called_off()
    {
        session.Cancel(SessionActor.Client, DiaryReason.ClientAsked);

        Assert.Equal(new SessionNotHeld { Pointer = "/sessionId" }, Said(SessionMoment.Before, session.StartsAt));
        Assert.Null(Said(SessionMoment.Standalone, session.StartsAt));
    }

    [Fact]
    public void Ends_with_the_planned_end_of_a_session_that_nobody_wrote_down()
    {
        Fits(SessionMoment.Before, session.EndsAt);
        Misses(SessionMoment.Before, session.EndsAt.AddSeconds(1));
    }

    [Fact]
    public void Has_no_session_to_belong_to_when_the_client_said_stop_before_it_began()
    {
        session.Stop(Monday.AddHours(29));

        Assert.Equal(new SessionNotHeld { Pointer = "/sessionId" }, Said(SessionMoment.Before, session.StartsAt.AddHours(-1)));
    }

    private void Fits(SessionMoment moment, DateTimeOffset at) => Assert.Null(Said(moment, at));

    private void Misses(SessionMoment moment, DateTimeOffset at) => Assert.Equal(new OutsideTheSession(moment) { Pointer = "/moment" }, Said(moment, at));

    private DomainError? Said(SessionMoment moment, DateTimeOffset at) =>
        Record.Exception(() => new Occasion(moment, session.Id, TakenAt: at).MustFit(session, at.AddYears(1))) is { } refusal ? Assert.IsType<DomainException>(refusal).Error : null;
}

using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

public sealed class Holding_a_session
{
    [Theory]
    [InlineData(24, 0, true)]
    [InlineData(24, 1, false)]
    [InlineData(-24, 0, true)]
    [InlineData(-24, -1, false)]
    public void Begins_around_its_hour(int hours, long ticks, bool begins)
    {
        var session = A_session.OfTalk();
        void Start() => session.Start(null, A_pack.Ontario, Monday.AddHours(hours).AddTicks(ticks));

        if (begins) Start();
        else Assert.Equal(new NotItsHour(24), Refused(Start));
        Assert.Equal(begins ? SessionStatus.InProgress : SessionStatus.Planned, session.Status);
    }

    [Fact]
    public void Remembers_when_it_began_and_ended()
    {
        var session = A_session.OfTalk();

        session.Start(null, A_pack.Ontario, Monday.AddMinutes(3));
        session.Complete(Monday.AddMinutes(55));

        Assert.Equal((Monday.AddMinutes(3), Monday.AddMinutes(55)), (session.StartedAt, session.CompletedAt));
    }

    [Fact]
    public void Needs_consent_to_touch_before_a_massage_begins_I30()
    {
        var session = A_session.OfMassage();

        Assert.Equal(new TouchNotConsented(), Refused(() => session.Start(null, A_pack.Ontario, Monday)));
        session.Start(session.Consented(), A_pack.Ontario, Monday);
        Assert.True(session.IsUnderWay);
    }

    [Fact]
    public void Does_not_take_the_consent_of_another_session_I30()
    {
        var session = A_session.OfMassage();
        var lastWeeks = A_session.OfMassage().Consented();

        Assert.Equal(new TouchNotConsented(), Refused(() => session.Start(lastWeeks, A_pack.Ontario, Monday)));
    }

    [Fact]
    public void Does_not_take_a_consent_that_was_withdrawn_I30()
    {
        var session = A_session.OfMassage();
        var touch = session.Consented();
        touch.Withdraw(TouchScope.Everything, Maya, Monday);

        Assert.Equal(new TouchNotConsented(), Refused(() => session.Start(touch, A_pack.Ontario, Monday)));
    }

    [Fact]
    public void Begins_with_what_is_left_of_a_consent_I34()
    {
        var session = A_session.OfMassage();
        var touch = session.Consented();
        touch.Withdraw(TouchScope.Of(BodyRegion.Neck), Maya, Monday);

        session.Start(touch, A_pack.Ontario, Monday);

        Assert.True(session.IsUnderWay);
    }

    [Theory]
    [InlineData(SessionStatus.Planned, SessionStatus.Stopped)]
    [InlineData(SessionStatus.InProgress, SessionStatus.Stopped)]
    [InlineData(SessionStatus.Paused, SessionStatus.Stopped)]
    [InlineData(SessionStatus.Completed, SessionStatus.Completed)]
    [InlineData(SessionStatus.Cancelled, SessionStatus.Cancelled)]
    [InlineData(SessionStatus.NoShow, SessionStatus.NoShow)]
    public void Stops_in_every_state_without_a_reason_I33(SessionStatus from, SessionStatus after)
    {
        var session = A_session.In(from);
        var revision = session.Revision;

        session.Stop(Monday.AddMinutes(20));

        Assert.Equal((after, Monday.AddMinutes(20), revision + 1), (session.Status, session.StoppedAt, session.Revision));
        Assert.False(session.IsUnderWay);
    }

    [Fact]
    public void Stops_once_however_often_it_is_said_I33()
    {
        var session = A_session.In(SessionStatus.InProgress);
        session.Stop(Monday.AddMinutes(20));
        var revision = session.Revision;

        session.Stop(Monday.AddMinutes(21));

        Assert.Equal((Monday.AddMinutes(20), revision), (session.StoppedAt, session.Revision));
    }
}

using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

public sealed class Moving_in_the_diary
{
    private readonly Session session = A_session.OfMassage();

    [Fact]
    public void Keeps_where_it_stood_who_moved_it_and_a_word_why()
    {
        session.Reschedule(Monday.AddDays(1), Monday.AddDays(1).AddHours(2), " Room 4 ", DiaryReason.RoomUnavailable, Ada.PersonId, Monday.AddHours(-1));

        Assert.Equal((Monday.AddDays(1), Monday.AddDays(1).AddHours(2), "Room 4", 2), (session.StartsAt, session.EndsAt, session.Room, session.Revision));
        Assert.Equal([new DiaryMove(Monday.AddHours(-1), Ada.PersonId, Monday, Monday.AddHours(1), null, DiaryReason.RoomUnavailable)], session.Moves);
    }

    [Fact]
    public void Changes_nothing_when_the_new_hour_is_none()
    {
        Assert.Equal(new SessionEndsBeforeItStarts { Pointer = "/endsAt" }, Refused(() => Move(TimeSpan.Zero)));
        Assert.Equal(new SessionTooLong(8) { Pointer = "/endsAt" }, Refused(() => Move(TimeSpan.FromHours(8) + TimeSpan.FromTicks(1))));
        Assert.Equal((Monday, 1, 0), (session.StartsAt, session.Revision, session.Moves.Count));

        Move(TimeSpan.FromHours(8));
        Assert.Equal(2, session.Revision);
    }

    [Fact]
    public void Asks_for_consent_to_touch_anew_CR_161()
    {
        var touch = session.Consented(A_session.Neck);
        Assert.Equal(SessionStatus.ConsentConfirmed, session.StateWith(touch));

        session.Reschedule(Monday.AddMinutes(10), Monday.AddHours(1), null, null, TomasId.Value, Monday);

        Assert.Equal(SessionStatus.Planned, session.StateWith(touch));
        Assert.Equal(new TouchNotConsented(), Refused(() => session.Start(touch, A_pack.Ontario, Monday)));
    }

    [Fact]
    public void Ends_what_was_agreed_to_for_the_first_hour_even_when_the_client_agrees_to_something_else()
    {
        var touch = session.Consented(A_session.Neck);
        session.Reschedule(Monday.AddMinutes(10), Monday.AddHours(1), null, null, TomasId.Value, Monday);

        touch.GiveMore(session, A_session.AllSix, [A_session.UpperBack], Tomas, A_session.Rules, Monday);
        session.Start(touch, A_pack.Ontario, Monday);

        Assert.Equal([BodyRegion.UpperBack], touch.Regions.Where(region => region.IsInForce).Select(region => region.Region));
        Assert.Equal([TouchEventKind.Granted, TouchEventKind.Lapsed, TouchEventKind.Granted], touch.Events.Select(said => said.Kind));
    }

    [Fact]
    public void Says_who_called_it_off_and_a_word_why_if_they_like()
    {
        session.Cancel(SessionActor.FrontDesk, DiaryReason.Travel);
        Assert.Equal((SessionActor.FrontDesk, DiaryReason.Travel), (session.CancelledBy, session.CancellationReason));

        var other = A_session.OfTalk();
        other.Cancel(SessionActor.Client);
        Assert.Equal((SessionActor.Client, (DiaryReason?)null), (other.CancelledBy, other.CancellationReason));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(52, true)]
    [InlineData(53, false)]
    public void Asks_the_client_back_within_a_year(int weeks, bool allowed)
    {
        var talk = A_session.In(SessionStatus.InProgress);
        if (!allowed)
        {
            Assert.Equal(new ReturnOutOfRange(52) { Pointer = "/comeBackInWeeks" }, Refused(() => talk.Complete(Monday, weeks)));
            return;
        }

        talk.Complete(Monday, weeks);
        Assert.Equal(weeks, talk.ComeBackInWeeks);
    }

    private void Move(TimeSpan length) => session.Reschedule(Monday.AddDays(1), Monday.AddDays(1) + length, null, null, Ada.PersonId, Monday);
}

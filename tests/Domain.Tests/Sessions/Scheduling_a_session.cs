using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

public sealed class Scheduling_a_session
{
    [Fact]
    public void Says_who_when_and_where_and_belongs_to_the_practitioner_who_holds_it()
    {
        var planId = CarePlanId.New();

        var session = Session.Schedule(Clinic, MayaId, TomasId, Discipline.MassageTherapy, Monday, Monday.AddMinutes(50), " Room 2 ", planId);

        Assert.Equal((Clinic, MayaId, InformationCategory.Scheduling, Tomas), (session.ClinicId, session.ClientId, session.Category, session.Author));
        Assert.Equal((TomasId, Discipline.MassageTherapy, "Room 2", planId), (session.PractitionerId, session.Discipline, session.Room, session.PlanId));
        Assert.Equal((Monday, Monday.AddMinutes(50), SessionStatus.Planned), (session.StartsAt, session.EndsAt, session.Status));
    }

    [Fact]
    public void Keeps_times_in_UTC()
    {
        var inToronto = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(-5));

        var session = Session.Schedule(Clinic, MayaId, RuthId, Discipline.Psychotherapy, inToronto, inToronto.AddHours(1));

        Assert.Equal((TimeSpan.Zero, 15), (session.StartsAt.Offset, session.StartsAt.Hour));
        Assert.Equal((TimeSpan.Zero, 16), (session.EndsAt.Offset, session.EndsAt.Hour));
    }

    [Fact]
    public void Ends_after_it_starts()
    {
        Assert.Equal(new SessionEndsBeforeItStarts { Pointer = "/endsAt" }, Refused(() => Lasting(TimeSpan.Zero)));
        Assert.Equal(Monday.AddTicks(1), Lasting(TimeSpan.FromTicks(1)).EndsAt);
    }

    [Fact]
    public void Lasts_at_most_eight_hours()
    {
        Assert.Equal(Monday.AddHours(8), Lasting(TimeSpan.FromHours(8)).EndsAt);
        Assert.Equal(new SessionTooLong(8) { Pointer = "/endsAt" }, Refused(() => Lasting(TimeSpan.FromHours(8) + TimeSpan.FromTicks(1))));
    }

    [Fact]
    public void Is_of_a_listed_discipline() => Assert.Equal(
        new ChoiceUnknown { Pointer = "/discipline" },
        Refused(() => Session.Schedule(Clinic, MayaId, RuthId, (Discipline)2, Monday, Monday.AddHours(1))));

    private static Session Lasting(TimeSpan length) => Session.Schedule(Clinic, MayaId, RuthId, Discipline.Psychotherapy, Monday, Monday + length);
}

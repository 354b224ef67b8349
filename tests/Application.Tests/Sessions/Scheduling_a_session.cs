using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Sessions;

public sealed class Scheduling_a_session(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Books_nobody_twice_however_many_ask_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var body = CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await clinic.As(clinic.Ada).Send(new ScheduleSession(clinic.Maya, body), Ct);
                return null;
            }
            catch (DomainException refusal)
            {
                return refusal.Error;
            }
        }));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<DomainError>(), lost => Assert.Contains(lost.Code, (string[])["session.practitioner_booked", "session.client_booked", "session.time_taken", "request.stale"]));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.sessions", Ct));
    }

    [Fact]
    public async Task Refuses_practitioner_client_and_room_that_are_taken_and_lets_the_next_hour_follow()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var other = await clinic.Register("Ben", ct: Ct);
        await clinic.Joins(clinic.Tomas, Discipline.MassageTherapy, other.Client, ct: Ct);
        await clinic.Joins(clinic.Ruth, Discipline.Psychotherapy, other.Client, ct: Ct);
        var ada = clinic.As(clinic.Ada);
        var session = await ada.Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy, room: "Birch")), Ct);

        Assert.Equal(new PractitionerBooked(), await ada.Refused(new ScheduleSession(other.Client!.Value, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy)), Ct));
        Assert.Equal(new ClientBooked(), await ada.Refused(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Ruth, Discipline.Psychotherapy)), Ct));
        Assert.Equal(new RoomBooked(), await ada.Refused(new ScheduleSession(other.Client!.Value, CareUnderWay.SessionOf(clinic.Ruth, Discipline.Psychotherapy, room: "birch")), Ct));

        await ada.Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy, hoursFromNow: 2, room: "Birch")), Ct);
        await ada.Send(new CancelSession(clinic.Maya, new(session.Id), 1), Ct);
        await ada.Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy, room: "Birch")), Ct);
    }

    [Fact]
    public async Task Does_not_tell_that_the_client_is_elsewhere_to_who_may_not_see_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        var own = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy, hoursFromNow: 3);
        var tomas = clinic.As(clinic.Tomas);
        var taken = new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy));
        var moved = new RescheduleSession(clinic.Maya, own, 1, new() { StartsAt = new(Clinic.Monday.AddHours(1), true), EndsAt = new(Clinic.Monday.AddHours(2), true) });

        Assert.Equal(new SessionTimeTaken(), await tomas.Refused(taken, Ct));
        Assert.Equal(new SessionTimeTaken(), await tomas.Refused(moved, Ct));

        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: Ct);
        Assert.Equal(new ClientBooked(), await tomas.Refused(taken, Ct));
        Assert.Equal(new ClientBooked(), await tomas.Refused(moved, Ct));
    }

    [Fact]
    public async Task I04_needs_a_place_on_the_team_and_a_licence_on_the_day_of_the_session()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ada = clinic.As(clinic.Ada);

        Assert.Equal(
            new SessionPractitionerNotOnTeam { Pointer = "/practitionerId" }, await ada.Refused(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Noor, Discipline.MassageTherapy)), Ct));
        Assert.Equal(
            new SessionPractitionerNotOnTeam { Pointer = "/practitionerId" }, await ada.Refused(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.Psychotherapy)), Ct));

        // In Toronto the licence's last day still runs when it is the next day in UTC.
        var lastEvening = new DateTimeOffset(Clinic.LicensedUntil.AddDays(1), new TimeOnly(3, 0), TimeSpan.Zero);
        var onTheLastDay = CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy) with { StartsAt = lastEvening, EndsAt = lastEvening.AddHours(1) };
        await ada.Send(new ScheduleSession(clinic.Maya, onTheLastDay), Ct);
        var dayAfter = onTheLastDay with { StartsAt = lastEvening.AddHours(2), EndsAt = lastEvening.AddHours(3) };
        Assert.Equal(new PractitionerNotLicensed(Discipline.MassageTherapy) { Pointer = "/practitionerId" }, await ada.Refused(new ScheduleSession(clinic.Maya, dayAfter), Ct));
    }

    [Fact]
    public async Task Lets_practitioners_fill_their_own_diary_only()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        Assert.Equal(
            new OnlyOwnDiary { Pointer = "/practitionerId" }, await clinic.As(clinic.Ruth).Refused(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy)), Ct));
        await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
    }

    [Fact]
    public async Task Serves_only_a_plan_of_this_client_that_the_caller_may_see()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var body = CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy, plan: plan.Value);

        Assert.Equal(new SessionPlanUnknown { Pointer = "/planId" }, await clinic.As(clinic.Ada).Refused(new ScheduleSession(clinic.Maya, body), Ct));
        Assert.Equal(new SessionPlanUnknown { Pointer = "/planId" }, await clinic.As(clinic.Tomas).Refused(new ScheduleSession(clinic.Maya, body with { PlanId = CarePlanId.New().Value }), Ct));
        await clinic.As(clinic.Tomas).Send(new ScheduleSession(clinic.Maya, body), Ct);
    }

    [Fact]
    public async Task Shows_the_diary_by_time_status_and_discipline_from_page_to_page()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var early = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 1);
        var talk = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, 3);
        var late = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 5);
        await clinic.As(clinic.Ada).Send(new CancelSession(clinic.Maya, late, 1), Ct);
        var maya = clinic.As(clinic.MayaHerself);

        async Task<IEnumerable<Guid>> List(DateTimeOffset? from = null, DateTimeOffset? to = null, Discipline? discipline = null, SessionStatus? status = null) =>
            (await maya.Send(new ListSessions(clinic.Maya, from, to, discipline, status, 50, null), Ct)).Value.Items.Select(session => session.Id);

        Assert.Equal([late.Value, talk.Value, early.Value], await List());
        Assert.Equal([talk.Value], await List(from: Clinic.Monday.AddHours(3), to: Clinic.Monday.AddHours(5)));
        Assert.Equal([late.Value, early.Value], await List(discipline: Discipline.MassageTherapy));
        Assert.Equal([late.Value], await List(status: SessionStatus.Cancelled));

        var page = (await maya.Send(new ListSessions(clinic.Maya, null, null, null, null, 2, null), Ct)).Value;
        var rest = (await maya.Send(new ListSessions(clinic.Maya, null, null, null, null, 2, page.Next), Ct)).Value;
        Assert.Equal([early.Value], rest.Items.Select(session => session.Id));
    }

    [Fact]
    public async Task Shows_each_discipline_its_own_diary_and_the_front_desk_all_of_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var touch = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 1);
        var talk = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, 3);
        var all = new ListSessions(clinic.Maya, null, null, null, null, 50, null);

        Assert.Equal([touch.Value], (await clinic.As(clinic.Tomas).Send(all, Ct)).Value.Items.Select(session => session.Id));
        Assert.Equal([talk.Value], (await clinic.As(clinic.Ruth).Send(all, Ct)).Value.Items.Select(session => session.Id));
        Assert.Equal([talk.Value, touch.Value], (await clinic.As(clinic.Ada).Send(all, Ct)).Value.Items.Select(session => session.Id));
        Assert.Equal(new ConsentNotGiven(InformationCategory.Scheduling), await clinic.As(clinic.Tomas).Refused(new GetSession(clinic.Maya, talk), Ct));
    }
}

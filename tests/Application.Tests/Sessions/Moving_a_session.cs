using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Sessions;

public sealed class Moving_a_session(PostgresServer server)
{
    private const int Writers = 50;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_hour_and_room_and_keeps_where_it_stood()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        await clinic.As(clinic.Ada).Send(new RescheduleSession(clinic.Maya, session, 1, To(hour: 3) with { Room = Given("Room 4"), Reason = new(DiaryReason.RoomUnavailable, true) }), Ct);

        var seen = (await clinic.As(clinic.Ada).Send(new GetSession(clinic.Maya, session), Ct)).Value;
        Assert.Equal((Clinic.Monday.AddHours(3), "Room 4", 2), (seen.Session.StartsAt, seen.Session.Room, seen.Session.Revision));
        var move = Assert.Single(seen.Moves);
        Assert.Equal((Clinic.Monday.AddHours(1), clinic.Ada.PersonId, DiaryReason.RoomUnavailable), (move.StartsAt, move.By, move.Reason));
    }

    [Fact]
    public async Task Books_nobody_twice()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 5);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        Assert.Contains((await clinic.As(clinic.Tomas).Refused(new RescheduleSession(clinic.Maya, session, 1, To(hour: 5)), Ct)).Code, (string[])["session.practitioner_booked", "session.client_booked"]);
        await clinic.As(clinic.Tomas).Send(new RescheduleSession(clinic.Maya, session, 1, To(hour: 6)), Ct);
    }

    [Fact]
    public async Task I04_needs_a_licence_on_the_new_day()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var after = new DateTimeOffset(Clinic.LicensedUntil.AddDays(2), new TimeOnly(15, 0), TimeSpan.Zero);

        Assert.Equal(
            new PractitionerNotLicensed(Discipline.MassageTherapy) { Pointer = "/startsAt" },
            await clinic.As(clinic.Ada).Refused(new RescheduleSession(clinic.Maya, session, 1, new() { StartsAt = Given(after), EndsAt = Given(after.AddHours(1)) }), Ct));
    }

    [Fact]
    public async Task Is_for_the_front_desk_and_who_holds_it_before_it_begins()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();

        Assert.Equal(new NotTheSessionsPractitioner(), await clinic.As(clinic.Noor).Refused(new RescheduleSession(clinic.Maya, session, revision, To(hour: 3)), Ct));
        Assert.Equal(
            new SessionMoveNotAllowed(SessionStatus.InProgress, SessionAct.Reschedule), await clinic.As(clinic.Tomas).Refused(new RescheduleSession(clinic.Maya, session, revision, To(hour: 3)), Ct));
        Assert.Equal(new RequestStale(revision), await clinic.As(clinic.Tomas).Refused(new RescheduleSession(clinic.Maya, session, revision - 1, To(hour: 3)), Ct));
    }

    [Fact]
    public async Task Asks_for_consent_to_touch_anew_CR_161()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var at = (await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct)).Revision;

        at = (await clinic.As(clinic.Ada).Send(new RescheduleSession(clinic.Maya, session, at, To(hour: 3)), Ct)).Revision;

        Assert.Equal(new TouchNotConsented(), await clinic.As(clinic.Tomas).Refused(new StartSession(clinic.Maya, session, at), Ct));
    }

    /// <summary>Fifty writers, one slot: of practitioner, of client and of room alike.</summary>
    [Theory]
    [InlineData("practitioner", "session.practitioner_booked")]
    [InlineData("client", "session.client_booked", "session.time_taken")]
    [InlineData("room", "session.room_booked")]
    public async Task Lets_one_of_fifty_win_a_slot(string shared, params string[] codes)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var others = new List<Person>();
        var therapists = new List<Person>();
        for (var i = 0; i < Writers; i++)
        {
            others.Add(shared == "client" ? clinic.MayaHerself : await clinic.Register($"Client {i}", ct: Ct));
            therapists.Add(shared == "practitioner" ? clinic.Tomas : await clinic.Enrol($"Therapist {i}", Discipline.MassageTherapy, ct: Ct));
            if (shared != "practitioner" || others[i] != clinic.MayaHerself) await clinic.Joins(therapists[i], Discipline.MassageTherapy, others[i].Client, ct: Ct);
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async i =>
        {
            try
            {
                await clinic.As(clinic.Ada).Send(new ScheduleSession(others[i].Client!.Value, CareUnderWay.SessionOf(therapists[i], Discipline.MassageTherapy, room: shared == "room" ? "Birch" : null)), Ct);
                return "booked";
            }
            catch (DomainException refusal)
            {
                return refusal.Error.Code;
            }
        }));

        TestContext.Current.TestOutputHelper!.WriteLine($"{shared}: {string.Join(", ", outcomes.GroupBy(outcome => outcome).Select(same => $"{same.Count()} {same.Key}"))}");
        Assert.Equal(1, outcomes.Count(outcome => outcome == "booked"));
        Assert.All(outcomes.Where(outcome => outcome != "booked"), lost => Assert.Contains(lost, (string[])[.. codes, "request.stale"]));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.sessions", Ct));
    }

    private static SessionPatch To(int hour) => new() { StartsAt = Given(Clinic.Monday.AddHours(hour)), EndsAt = Given(Clinic.Monday.AddHours(hour + 1)) };

    private static Optional<T> Given<T>(T value) => new(value, true);
}

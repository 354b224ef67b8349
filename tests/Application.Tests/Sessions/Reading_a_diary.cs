using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Sessions;

public sealed class Reading_a_diary(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_practitioners_their_own_hours_of_each_client_and_the_front_desk_all()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ben = await Ben(clinic);
        var late = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 5);
        var talk = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, 3);
        var bens = await Schedules(clinic, ben, 1);

        Assert.Equal([bens, late.Value], await Diary(clinic, clinic.Tomas));
        Assert.Equal([talk.Value], await Diary(clinic, clinic.Ruth));
        Assert.Empty(await Diary(clinic, clinic.Noor));
        Assert.Equal([bens, talk.Value, late.Value], await Diary(clinic, clinic.Ada));
        Assert.Equal([talk.Value], await Diary(clinic, clinic.Ada, from: Clinic.Monday.AddHours(3), to: Clinic.Monday.AddHours(5)));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.MayaHerself).Refused(new ListMySessions(null, null, false, 50, null), Ct));
    }

    [Fact]
    public async Task Pages_over_clients_who_are_reached_in_different_ways()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ben = await Ben(clinic);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: Ct);
        var all = new List<Guid>();
        for (var i = 1; i < 8; i++) all.Add(i % 2 == 0 ? await Schedules(clinic, ben, i) : (await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, i)).Value);

        var seen = new List<Guid>();
        Cursor? after = null;
        do
        {
            var page = (await clinic.As(clinic.Tomas).Send(new ListMySessions(null, null, false, 2, after), Ct)).Slice;
            seen.AddRange(page.Items.Select(one => one.Id));
            after = page.Next;
        }
        while (after is not null && seen.Count <= all.Count);

        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task Lists_what_is_over_without_an_outcome_and_raises_nothing_by_that()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var open = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 1);
        var (running, _) = await clinic.HoldsAMassageSession(3);
        var missed = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 5);
        await clinic.As(clinic.Ada).Send(new MarkNoShow(clinic.Maya, missed, 1), Ct);
        var ahead = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, 10);
        Assert.Empty(await Diary(clinic, clinic.Tomas, unresolved: true));

        clinic.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await Diary(clinic, clinic.Tomas, unresolved: true));
        clinic.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal([open.Value], await Diary(clinic, clinic.Tomas, unresolved: true));
        clinic.Clock.Advance(TimeSpan.FromHours(8));

        Assert.Equal([open.Value, running.Value], await Diary(clinic, clinic.Tomas, unresolved: true));
        Assert.DoesNotContain(ahead.Value, await Diary(clinic, clinic.Ada, unresolved: true));
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.care_tasks", Ct));
    }

    [Fact]
    public async Task Lists_who_is_due_again_from_the_very_hour_until_they_have_a_session()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();
        await clinic.As(clinic.Tomas).Send(new CompleteSession(clinic.Maya, session, revision, new() { ComeBackInWeeks = 2 }), Ct);

        clinic.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromTicks(1));
        Assert.Empty((await Due(clinic, clinic.Tomas)).Items);
        clinic.Clock.Advance(TimeSpan.FromTicks(1));
        var due = Assert.Single((await Due(clinic, clinic.Tomas)).Items);
        Assert.Equal((clinic.Maya.Value, session.Value, 2, clinic.Clock.GetUtcNow(), Discipline.MassageTherapy), (due.ClientId, due.Id, due.Weeks, due.DueAt, due.Discipline));
        Assert.Single((await Due(clinic, clinic.Ada)).Items);
        Assert.Empty((await Due(clinic, clinic.Ruth)).Items);

        var next = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, (24 * 14) + 5);
        Assert.Empty((await Due(clinic, clinic.Tomas)).Items);
        await clinic.As(clinic.MayaHerself).Send(new CancelSession(clinic.Maya, next, 1), Ct);
        Assert.Single((await Due(clinic, clinic.Tomas)).Items);
        await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy, (24 * 14) + 7);
        Assert.Single((await Due(clinic, clinic.Tomas)).Items);
    }

    [Fact]
    public async Task Lists_nobody_of_whom_nothing_was_agreed_or_who_is_not_shared()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();
        await clinic.As(clinic.Tomas).Send(new CompleteSession(clinic.Maya, session, revision), Ct);
        clinic.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Empty((await Due(clinic, clinic.Ada)).Items);

        await clinic.AskAsOwner("update care.sessions set come_back_in_weeks = 1", Ct);
        Assert.Single((await Due(clinic, clinic.Ada)).Items);
        Assert.Empty((await Due(clinic, clinic.Noor)).Items);
    }

    [Fact]
    public async Task Stands_in_the_ledger_of_each_client_who_was_shown_I62()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Ben(clinic);
        await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        await Diary(clinic, clinic.Tomas);

        Assert.Equal($"{clinic.Maya.Value}", await clinic.AskAsOwner("select string_agg(client_id::text, ' ') from care.access_ledger where entry like '%ListMySessions%'", Ct));
    }

    private static async Task<ClientId> Ben(Clinic clinic)
    {
        var ben = (await clinic.Register("Ben", ct: Ct)).Client!.Value;
        await clinic.Joins(clinic.Tomas, Discipline.MassageTherapy, ben, ct: Ct);
        return ben;
    }

    private static async Task<Guid> Schedules(Clinic clinic, ClientId client, int hour) =>
        (await clinic.As(clinic.Tomas).Send(new ScheduleSession(client, CareUnderWay.SessionOf(clinic.Tomas, Discipline.MassageTherapy, hour)), Ct)).Id;

    private static async Task<IEnumerable<Guid>> Diary(Clinic clinic, Person who, DateTimeOffset? from = null, DateTimeOffset? to = null, bool unresolved = false) =>
        (await clinic.As(who).Send(new ListMySessions(from, to, unresolved, 50, null), Ct)).Slice.Items.Select(one => one.Id);

    private static async Task<Slice<DueAgainView>> Due(Clinic clinic, Person who) => (await clinic.As(who).Send(new ListDueAgain(50, null), Ct)).Slice;
}

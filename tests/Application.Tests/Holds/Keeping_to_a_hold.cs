using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Holds;

public sealed class Keeping_to_a_hold(PostgresServer server)
{
    private const string Why = "An anniversary falls into this week.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stops_a_session_from_beginning_until_it_is_lifted_I37()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        const int revision = 1;
        var until = clinic.Clock.GetUtcNow().AddDays(3);
        var hold = await clinic.As(clinic.Tomas).Send(new PlaceHold(clinic.Maya, NoSessions(Discipline.Psychotherapy, until)), Ct);

        Assert.Equal(new SessionsOnHold(Discipline.Psychotherapy, until), await clinic.As(clinic.Ruth).Refused(new StartSession(clinic.Maya, session, revision), Ct));

        await clinic.As(clinic.Tomas).Send(new LiftHold(clinic.Maya, new(hold.Id), hold.Revision), Ct);
        await clinic.As(clinic.Ruth).Send(new StartSession(clinic.Maya, session, revision), Ct);
    }

    [Fact]
    public async Task Asks_for_a_look_at_the_session_of_a_client_who_is_here_already()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        clinic.Clock.Advance(TimeSpan.FromMinutes(65));
        await clinic.As(clinic.Tomas).Send(new RecordArrival(clinic.Maya, session, 1), Ct);

        await clinic.As(clinic.Tomas).Send(new PlaceHold(clinic.Maya, NoSessions(Discipline.MassageTherapy, clinic.Clock.GetUtcNow().AddDays(1))), Ct);

        Assert.Equal((CareTaskKind.ReviewSession, session.Value), (await clinic.As(clinic.Tomas).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items.Select(task => (task.Kind, task.AboutId)).Single());
    }

    [Fact]
    public async Task Binds_also_who_may_not_read_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        const int revision = 1;
        await clinic.As(clinic.Tomas).Send(new PlaceHold(clinic.Maya, NoSessions(Discipline.Psychotherapy, clinic.Clock.GetUtcNow().AddDays(3))), Ct);

        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListHolds(clinic.Maya, null, 50, null), Ct)).Value.Items);
        Assert.IsType<SessionsOnHold>(await clinic.As(clinic.Ruth).Refused(new StartSession(clinic.Maya, session, revision), Ct));
    }

    [Fact]
    public async Task Shows_the_other_discipline_the_effect_and_never_the_reason_unless_the_client_shares_it_I37()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var until = clinic.Clock.GetUtcNow().AddDays(3);
        await clinic.As(clinic.Ruth).Send(new PlaceHold(clinic.Maya, NoSessions(Discipline.MassageTherapy, until) with { Reason = Why, Instruction = "No bodywork before Thursday" }), Ct);

        var seen = Assert.Single((await clinic.As(clinic.Tomas).Send(new ListHolds(clinic.Maya, true, 50, null), Ct)).Value.Items);
        Assert.Equal((true, until, "No bodywork before Thursday", clinic.Ruth.PersonId, null), (seen.Limits.NoSessions, seen.Until, seen.Instruction, seen.PlacedBy, seen.Reason));
        Assert.Equal(Why, Assert.Single((await clinic.As(clinic.Ruth).Send(new ListHolds(clinic.Maya, true, 50, null), Ct)).Value.Items).Reason);
        Assert.Equal(Why, Assert.Single((await clinic.As(clinic.MayaHerself).Send(new ListHolds(clinic.Maya, true, 50, null), Ct)).Value.Items).Reason);

        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.MentalHealthSummary], ct: Ct);
        Assert.Equal(Why, Assert.Single((await clinic.As(clinic.Tomas).Send(new ListHolds(clinic.Maya, true, 50, null), Ct)).Value.Items).Reason);
    }

    [Fact]
    public async Task Puts_both_kinds_of_what_was_written_into_the_ledger()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var until = clinic.Clock.GetUtcNow().AddDays(3);
        var hold = await clinic.As(clinic.Ruth).Send(new PlaceHold(clinic.Maya, NoSessions(Discipline.MassageTherapy, until) with { Reason = Why }), Ct);

        var reason = await clinic.AskAsOwner("select id from care.hold_reasons", Ct);
        var entry = (string)(await clinic.AskAsOwner("select entry from care.access_ledger where entry like '%PlaceHold%'", Ct))!;
        Assert.All((string[])["safetyCues", $"{hold.Id}", "mentalHealthSummary", $"{reason}"], written => Assert.Contains(written, entry, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Makes_a_task_of_each_session_that_falls_into_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: Ct);

        await clinic.As(clinic.Tomas).Send(new PlaceHold(clinic.Maya, NoSessions(Discipline.Psychotherapy, clinic.Clock.GetUtcNow().AddDays(3))), Ct);
        await clinic.As(clinic.Tomas).Send(new PlaceHold(clinic.Maya, NoSessions(Discipline.Psychotherapy, clinic.Clock.GetUtcNow().AddDays(5))), Ct);

        var task = Assert.Single((await clinic.As(clinic.Ruth).Send(new ListMyCareTasks(CareTaskStatus.Open, 50, null), Ct)).Slice.Items);
        Assert.Equal((CareTaskKind.ReviewSession, session.Value), (task.Kind, task.AboutId));
    }

    [Fact]
    public async Task Is_placed_and_lifted_by_those_who_may()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var said = NoSessions(Discipline.MassageTherapy, clinic.Clock.GetUtcNow().AddDays(1));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new PlaceHold(clinic.Maya, said), Ct));
        Assert.IsType<Domain.Clients.ClientNotFound>(await clinic.As(clinic.Noor).Refused(new PlaceHold(clinic.Maya, said), Ct));

        // Ruth leads the team.
        var tomass = await clinic.As(clinic.Tomas).Send(new PlaceHold(clinic.Maya, said), Ct);
        await clinic.Permits(Recipient.Of(clinic.Ruth.Id), [InformationCategory.SafetyCues], ct: Ct);
        await clinic.As(clinic.Ruth).Send(new LiftHold(clinic.Maya, new(tomass.Id), tomass.Revision), Ct);

        var ruths = await clinic.As(clinic.Ruth).Send(new PlaceHold(clinic.Maya, said), Ct);
        Assert.Equal(new HoldNotYours(), await clinic.As(clinic.Tomas).Refused(new LiftHold(clinic.Maya, new(ruths.Id), ruths.Revision), Ct));
    }

    [Fact]
    public async Task Is_not_lifted_by_who_is_held_whatever_they_lead_I37()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision) = await clinic.HasAnActivePlan();
        var hold = await clinic.As(clinic.Ruth).Send(new PlaceHold(clinic.Maya, NoSessions(Discipline.MassageTherapy, clinic.Clock.GetUtcNow().AddDays(1))), Ct);
        var mine = new CorrectCarePlan(clinic.Maya, plan, revision, new() { LeadPractitionerId = new(clinic.Tomas.PersonId, true) });

        Assert.Equal(new OnlyTheLeadHandsOver(), await clinic.As(clinic.Tomas).Refused(mine, Ct));

        await clinic.As(clinic.Ruth).Send(mine, Ct);
        Assert.Equal(new HoldNotYours(), await clinic.As(clinic.Tomas).Refused(new LiftHold(clinic.Maya, new(hold.Id), hold.Revision), Ct));
    }

    [Fact]
    public async Task Does_not_change_what_was_placed_whoever_runs_the_statement()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Ruth).Send(new PlaceHold(clinic.Maya, NoSessions(Discipline.MassageTherapy, clinic.Clock.GetUtcNow().AddDays(1))), Ct);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => clinic.AskAsOwner("update care.holds set until = until - interval '1 hour'", Ct));
        Assert.Equal("23001", refused.SqlState);
    }

    private static PlaceHoldBody NoSessions(Discipline on, DateTimeOffset until) => new() { On = on, Limits = new() { NoSessions = true }, Until = until };
}

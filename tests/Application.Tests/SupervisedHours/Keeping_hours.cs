using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Application.SupervisedHours;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.SupervisedHours;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.SupervisedHours;

public sealed class Keeping_hours(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_between_supervisee_and_supervisor_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var supervision = await SupervisionOf(clinic);
        var contact = await clinic.As(clinic.Quinn).Send(new EnterHours(supervision, Contact(50)), Ct);
        var supervised = await clinic.As(clinic.Quinn).Send(new EnterHours(supervision, Supervised(60)), Ct);

        Assert.Equal(new OnlySuperviseeEnters(), await clinic.As(clinic.Ruth).Refused(new EnterHours(supervision, Contact(50)), Ct));
        Assert.Equal(new OnlySupervisorConfirms(), await clinic.As(clinic.Quinn).Refused(new ConfirmHours(supervision, new(supervised.Id)), Ct));
        Assert.Equal(new HoursNeedNoConfirmation(), await clinic.As(clinic.Ruth).Refused(new ConfirmHours(supervision, new(contact.Id)), Ct));
        await clinic.As(clinic.Ruth).Send(new ConfirmHours(supervision, new(supervised.Id)), Ct);
        await clinic.As(clinic.Ruth).Send(new ConfirmHours(supervision, new(supervised.Id)), Ct);

        foreach (var reader in (Person[])[clinic.Quinn, clinic.Ruth])
            Assert.Equal([(2, 60, true), (1, 50, true)], (await clinic.As(reader).Send(new ListHours(supervision, 50, null), Ct)).Items.Select(line => (line.Number, line.Minutes, line.Counts)));
        var lena = await clinic.Enrol("Lena", Discipline.Psychotherapy, ct: Ct);
        Assert.Equal(new SupervisionNotFound(), await clinic.As(lena).Refused(new ListHours(supervision, 50, null), Ct));
        Assert.Equal(new SupervisionNotFound(), await clinic.As(lena).Refused(new GetHoursSummary(supervision), Ct));
        Assert.Equal(new SupervisionNotFound(), await clinic.As(lena).Refused(new EnterHours(supervision, Contact(50)), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new ListHours(supervision, 50, null), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Pia).Refused(new ListHours(supervision, 50, null), Ct));
    }

    [Fact]
    public async Task Says_what_is_missing_under_one_supervision_and_under_all()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var supervision = await SupervisionOf(clinic);
        await clinic.As(clinic.Quinn).Send(new EnterHours(supervision, Contact(271)), Ct);
        var supervised = await clinic.As(clinic.Quinn).Send(new EnterHours(supervision, Supervised(60)), Ct);

        var before = await clinic.As(clinic.Ruth).Send(new GetHoursSummary(supervision), Ct);
        await clinic.As(clinic.Ruth).Send(new ConfirmHours(supervision, new(supervised.Id)), Ct);
        var after = await clinic.As(clinic.Quinn).Send(new GetMyHours(), Ct);

        Assert.Equal((271, 0, 60, 61), (before.ContactMinutes, before.SupervisionMinutes, before.AwaitingConfirmationMinutes, before.SupervisionDueMinutes));
        Assert.Equal((271, 60, 0, 1), (after.ContactMinutes, after.SupervisionMinutes, after.AwaitingConfirmationMinutes, after.SupervisionDueMinutes));
        Assert.Equal(((450 * 60) - 271, 99 * 60, false, "CRPO"), (after.MissingContactMinutes, after.MissingSupervisionMinutes, after.IsEnough, after.Requirement?.Register));
        Assert.Equal(0, (await clinic.As(clinic.Ruth).Send(new GetMyHours(), Ct)).ContactMinutes);
    }

    [Fact]
    public async Task Names_only_a_session_that_was_held_by_oneself_on_that_day()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var supervision = await SupervisionOf(clinic);
        var quinn = clinic.As(clinic.Quinn);
        var held = await Hold(clinic, clinic.Quinn, 1);
        var ruths = await Hold(clinic, clinic.Ruth, 3);
        var planned = await clinic.Schedules(clinic.Quinn, Discipline.Psychotherapy, 5);
        var unknown = new HoursSessionUnknown { Pointer = "/sessionId" };

        foreach (var other in (Guid[])[ruths.Value, planned.Value, Guid.CreateVersion7()])
            Assert.Equal(unknown, await quinn.Refused(new EnterHours(supervision, Contact(50) with { SessionId = other }), Ct));

        var entry = await quinn.Send(new EnterHours(supervision, Contact(50) with { SessionId = held.Value }), Ct);
        Assert.Equal(new HoursSessionCounted { Pointer = "/sessionId" }, await quinn.Refused(new EnterHours(supervision, Contact(50) with { SessionId = held.Value }), Ct));
        await quinn.Send(new ReverseHours(supervision, new(entry.Id), new() { Reason = "Was 45" }), Ct);
        await quinn.Send(new EnterHours(supervision, Contact(45) with { SessionId = held.Value }), Ct);

        clinic.Clock.Advance(TimeSpan.FromDays(1));
        await quinn.Send(new ReverseHours(supervision, new((await quinn.Send(new ListHours(supervision, 1, null), Ct)).Items[0].Id), new() { Reason = "Another day" }), Ct);
        Assert.Equal(unknown, await quinn.Refused(new EnterHours(supervision, Contact(45) with { SessionId = held.Value, On = Clinic.Today.AddDays(1) }), Ct));
        Assert.Equal(0, (await quinn.Send(new GetMyHours(), Ct)).ContactMinutes);
    }

    [Fact]
    public async Task Takes_back_with_another_line_and_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var supervision = await SupervisionOf(clinic);
        var quinn = clinic.As(clinic.Quinn);
        var entry = await quinn.Send(new EnterHours(supervision, Supervised(60)), Ct);

        var reversal = await quinn.Send(new ReverseHours(supervision, new(entry.Id), new() { Reason = "Moved to next week" }), Ct);

        Assert.Equal(new HoursReversedBefore(), await quinn.Refused(new ReverseHours(supervision, new(entry.Id), new() { Reason = "Again" }), Ct));
        Assert.Equal(new HoursReversalStands(), await quinn.Refused(new ReverseHours(supervision, new(reversal.Id), new() { Reason = "Again" }), Ct));
        Assert.Equal(new HoursReversedBefore(), await clinic.As(clinic.Ruth).Refused(new ConfirmHours(supervision, new(entry.Id)), Ct));
        Assert.Equal(new HoursEntryNotFound(), await quinn.Refused(new ReverseHours(supervision, HoursEntryId.New(), new() { Reason = "Again" }), Ct));
        Assert.Equal(
            [(2, entry.Id, null, "Moved to next week", false), (1, (Guid?)null, (Guid?)reversal.Id, (string?)null, false)],
            (await quinn.Send(new ListHours(supervision, 50, null), Ct)).Items.Select(line => (line.Number, line.Reverses, line.ReversedBy, line.Reason, line.Counts)));
    }

    [Fact]
    public async Task Numbers_every_line_once_however_many_are_added_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var supervision = await SupervisionOf(clinic);
        var held = await Hold(clinic, clinic.Quinn, 1);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await clinic.As(clinic.Quinn).Send(new EnterHours(supervision, Contact(50) with { SessionId = held.Value }), Ct);
                return null;
            }
            catch (DomainException lost)
            {
                return lost.Error.Code;
            }
        }));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.Where(outcome => outcome is not null), code => Assert.Contains(code, (string[])["request.stale", "hours.session_counted"]));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.hours_entries", Ct));
    }

    [Fact]
    public async Task Is_kept_by_the_database_too()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var supervision = await SupervisionOf(clinic);
        await clinic.As(clinic.Quinn).Send(new EnterHours(supervision, Supervised(60)), Ct);

        Assert.Equal("confirmed_at,revision", await clinic.AskAsOwner(
            "select string_agg(attname, ',' order by attname) from pg_attribute where attrelid = 'care.hours_entries'::regclass and attnum > 0 and has_column_privilege('care_api', attrelid, attnum, 'update')", Ct));
        Assert.Equal(0L, await CountAs(clinic, clinic.Noor));
        Assert.Equal(1L, await CountAs(clinic, clinic.Quinn));
        Assert.Equal(1L, await CountAs(clinic, clinic.Ruth));
    }

    private static async Task<object?> CountAs(Clinic clinic, Person who) => await clinic.AskAsApi(
        $"with opened as materialized (select set_config('care.clinic', '{clinic.Id.Value}', false) || set_config('care.person', '{who.PersonId}', false) as said) select (select count(*) from care.hours_entries where said <> '') from opened", Ct);

    private static async Task<SupervisionId> SupervisionOf(Clinic clinic) => new((Guid)(await clinic.AskAsOwner("select id from care.supervisions", Ct))!);

    private static async Task<Domain.Sessions.SessionId> Hold(Clinic clinic, Person who, int hoursFromNow)
    {
        var session = await clinic.Schedules(who, Discipline.Psychotherapy, hoursFromNow);
        var started = await clinic.As(who).Send(new StartSession(clinic.Maya, session, 1), Ct);
        await clinic.As(who).Send(new CompleteSession(clinic.Maya, session, started.Revision), Ct);
        return session;
    }

    private static EnterHoursBody Contact(int minutes) => new() { Kind = HoursKind.DirectClientContact, On = Clinic.Today, Minutes = minutes };

    private static EnterHoursBody Supervised(int minutes) => new() { Kind = HoursKind.ClinicalSupervision, On = Clinic.Today, Minutes = minutes, Form = SupervisionForm.Individual };
}

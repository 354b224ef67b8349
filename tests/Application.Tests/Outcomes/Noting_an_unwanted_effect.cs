using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Outcomes;

public sealed class Noting_an_unwanted_effect(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_the_practitioner_again_until_it_is_gone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, _) = await clinic.HoldsAMassageSession(hoursFromNow: 3);
        var noted = await clinic.As(clinic.MayaHerself).Send(
            new NoteAdverseEvent(clinic.Maya, new() { SessionId = session.Value, Effect = AdverseEffect.Bruising, Weight = EffectWeight.Mild, Words = "A blue spot" }), Ct);
        var tomas = clinic.As(clinic.Tomas);

        // What the client writes alone reaches him as far as a directive says, and so does the task about it.
        Assert.Empty((await tomas.Send(new ListAdverseEvents(clinic.Maya, null, 50, null), Ct)).Value.Items);
        Assert.DoesNotContain(await Tasks(clinic), one => one.Kind == CareTaskKind.FollowUpAdverseEvent);
        await clinic.Permits(Domain.Consents.Recipient.Of(Discipline.MassageTherapy), [Domain.Consents.InformationCategory.Bodywork], ct: Ct);
        var task = Assert.Single(await Tasks(clinic), one => one.Kind == CareTaskKind.FollowUpAdverseEvent);
        Assert.Equal((noted.Id, (DateTimeOffset?)clinic.Clock.GetUtcNow().AddDays(3)), (task.AboutId, task.DueAt));
        Assert.Equal(new CareTaskEndsWithItsThing(), await tomas.Refused(new CompleteCareTask(clinic.Maya, new(task.Id), task.Revision, new() { Outcome = CareTaskOutcome.SeenTo }), Ct));

        clinic.Clock.Advance(TimeSpan.FromDays(2));
        var asked = await tomas.Send(new FollowUpAdverseEvent(clinic.Maya, new(noted.Id), noted.Revision, new() { Course = EffectCourse.Worse, Words = "Larger" }), Ct);
        task = Assert.Single(await Tasks(clinic), one => one.Kind == CareTaskKind.FollowUpAdverseEvent);
        Assert.Equal(clinic.Clock.GetUtcNow().AddDays(1), task.DueAt);

        clinic.Clock.Advance(TimeSpan.FromDays(1));
        await tomas.Send(new FollowUpAdverseEvent(clinic.Maya, new(noted.Id), asked.Revision, new() { Course = EffectCourse.Resolved }), Ct);
        Assert.DoesNotContain(await Tasks(clinic), one => one.Kind == CareTaskKind.FollowUpAdverseEvent);
        var seen = Assert.Single((await tomas.Send(new ListAdverseEvents(clinic.Maya, false, 50, null), Ct)).Value.Items);
        Assert.Equal((AdverseEffect.Bruising, "A blue spot", (DateTimeOffset?)clinic.Clock.GetUtcNow()), (seen.Effect, seen.Words, seen.ClosedAt));
        Assert.Equal([EffectCourse.Worse, EffectCourse.Resolved], seen.FollowUps.Select(again => again.Course));
        Assert.Equal(new EffectOver(), await tomas.Refused(new FollowUpAdverseEvent(clinic.Maya, new(noted.Id), seen.Revision, new() { Course = EffectCourse.Easing }), Ct));
    }

    [Fact]
    public async Task Says_that_somebody_asked_and_there_was_nothing()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, _) = await clinic.HoldsAMassageSession(hoursFromNow: 3);

        await clinic.As(clinic.Tomas).Send(new NoteAdverseEvent(clinic.Maya, new() { SessionId = session.Value, Effect = AdverseEffect.None }), Ct);

        Assert.Empty((await clinic.As(clinic.Tomas).Send(new ListAdverseEvents(clinic.Maya, true, 50, null), Ct)).Value.Items);
        Assert.Single((await clinic.As(clinic.Tomas).Send(new ListAdverseEvents(clinic.Maya, false, 50, null), Ct)).Value.Items);
        Assert.DoesNotContain(await Tasks(clinic), one => one.Kind == CareTaskKind.FollowUpAdverseEvent);
    }

    [Fact]
    public async Task Is_bodywork_to_which_the_other_discipline_needs_a_permission_I16()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, _) = await clinic.HoldsAMassageSession(hoursFromNow: 3);
        await clinic.As(clinic.Tomas).Send(new NoteAdverseEvent(clinic.Maya, new() { SessionId = session.Value, Effect = AdverseEffect.Dissociation, Weight = EffectWeight.Moderate }), Ct);

        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListAdverseEvents(clinic.Maya, null, 50, null), Ct)).Value.Items);
        Assert.Single((await clinic.As(clinic.MayaHerself).Send(new ListAdverseEvents(clinic.Maya, null, 50, null), Ct)).Value.Items);
    }

    [Fact]
    public async Task Is_asked_after_by_a_colleague_who_may_not_see_the_diary()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Domain.Consents.Recipient.Of(Discipline.Psychotherapy), [Domain.Consents.InformationCategory.Bodywork], ct: Ct);
        var (session, _) = await clinic.HoldsAMassageSession(hoursFromNow: 3);
        var noted = await clinic.As(clinic.Tomas).Send(new NoteAdverseEvent(clinic.Maya, new() { SessionId = session.Value, Effect = AdverseEffect.Dizziness, Weight = EffectWeight.Moderate }), Ct);
        Assert.Empty((await clinic.As(clinic.Ruth).Send(new Application.Sessions.ListSessions(clinic.Maya, null, null, null, null, 50, null), Ct)).Value.Items);

        await clinic.As(clinic.Ruth).Send(new FollowUpAdverseEvent(clinic.Maya, new(noted.Id), noted.Revision, new() { Course = EffectCourse.Easing }), Ct);

        // Tomas held the session, and is asked again.
        Assert.Equal(noted.Id, Assert.Single(await Tasks(clinic), one => one.Kind == CareTaskKind.FollowUpAdverseEvent).AboutId);
    }

    [Fact]
    public async Task Belongs_to_a_massage_that_has_begun()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var planned = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        Assert.Equal(
            new EffectNeedsBodywork { Pointer = "/sessionId" },
            await clinic.As(clinic.Tomas).Refused(new NoteAdverseEvent(clinic.Maya, new() { SessionId = planned.Value, Effect = AdverseEffect.Soreness, Weight = EffectWeight.Mild }), Ct));
        Assert.Equal(
            new OutcomeSessionUnknown { Pointer = "/sessionId" },
            await clinic.As(clinic.Tomas).Refused(new NoteAdverseEvent(clinic.Maya, new() { SessionId = Guid.CreateVersion7(), Effect = AdverseEffect.Soreness, Weight = EffectWeight.Mild }), Ct));
    }

    private static async Task<IReadOnlyList<CareTaskView>> Tasks(Clinic clinic) => (await clinic.As(clinic.Tomas).Send(new ListMyCareTasks(CareTaskStatus.Open, 50, null), Ct)).Slice.Items;
}

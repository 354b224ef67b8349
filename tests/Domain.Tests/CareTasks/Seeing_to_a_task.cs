using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.CareTasks;

public sealed class Seeing_to_a_task
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly PractitionerId ruth = PractitionerId.New();
    private readonly PractitionerId tomas = PractitionerId.New();

    [Fact]
    public void Is_for_who_answers_for_it()
    {
        var task = Task();

        task.Complete(ruth.Value, isFrontDesk: false, CareTaskOutcome.HandedOver, Monday.AddHours(1));

        Assert.Equal((CareTaskStatus.Done, ruth.Value, CareTaskOutcome.HandedOver, Monday.AddHours(1)), (task.Status, task.EndedBy, task.Outcome, task.EndedAt));
    }

    [Fact]
    public void Is_for_the_front_desk_too_and_for_nobody_else()
    {
        var task = Task();

        Assert.Equal(new CareTaskNotYours(), Assert.Throws<DomainException>(() => task.Complete(tomas.Value, isFrontDesk: false, CareTaskOutcome.SeenTo, Monday)).Error);
        task.Complete(Guid.NewGuid(), isFrontDesk: true, CareTaskOutcome.SeenTo, Monday);
        Assert.Equal(CareTaskStatus.Done, task.Status);
    }

    [Fact]
    public void Ends_once_CR_120()
    {
        var task = Task();
        task.Cancel(ruth.Value, Monday);

        Assert.Equal(new CareTaskOver(CareTaskStatus.Cancelled), Assert.Throws<DomainException>(() => task.Complete(ruth.Value, isFrontDesk: false, CareTaskOutcome.SeenTo, Monday)).Error);
        Assert.Equal(new CareTaskOver(CareTaskStatus.Cancelled), Assert.Throws<DomainException>(() => task.Cancel(ruth.Value, Monday)).Error);
        var revision = task.Revision;
        task.Settle(tomas.Value, CareTaskOutcome.CalledOff, Monday.AddDays(1));
        Assert.Equal((CareTaskStatus.Cancelled, revision), (task.Status, task.Revision));
    }

    [Fact]
    public void Is_over_when_the_thing_itself_is_done_whoever_did_it()
    {
        var task = Task();

        task.Settle(tomas.Value, CareTaskOutcome.CalledOff, Monday.AddDays(1));

        Assert.Equal((CareTaskStatus.Done, tomas.Value, CareTaskOutcome.CalledOff), (task.Status, task.EndedBy, task.Outcome));
    }

    [Fact]
    public void Is_of_the_diary_unless_it_tells_of_what_happens_in_a_session() =>
        Assert.All(Enum.GetValues<CareTaskKind>(), kind => Assert.Equal(kind is CareTaskKind.DocumentTouchConsent or CareTaskKind.FollowUpAdverseEvent ? InformationCategory.Bodywork : InformationCategory.Scheduling, kind.CategoryOf()));

    private CareTask Task() =>
        CareTask.Raise(ClinicId.New(), ClientId.New(), CareTaskKind.HandOverSession, Guid.CreateVersion7(), new Author(tomas.Value, Discipline.MassageTherapy), [ruth, ruth], Monday);
}

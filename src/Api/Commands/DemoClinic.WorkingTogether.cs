using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Application.Handoffs;
using IntegrativeCare.Application.Messages;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Application.SupervisedHours;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.SupervisedHours;

namespace IntegrativeCare.Api.Commands;

/// <summary>What the people around Maya's plan say to each other and hand over, Quinn's hours, and colleagues whose licences end soon or do not count.</summary>
internal sealed partial class DemoClinic
{
    private async Task WorkTogether(Guid plan)
    {
        var shared = new CarePlanId(plan);
        await TalkOnThePlan(shared);
        await HandOver(shared);
        await KeepHours();
        await WatchLicences(plan);
    }

    private async Task TalkOnThePlan(CarePlanId plan)
    {
        clock.Is(clock.Day(-6, 14));
        var goal = Guid.Parse(examples[$"{DemoIds.Goal}"]);
        var asked = await host.Send(ruth, new WriteMessage(Maya, plan, new() { Text = "She braces less at night. Is there anything she does with her shoulders on the table that I should know of?", About = new() { Kind = MessageTopic.Goal, Id = goal } }));
        clock.Is(clock.Day(-6, 18));
        await host.Send(tomas, new MarkMessageRead(Maya, plan, new(asked.Id)));
        var said = await host.Send(tomas, new WriteMessage(Maya, plan, new() { Text = "The left one lets go after about ten minutes, seated. I name each place before I touch it." }));
        await host.Send(tomas, new WriteMessage(Maya, plan, new() { Text = "The left one lets go after about ten minutes, seated. I name each place before I touch it, and wait for her nod.", Corrects = said.Id }));
        clock.Is(clock.Day(-5, 9));
        await host.Send(maya, new WriteMessage(Maya, plan, new() { Text = "The waiting is what helps most. Thank you for asking each other." }));
        clock.Is(clock.Day(-3, 18));
        Stands(DemoIds.Message, await host.Send(tomas, new WriteMessage(Maya, plan, new() { Text = "Next time I would like to try the upper back side-lying, if she wants to." })));
    }

    private async Task HandOver(CarePlanId plan)
    {
        clock.Is(clock.Day(-6, 15));
        var closing = await Asks(plan, HandoffReason.Assessment, "Please look whether the shoulders lock before or after she talks about her sister's house.", tomas);
        var completing = await Asks(plan, HandoffReason.SharedGoal, "Please end each session with two minutes of quiet, so that she can carry the evening routine home.", tomas);
        clock.Is(clock.Day(-5, 17));
        var accepted = await host.Send(tomas, new AcceptHandoff(Maya, plan, new(closing.Id), closing.Revision));
        var asked = await host.Send(tomas, new ReplyToHandoff(Maya, plan, new(closing.Id), accepted.Revision, new() { Text = "I do not ask what she thinks of; shall I only say when it happens?" }));
        clock.Is(clock.Day(-4, 16));
        var answered = await host.Send(ruth, new ReplyToHandoff(Maya, plan, new(closing.Id), asked.Revision, new() { Text = "Exactly that, yes." }));
        Stands(DemoIds.HandoffToClose, await host.Send(tomas, new CompleteHandoff(Maya, plan, new(closing.Id), answered.Revision, new() { Outcome = "In the first minutes, before any talking. After that they stayed soft." })));
        Stands(DemoIds.HandoffToComplete, await host.Send(tomas, new AcceptHandoff(Maya, plan, new(completing.Id), completing.Revision)));

        clock.Is(clock.Day(-1, 9));
        Stands(DemoIds.HandoffToAccept, await Asks(plan, HandoffReason.SharedGoal, "Please work on the shoulders before our next session; she arrives braced.", tomas));
        Stands(DemoIds.HandoffToDecline, await Asks(plan, HandoffReason.Continuity, "Could somebody offer an evening hour next month?", null));
        Stands(DemoIds.HandoffToWithdraw, await Asks(plan, HandoffReason.Other, "Please send me the dates of the last three sessions.", tomas));
    }

    private Task<Receipt> Asks(CarePlanId plan, HandoffReason reason, string words, ActingCaller? of) => host.Send(ruth, new RequestHandoff(Maya, plan, new()
    {
        Discipline = Discipline.MassageTherapy,
        PractitionerId = of?.PersonId(),
        Reason = reason,
        Words = words,
        Urgency = HandoffUrgency.Soon,
        WantedBy = clock.Date(14),
    }));

    private async Task KeepHours()
    {
        var supervision = new SupervisionId(Guid.Parse(examples[$"{DemoIds.QuinnsSupervision}"]));
        clock.Is(clock.Day(-1, 17));
        await host.Send(quinn, new EnterHours(supervision, new() { Kind = HoursKind.DirectClientContact, On = clock.Date(-3), Minutes = 50 }));
        await host.Send(quinn, new EnterHours(supervision, new() { Kind = HoursKind.RecordKeeping, On = clock.Date(-3), Minutes = 25 }));
        var confirmed = await host.Send(quinn, new EnterHours(supervision, new() { Kind = HoursKind.ClinicalSupervision, On = clock.Date(-9), Minutes = 60, Form = SupervisionForm.Individual }));
        await host.Send(ruth, new ConfirmHours(supervision, new(confirmed.Id)));
        Stands(DemoIds.HoursToConfirm, await host.Send(quinn, new EnterHours(supervision, new() { Kind = HoursKind.ClinicalSupervision, On = clock.Date(-2), Minutes = 90, Form = SupervisionForm.Group })));
        Stands(DemoIds.HoursToReverse, await host.Send(quinn, new EnterHours(supervision, new() { Kind = HoursKind.DirectClientContact, On = clock.Date(-8), Minutes = 50 })));
    }

    // Ines can take over an hour, and her licence ends in 25 days; Leo's was found suspended, so his session with Jonas needs somebody.
    private async Task WatchLicences(Guid plan)
    {
        clock.Is(clock.Day(-1, 12));
        var ines = await Colleague("Ines Duarte", "massage therapist, licence ends soon", "ines@harbour.example", 25);
        Stands(DemoIds.Ines, ines.Enrolled);
        await host.Send(ada, new JoinCareTeam(Maya, new() { PractitionerId = ines.Enrolled.Id, Discipline = Discipline.MassageTherapy }));
        Stands(DemoIds.SessionToHandOver, await Schedule(tomas, Maya, Discipline.MassageTherapy, clock.Day(21, 20), 60, "Room 3", plan));

        var jonas = new ClientId(Guid.Parse(examples[$"{DemoIds.Jonas}"]));
        var leo = await Colleague("Leo Novak", "massage therapist, suspended", "leo@harbour.example", 400);
        await host.Send(ada, new JoinCareTeam(jonas, new() { PractitionerId = leo.Enrolled.Id, Discipline = Discipline.MassageTherapy }));
        await Schedule(leo.Caller, jonas, Discipline.MassageTherapy, clock.Day(4, 16), 60, "Room 4", null);
        await host.Send(ada, new ChangeLicenceStatus(new(leo.Enrolled.Id), leo.Licence, 2, new() { Status = LicenceStatus.Suspended, Evidence = "Register page of today", NextCheckOn = clock.Date(14) }));
        var tasks = await host.Send(ada, new ListCareTasks(jonas, null, 50, null));
        examples[$"{DemoIds.TaskToComplete}"] = $"{tasks.Value.Items.Single().Id}";
    }

    private async Task<(Receipt Enrolled, LicenceId Licence, ActingCaller Caller)> Colleague(string name, string role, string email, int licenceEndsInDays)
    {
        var enrolled = await host.Send(ada, new EnrolPractitioner(new() { DisplayName = name, Email = email }));
        var licence = await host.Send(ada, new RecordLicence(new(enrolled.Id), new()
        {
            Discipline = Discipline.MassageTherapy,
            Jurisdiction = "CA-ON",
            Register = "CMTO",
            Number = $"D{people.Count:000}",
            Class = RegistrationClass.Registered,
            ValidFrom = clock.Date(-400),
            ValidUntil = clock.Date(licenceEndsInDays),
            Evidence = "Register page, saved by Ada",
            NextCheckOn = clock.Date(licenceEndsInDays),
        }));
        people.Add(new() { DisplayName = name, Role = role, Email = email, Password = password });
        var person = new Person { ClinicId = ada.ClinicId, Email = email, DisplayName = name, Roles = [Role.MassageTherapist], PractitionerId = new PractitionerId(enrolled.Id) };
        return (enrolled, new(licence.Id), await host.OpenAccount(person, password));
    }
}

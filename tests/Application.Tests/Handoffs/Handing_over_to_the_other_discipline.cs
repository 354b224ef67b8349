using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.Handoffs;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Handoffs;

public sealed class Handing_over_to_the_other_discipline(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comes_back_to_who_asked()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var (ruth, tomas) = (clinic.As(clinic.Ruth), clinic.As(clinic.Tomas));
        var id = new HandoffId((await ruth.Send(new RequestHandoff(clinic.Maya, plan, Ask(clinic.Tomas)), Ct)).Id);

        var accepted = await tomas.Send(new AcceptHandoff(clinic.Maya, plan, id, 1), Ct);
        var asked = await tomas.Send(new ReplyToHandoff(clinic.Maya, plan, id, accepted.Revision, new() { Text = "Side-lying?" }), Ct);
        var answered = await ruth.Send(new ReplyToHandoff(clinic.Maya, plan, id, asked.Revision, new() { Text = "Seated, please." }), Ct);
        var done = await tomas.Send(new CompleteHandoff(clinic.Maya, plan, id, answered.Revision, new() { Outcome = "Done, calm." }), Ct);
        await ruth.Send(new CloseHandoff(clinic.Maya, plan, id, done.Revision), Ct);

        var seen = (await clinic.As(clinic.MayaHerself).Send(new GetHandoff(clinic.Maya, plan, id), Ct)).Value;
        Assert.Equal((HandoffStatus.Closed, 6), (seen.Status, seen.Revision));
        Assert.Equal(
            [(HandoffMove.Accept, clinic.Tomas.PersonId, null), (HandoffMove.Reply, clinic.Tomas.PersonId, "Side-lying?"), (HandoffMove.Reply, clinic.Ruth.PersonId, "Seated, please."), (HandoffMove.Complete, clinic.Tomas.PersonId, "Done, calm."), (HandoffMove.Close, clinic.Ruth.PersonId, null)],
            seen.Steps.Select(step => (step.Move, step.AuthorId, step.Words)));
        Assert.All(seen.Steps, step => Assert.NotNull(step.AuthorDiscipline));
    }

    [Fact]
    public async Task Goes_back_from_massage_to_psychotherapy_as_well()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var body = Ask(null) with { Discipline = Discipline.Psychotherapy, Reason = HandoffReason.OutsideScope };

        var id = new HandoffId((await clinic.As(clinic.Tomas).Send(new RequestHandoff(clinic.Maya, plan, body), Ct)).Id);
        await clinic.As(clinic.Ruth).Send(new DeclineHandoff(clinic.Maya, plan, id, 1, new() { Reason = "Already in hand." }), Ct);
        Assert.Equal(new HandoffNotYours(), await clinic.As(clinic.Ruth).Refused(new CloseHandoff(clinic.Maya, plan, id, 2), Ct));
        await clinic.As(clinic.Tomas).Send(new CloseHandoff(clinic.Maya, plan, id, 2), Ct);
    }

    [Fact]
    public async Task Is_not_sent_to_somebody_who_may_not_see_the_plan_and_says_so_to_who_wrote_on_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        var ask = new RequestHandoff(clinic.Maya, plan, Ask(clinic.Tomas));

        Assert.Equal(new HandoffNeedsConsent(), await clinic.As(clinic.Ruth).Refused(ask, Ct));
        Assert.Equal(new HandoffNeedsConsent(), await clinic.As(clinic.Ruth).Refused(ask with { Body = Ask(null) }, Ct));

        // Lena reads the plan as a colleague and wrote nothing of the kind: to whom it is permitted is not hers to know.
        var lena = await clinic.Enrol("Lena", Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(lena, Discipline.Psychotherapy, ct: Ct);
        Assert.Equal(new HandoffReceiverUnavailable(), await clinic.As(lena).Refused(ask, Ct));

        // Nor is it Noor's about a plan that the other discipline wrote, although she wrote one of her own.
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        await clinic.Permits(Recipient.Of(clinic.Noor.Id), [InformationCategory.CarePlan], ct: Ct);
        await clinic.As(clinic.Noor).Send(new Application.CarePlans.DraftCarePlan(clinic.Maya, new() { Title = "Of touch", ReviewOn = Clinic.Today.AddMonths(3) }), Ct);
        await clinic.Withholds(Recipient.Of(lena.Id), [InformationCategory.CarePlan], ct: Ct);
        var toLena = Ask(lena) with { Discipline = Discipline.Psychotherapy };
        Assert.Equal(new HandoffReceiverUnavailable(), await clinic.As(clinic.Noor).Refused(new RequestHandoff(clinic.Maya, plan, toLena), Ct));

        await clinic.LetsMassageSeeThePlan();
        await clinic.As(clinic.Ruth).Send(ask, Ct);
    }

    [Fact]
    public async Task Is_not_sent_to_who_is_not_there_or_cannot_act()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var ruth = clinic.As(clinic.Ruth);

        Assert.Equal(new HandoffReceiverUnavailable(), await ruth.Refused(new RequestHandoff(clinic.Maya, plan, Ask(clinic.Noor)), Ct));
        Assert.Equal(new HandoffReceiverUnavailable(), await ruth.Refused(new RequestHandoff(clinic.Maya, plan, Ask(clinic.Quinn)), Ct));
        await clinic.AskAsOwner($"update care.licences set status = 'suspended' where practitioner_id = '{clinic.Tomas.PersonId}'", Ct);
        Assert.Equal(new HandoffReceiverUnavailable(), await ruth.Refused(new RequestHandoff(clinic.Maya, plan, Ask(clinic.Tomas)), Ct));
        Assert.Equal(new HandoffReceiverUnavailable(), await ruth.Refused(new RequestHandoff(clinic.Maya, plan, Ask(null)), Ct));
    }

    [Fact]
    public async Task To_a_discipline_needs_one_of_it_who_may_see()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        await clinic.Permits(Recipient.Of(clinic.Noor.Id), [InformationCategory.CarePlan], ct: Ct);

        var id = new HandoffId((await clinic.As(clinic.Ruth).Send(new RequestHandoff(clinic.Maya, plan, Ask(null)), Ct)).Id);

        Assert.Equal(new ConsentNotGiven(InformationCategory.CarePlan), await clinic.As(clinic.Tomas).Refused(new AcceptHandoff(clinic.Maya, plan, id, 1), Ct));
        Assert.Equal(2, (await clinic.As(clinic.Noor).Send(new AcceptHandoff(clinic.Maya, plan, id, 1), Ct)).Revision);
    }

    [Fact]
    public async Task Gives_one_of_many_who_answer_at_once_the_turn()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var id = new HandoffId((await clinic.As(clinic.Ruth).Send(new RequestHandoff(clinic.Maya, plan, Ask(null)), Ct)).Id);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                if (i % 2 == 0) await clinic.As(clinic.Tomas).Send(new AcceptHandoff(clinic.Maya, plan, id, 1), Ct);
                else await clinic.As(clinic.Ruth).Send(new WithdrawHandoff(clinic.Maya, plan, id, 1), Ct);
                return null;
            }
            catch (DomainException lost)
            {
                return lost.Error.Code;
            }
        }));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.Where(outcome => outcome is not null), code => Assert.Equal("request.stale", code));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.handoff_steps", Ct));
    }

    [Fact]
    public async Task Lists_across_clients_what_is_mine_and_decides_each_client_by_itself()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var ben = await clinic.Register("Ben", ct: Ct);
        await clinic.Joins(clinic.Ruth, Discipline.Psychotherapy, ben.Client, ct: Ct);
        await clinic.Joins(clinic.Tomas, Discipline.MassageTherapy, ben.Client, ct: Ct);
        var permit = await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.CarePlan], client: ben.Client, ct: Ct);
        var bensPlan = new CarePlanId((await clinic.As(clinic.Ruth).Send(new Application.CarePlans.DraftCarePlan(ben.Client!.Value, new() { Title = "Ben's", ReviewOn = Clinic.Today.AddMonths(3) }), Ct)).Id);
        var mayas = await clinic.As(clinic.Ruth).Send(new RequestHandoff(clinic.Maya, plan, Ask(clinic.Tomas)), Ct);
        var bens = await clinic.As(clinic.Ruth).Send(new RequestHandoff(ben.Client!.Value, bensPlan, Ask(null)), Ct);
        await clinic.As(clinic.Ruth).Send(new WithdrawHandoff(clinic.Maya, plan, new(mayas.Id), 1), Ct);

        Assert.Equal([bens.Id, mayas.Id], await Mine(clinic, clinic.Tomas, null));
        Assert.Equal([bens.Id, mayas.Id], await Mine(clinic, clinic.Ruth, null));
        Assert.Equal([bens.Id], await Mine(clinic, clinic.Tomas, open: true));
        Assert.Equal([mayas.Id], await Mine(clinic, clinic.Tomas, open: false));
        Assert.Empty(await Mine(clinic, clinic.Noor, null));
        Assert.Equal("ListMyHandoffs", (await clinic.As(ben).Send(new ListDisclosures(ben.Client!.Value, 1, null), Ct)).Value.Items[0].Action);

        await clinic.As(ben).Send(new Application.Consents.RevokeDirective(ben.Client!.Value, permit.Id), Ct);
        Assert.Equal([mayas.Id], await Mine(clinic, clinic.Tomas, null));
    }

    [Fact]
    public async Task Acts_on_one_side_at_a_time_for_somebody_of_both_disciplines_I03()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        var sam = await clinic.Enrol("Sam", Discipline.Psychotherapy, ct: Ct);
        await clinic.AskAsOwner($"""
            insert into care.licences (id, practitioner_id, discipline, jurisdiction, register, number, registration_class, status, valid_from, valid_until, verified_by, verified_at)
            select gen_random_uuid(), practitioner_id, 'massageTherapy', jurisdiction, 'CMTO', number, registration_class, status, valid_from, valid_until, verified_by, verified_at from care.licences where practitioner_id = '{sam.PersonId}'
            """, Ct);
        await clinic.Joins(sam, Discipline.Psychotherapy, ct: Ct);
        await clinic.Joins(sam, Discipline.MassageTherapy, ct: Ct);

        var id = new HandoffId((await clinic.As(sam).Send(new RequestHandoff(clinic.Maya, plan, Ask(null)), Ct)).Id);
        var seen = (await clinic.As(sam).Send(new GetHandoff(clinic.Maya, plan, id), Ct)).Value;

        Assert.Equal((Discipline.Psychotherapy, Discipline.MassageTherapy), (seen.AuthorDiscipline, seen.ToDiscipline));
        Assert.Equal(new DisciplineUnclear(), await clinic.As(sam).Refused(new Application.Messages.WriteMessage(clinic.Maya, plan, new() { Text = "As what?" }), Ct));
        var message = await clinic.As(sam).Send(new Application.Messages.WriteMessage(clinic.Maya, plan, new() { Text = "As this.", Discipline = Discipline.MassageTherapy }), Ct);
        Assert.Equal("massageTherapy", await clinic.AskAsOwner($"select author_discipline from care.plan_messages where id = '{message.Id}'", Ct));
    }

    private static RequestHandoffBody Ask(Person? of) => new()
    {
        Discipline = Discipline.MassageTherapy,
        PractitionerId = of?.Id.Value,
        Reason = HandoffReason.Assessment,
        Words = "Please look at the shoulders.",
        Urgency = HandoffUrgency.Soon,
        WantedBy = Clinic.Today,
    };

    private static async Task<IEnumerable<Guid>> Mine(Clinic clinic, Person who, bool? open) => (await clinic.As(who).Send(new ListMyHandoffs(open, 50, null), Ct)).Slice.Items.Select(one => one.Id);
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.Messages;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Messages;

public sealed class Writing_to_each_other(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reaches_everybody_who_may_see_the_plan_and_nobody_else_CR_150()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();

        var asked = await Write(clinic, clinic.Ruth, plan, "Is she sleeping on her side?");
        var answered = await Write(clinic, clinic.Tomas, plan, "Seated until now.");
        var said = await Write(clinic, clinic.MayaHerself, plan, "Seated is good.");

        foreach (var reader in (Person[])[clinic.Ruth, clinic.Tomas, clinic.MayaHerself])
            Assert.Equal([said.Id, answered.Id, asked.Id], (await List(clinic, reader, plan)).Select(message => message.Id));
        Assert.Equal(new Domain.Clients.ClientNotFound(), await clinic.As(clinic.Noor).Refused(new ListMessages(clinic.Maya, plan, null, 50, null), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ada).Refused(new ListMessages(clinic.Maya, plan, null, 50, null), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Pia).Refused(new ListMessages(clinic.Maya, plan, null, 50, null), Ct));
    }

    [Fact]
    public async Task Ends_for_whom_the_client_no_longer_shares_the_plan_and_their_own_words_too()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        await Write(clinic, clinic.Tomas, plan, "Seated until now.");

        await clinic.Withholds(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.CarePlan], ct: Ct);

        Assert.Equal(new ConsentNotGiven(InformationCategory.CarePlan), await clinic.As(clinic.Tomas).Refused(new ListMessages(clinic.Maya, plan, null, 50, null), Ct));
        Assert.Equal(new ConsentNotGiven(InformationCategory.CarePlan), await clinic.As(clinic.Tomas).Refused(new WriteMessage(clinic.Maya, plan, new() { Text = "Hello?" }), Ct));
        Assert.Single(await List(clinic, clinic.Ruth, plan));
    }

    [Fact]
    public async Task Shows_who_has_read_what()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var first = await Write(clinic, clinic.Ruth, plan, "One");
        var second = await Write(clinic, clinic.Ruth, plan, "Two");
        var third = await Write(clinic, clinic.Ruth, plan, "Three");

        await clinic.As(clinic.Tomas).Send(new MarkMessageRead(clinic.Maya, plan, new(second.Id)), Ct);
        await clinic.As(clinic.Tomas).Send(new MarkMessageRead(clinic.Maya, plan, new(second.Id)), Ct);

        Assert.Equal([third.Id], (await List(clinic, clinic.Tomas, plan, unread: true)).Select(message => message.Id));
        Assert.Equal([second.Id, first.Id], (await List(clinic, clinic.Tomas, plan, unread: false)).Select(message => message.Id));
        Assert.Empty(await List(clinic, clinic.Ruth, plan, unread: true));
        Assert.Equal(3, (await List(clinic, clinic.MayaHerself, plan, unread: true)).Count);
        var seen = (await List(clinic, clinic.Ruth, plan))[2];
        Assert.Equal((clinic.Tomas.PersonId, true, 1), (Assert.Single(seen.ReadBy).PersonId, seen.IsRead, seen.Revision));
        Assert.Equal(new MessageNotFound(), await clinic.As(clinic.Tomas).Refused(new MarkMessageRead(clinic.Maya, plan, MessageId.New()), Ct));
    }

    [Fact]
    public async Task Is_marked_as_read_once_however_many_say_so_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var message = await Write(clinic, clinic.Ruth, plan, "One");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => clinic.As(clinic.Tomas).Send(new MarkMessageRead(clinic.Maya, plan, new(message.Id)), Ct)));

        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.message_readings", Ct));
    }

    [Fact]
    public async Task Sets_right_what_was_wrong_once_and_keeps_both_CR_159()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var wrong = await Write(clinic, clinic.Ruth, plan, "Tuesday");

        var right = await clinic.As(clinic.Ruth).Send(new WriteMessage(clinic.Maya, plan, new() { Text = "Wednesday", Corrects = wrong.Id }), Ct);

        var messages = await List(clinic, clinic.Tomas, plan);
        Assert.Equal([(right.Id, "Wednesday", wrong.Id, null), (wrong.Id, "Tuesday", null, (Guid?)right.Id)], messages.Select(m => (m.Id, m.Text, m.Corrects, m.CorrectedBy)));
        Assert.Equal(new MessageCorrectedBefore { Pointer = "/corrects" }, await clinic.As(clinic.Ruth).Refused(new WriteMessage(clinic.Maya, plan, new() { Text = "Friday", Corrects = wrong.Id }), Ct));
        Assert.Equal(new MessageNotYours(), await clinic.As(clinic.Tomas).Refused(new WriteMessage(clinic.Maya, plan, new() { Text = "Friday", Corrects = right.Id }), Ct));
        Assert.Equal(new MessageNotFound { Pointer = "/corrects" }, await clinic.As(clinic.Ruth).Refused(new WriteMessage(clinic.Maya, plan, new() { Text = "Friday", Corrects = Guid.CreateVersion7() }), Ct));
    }

    [Fact]
    public async Task Cannot_be_rewritten_by_the_role_that_serves()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        foreach (var table in (string[])["plan_messages", "message_readings", "handoff_steps"])
            Assert.Equal(false, await clinic.AskAsOwner($"select has_table_privilege('care_api', 'care.{table}', 'update') or has_table_privilege('care_api', 'care.{table}', 'delete')", Ct));
        Assert.Equal("revision,status", await clinic.AskAsOwner(
            "select string_agg(attname, ',' order by attname) from pg_attribute where attrelid = 'care.handoffs'::regclass and attnum > 0 and has_column_privilege('care_api', attrelid, attnum, 'update')", Ct));
    }

    [Fact]
    public async Task Names_a_session_only_to_who_may_see_that_session()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        var about = new MessageTopicBody { Kind = MessageTopic.Session, Id = session.Value };
        await clinic.As(clinic.Ruth).Send(new WriteMessage(clinic.Maya, plan, new() { Text = "After this one", About = about }), Ct);

        Assert.Equal(session.Value, Assert.Single(await List(clinic, clinic.Ruth, plan)).About?.Id);
        Assert.Null(Assert.Single(await List(clinic, clinic.Tomas, plan)).About);
        Assert.Equal(new MessageTopicUnknown { Pointer = "/about/id" }, await clinic.As(clinic.Tomas).Refused(new WriteMessage(clinic.Maya, plan, new() { Text = "That one?", About = about }), Ct));
    }

    [Fact]
    public async Task Goes_from_page_to_page_and_stays_on_its_own_plan()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var other = await clinic.DraftsAPlan("Another");
        List<Guid> written = [];
        for (var i = 0; i < 5; i++) written.Insert(0, (await Write(clinic, clinic.Ruth, plan, $"Message {i}")).Id);
        await Write(clinic, clinic.Ruth, other, "Elsewhere");

        List<Guid> read = [];
        Cursor? after = null;
        do
        {
            var page = (await clinic.As(clinic.Tomas).Send(new ListMessages(clinic.Maya, plan, null, 2, after), Ct)).Value;
            read.AddRange(page.Items.Select(message => message.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(written, read);
    }

    [Fact]
    public async Task Stands_in_the_clients_ledger()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var message = await Write(clinic, clinic.Ruth, plan, "One");
        await List(clinic, clinic.Tomas, plan);

        var rows = (await clinic.As(clinic.MayaHerself).Send(new ListDisclosures(clinic.Maya, 2, null), Ct)).Value.Items;

        Assert.Equal(["ListMessages", "WriteMessage"], rows.Select(row => row.Action));
        Assert.Equal([(InformationCategory.CarePlan, plan.Value)], rows[0].Parts.Where(part => part.IsPermitted).Select(part => (part.Category, Assert.Single(part.RecordIds))));
        Assert.Equal(message.Id, Assert.Single(Assert.Single(rows[1].Parts).RecordIds));
    }

    private static Task<Receipt> Write(Clinic clinic, Person who, CarePlanId plan, string text) => clinic.As(who).Send(new WriteMessage(clinic.Maya, plan, new() { Text = text }), Ct);

    private static async Task<IReadOnlyList<MessageView>> List(Clinic clinic, Person who, CarePlanId plan, bool? unread = null) =>
        (await clinic.As(who).Send(new ListMessages(clinic.Maya, plan, unread, 50, null), Ct)).Value.Items;
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CareTasks;

public sealed class Listing_what_is_due(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_practitioners_what_they_answer_for_of_each_client_as_far_as_that_client_shares_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (mine, hidden) = (Task(clinic, clinic.Maya, clinic.Tomas, clinic.Ruth), Task(clinic, clinic.Maya, clinic.Tomas, clinic.Tomas));
        var ben = await AnotherClient(clinic, "Ben");
        var bens = Task(clinic, ben, clinic.Ruth, clinic.Ruth);
        await clinic.Given(Ct, mine, hidden, bens);

        // Ben's is in Ruth's own discipline; that Tomas treats Maya is shared with nobody yet.
        Assert.Equal([bens.Id.Value], await Due(clinic, clinic.Ruth));

        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: Ct);
        Assert.Equal([bens.Id.Value, mine.Id.Value], await Due(clinic, clinic.Ruth));
        Assert.Equal([hidden.Id.Value], await Due(clinic, clinic.Tomas));
        Assert.Empty(await Due(clinic, clinic.Noor));
        Assert.Equal([bens.Id.Value, hidden.Id.Value, mine.Id.Value], await Due(clinic, clinic.Ada));
    }

    [Fact]
    public async Task Pages_over_clients_who_are_reached_in_different_ways_without_losing_any()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ben = await AnotherClient(clinic, "Ben");
        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: Ct);
        var all = new List<CareTask>();
        for (var i = 0; i < 7; i++)
            all.Add(Task(clinic, i % 2 == 0 ? ben : clinic.Maya, clinic.Ruth, clinic.Ruth));

        await clinic.Given(Ct, [.. all]);

        var seen = new List<Guid>();
        Cursor? after = null;
        do
        {
            var page = (await clinic.As(clinic.Ruth).Send(new ListMyCareTasks(null, 2, after), Ct)).Slice;
            seen.AddRange(page.Items.Select(task => task.Id));
            after = page.Next;
        }
        while (after is not null && seen.Count <= all.Count);

        Assert.Equal(all.Select(task => task.Id.Value).Reverse(), seen);
    }

    [Fact]
    public async Task Writes_one_row_into_the_ledger_of_each_client_of_whom_something_was_shown_I62()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ben = await AnotherClient(clinic, "Ben");
        await clinic.Given(Ct, Task(clinic, clinic.Maya, clinic.Ruth, clinic.Ruth), Task(clinic, clinic.Maya, clinic.Ruth, clinic.Ruth), Task(clinic, ben, clinic.Tomas, clinic.Ruth));

        await Due(clinic, clinic.Ruth);

        Assert.Equal($"{clinic.Maya.Value}", await clinic.AskAsOwner("select string_agg(client_id::text, ' ') from care.access_ledger where entry like '%ListMyCareTasks%'", Ct));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.access_ledger where entry like '%ListMyCareTasks%' and entry like '%scheduling%'", Ct));
    }

    [Fact]
    public async Task Is_over_when_who_answers_for_it_says_so()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var task = Task(clinic, clinic.Maya, clinic.Ruth, clinic.Ruth);
        await clinic.Given(Ct, task);

        await clinic.Permits(Recipient.CareTeam, [InformationCategory.Scheduling], ct: Ct);

        Assert.Equal(new CareTaskNotYours(), await clinic.As(clinic.Tomas).Refused(Done(clinic, task), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(Done(clinic, task), Ct));
        await clinic.As(clinic.Ruth).Send(Done(clinic, task), Ct);

        Assert.Equal(CareTaskStatus.Done, Assert.Single((await clinic.As(clinic.Ruth).Send(new ListCareTasks(clinic.Maya, null, 50, null), Ct)).Value.Items).Status);
        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListCareTasks(clinic.Maya, CareTaskStatus.Open, 50, null), Ct)).Value.Items);
    }

    private static CompleteCareTask Done(Clinic clinic, CareTask task) => new(clinic.Maya, task.Id, task.Revision, new());

    private static async Task<List<Guid>> Due(Clinic clinic, Person who) => [.. (await clinic.As(who).Send(new ListMyCareTasks(null, 50, null), Ct)).Slice.Items.Select(task => task.Id)];

    private static CareTask Task(Clinic clinic, ClientId client, Person about, Person responsible)
    {
        // Ids are ordered by the millisecond in which they are made.
        Thread.Sleep(2);
        var discipline = about == clinic.Tomas ? Discipline.MassageTherapy : Discipline.Psychotherapy;
        return CareTask.Raise(clinic.Id, client, CareTaskKind.HandOverSession, Guid.CreateVersion7(), new(about.PersonId, discipline), [responsible.Id], clinic.Clock.GetUtcNow());
    }

    private static async Task<ClientId> AnotherClient(Clinic clinic, string name)
    {
        var person = await clinic.Register(name, ct: Ct);
        await clinic.Joins(clinic.Ruth, Discipline.Psychotherapy, person.Client, ct: Ct);
        return person.Client!.Value;
    }
}

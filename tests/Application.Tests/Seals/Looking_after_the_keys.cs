using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Messages;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using IntegrativeCare.Testing;
using Clinic = IntegrativeCare.Testing.Clinic;

namespace IntegrativeCare.Application.Tests.Seals;

public sealed class Looking_after_the_keys(PostgresServer server)
{
    private const int Messages = 230;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seals_everything_again_under_new_keys_and_retires_the_old_ones()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await HasWrittenMuch(clinic);
        var (said, before) = (new List<string>(), await InUse(clinic, "record"));

        var done = await Rotates(clinic, said.Add);

        Assert.Equal((1, Messages + 1L), before);
        Assert.Equal(Messages + 1L, done);
        Assert.Equal((2, Messages + 1L), await InUse(clinic, "record"));
        Assert.Equal((2, 0L), await InUse(clinic, "processNotes"));
        Assert.Equal(["processNotes 1 retired 0", "record 1 retired 0"], (await Status(clinic)).Where(line => line.Contains("retired", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains($"plan_messages.text: sealed {Messages + 1} of {Messages + 1} again", said);
        await ReadsAll(clinic, plan, Messages);

        await clinic.As(clinic.Ruth).Send(new WriteMessage(clinic.Maya, plan, new() { Text = "And one more." }), Ct);
        Assert.Equal((2, Messages + 2L), await InUse(clinic, "record"));
        await Rotates(clinic, _ => { });
        Assert.Equal((3, Messages + 2L), await InUse(clinic, "record"));
        await ReadsAll(clinic, plan, Messages + 1);
    }

    [Fact]
    public async Task Goes_on_with_a_rotation_that_was_ended()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await HasWrittenMuch(clinic);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Rotates(clinic, line => { if (line.Contains("again", StringComparison.Ordinal)) ended.Cancel(); }, ended.Token));
        var half = await Status(clinic);
        await ReadsAll(clinic, plan, Messages);
        await Rotates(clinic, _ => { });

        Assert.Contains($"record 1 inUse {Messages - 99}", half);
        Assert.Contains("record 2 inUse 100", half);
        Assert.Equal((2, Messages + 1L), await InUse(clinic, "record"));
        await ReadsAll(clinic, plan, Messages);
    }

    [Fact]
    public async Task Rotates_one_clinic_and_leaves_the_others_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var other = await clinic.OpenAnother("Elsewhere", Ct);
        await new KeyRing(clinic.Database.OwnerConnectionString, Secret.Wrapping, clinic.Clock).ToSealWith(other, Ct);
        await HasWrittenMuch(clinic);

        await Rotates(clinic, _ => { });

        Assert.Equal(["processNotes 1 inUse", "record 1 inUse"], (await KeyCare.Status(clinic.Database.OwnerConnectionString, Ct)).Where(key => key.Clinic == other).Select(key => $"{key.Kind} {key.Version} {key.State}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Changes_the_outer_key_and_nothing_that_is_sealed()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await HasWrittenMuch(clinic);
        var (owner, fresh) = (clinic.Database.OwnerConnectionString, WrappingKey.New());
        var sealedBefore = await clinic.AskAsOwner("select md5(string_agg(encode(text, 'hex'), ',' order by id)) from care.plan_messages", Ct);

        await Assert.ThrowsAsync<KeysUnavailableException>(() => KeyCare.Rewrap(owner, new WrappingKeys(fresh), null, Ct));
        Assert.Equal(2, await KeyCare.Rewrap(owner, new WrappingKeys(fresh, Secret.Wrapping.Current), null, Ct));

        Assert.Equal(sealedBefore, await clinic.AskAsOwner("select md5(string_agg(encode(text, 'hex'), ',' order by id)) from care.plan_messages", Ct));
        Assert.All(await KeyCare.Status(owner, Ct), key => Assert.Equal(fresh.KeyId, key.WrappedBy));
        var keys = await new KeyRing(owner, new WrappingKeys(fresh), clinic.Clock).Of(clinic.Id, Ct);
        await Assert.ThrowsAsync<KeysUnavailableException>(() => new KeyRing(owner, Secret.Wrapping, clinic.Clock).Of(clinic.Id, Ct));
        var first = await FirstMessage(clinic);
        Assert.StartsWith("Message ", keys.OpenText("plan_messages", "text", first.Id, first.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroys_what_a_clinic_has_sealed_and_leaves_the_rest_of_its_work()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await HasWrittenMuch(clinic);
        var owner = clinic.Database.OwnerConnectionString;

        await Assert.ThrowsAsync<InvalidOperationException>(() => KeyCare.Destroy(owner, clinic.Id, "Uncommon Ground", clinic.Clock.GetUtcNow(), Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => KeyCare.Destroy(owner, ClinicId.New(), "Common Ground", clinic.Clock.GetUtcNow(), Ct));
        await ReadsAll(clinic, plan, Messages);
        Assert.Equal(2, await KeyCare.Destroy(owner, clinic.Id, "Common Ground", clinic.Clock.GetUtcNow(), Ct));
        clinic.Clock.Advance(Life);

        var ruth = clinic.As(clinic.Ruth);
        Assert.Equal(new KeyDestroyed(), await ruth.Refused(new ListMessages(clinic.Maya, plan, null, 10, null), Ct));
        Assert.Equal(new KeyDestroyed(), await ruth.Refused(new WriteMessage(clinic.Maya, plan, new() { Text = "Once more." }), Ct));
        Assert.Equal("Sleep and shoulders", (await ruth.Send(new GetCarePlan(clinic.Maya, plan), Ct)).Value.Title);
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.data_keys where octet_length(wrapped) > 0", Ct));
        Assert.Equal(0, await KeyCare.Destroy(owner, clinic.Id, "Common Ground", clinic.Clock.GetUtcNow(), Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Rotates(clinic, _ => { }));
    }

    [Fact]
    public async Task Leaves_nothing_plain_of_a_clinic_whose_keys_are_destroyed_and_seals_the_others()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var other = await clinic.OpenAnother("Elsewhere", Ct);
        var plan = await HasWrittenMuch(clinic);
        var owner = clinic.Database.OwnerConnectionString;
        await WaitsToBeSealed(clinic, clinic.Id);
        await WaitsToBeSealed(clinic, other);

        await KeyCare.Destroy(owner, clinic.Id, "Common Ground", clinic.Clock.GetUtcNow(), Ct);
        Assert.Equal(other.Value.ToString(), await clinic.AskAsOwner("select string_agg(clinic_id::text, ',') from care.unsealed", Ct));

        // A later migration may bring more of what can no longer be sealed.
        await WaitsToBeSealed(clinic, clinic.Id);
        var said = new List<string>();
        await Unsealed.SealAll(owner, Secret.Wrapping, clinic.Clock, said.Add, Ct);

        Assert.Equal(["sealed 1 of 2", "let go of 1, of clinics whose keys are destroyed"], said);
        Assert.Equal(0L, await Unsealed.Count(owner, Ct));
        Assert.Equal("Elsewhere 1", await clinic.AskAsOwner($"select string_agg(c.name || ' ' || (octet_length(m.text) > 34)::int, ',') from care.plan_messages m join care.clinics c on c.id = m.clinic_id where m.clinic_id = '{other.Value}'", Ct));
        clinic.Clock.Advance(Life);
        Assert.Equal(new KeyDestroyed(), await clinic.As(clinic.Ruth).Refused(new ListMessages(clinic.Maya, plan, null, 10, null), Ct));
    }

    [Fact]
    public async Task Destroys_what_a_clinic_has_not_sealed_yet_when_it_has_no_keys()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await HasWrittenMuch(clinic);
        var owner = clinic.Database.OwnerConnectionString;
        await clinic.AskAsOwner("delete from care.data_keys", Ct);
        await clinic.AskAsOwner("update care.plan_messages set text = ''", Ct);
        await WaitsToBeSealed(clinic, clinic.Id);

        Assert.Equal(0, await KeyCare.Destroy(owner, clinic.Id, "Common Ground", clinic.Clock.GetUtcNow(), Ct));
        clinic.Clock.Advance(Life);

        Assert.Equal(0L, await Unsealed.Count(owner, Ct));
        Assert.Equal(new KeyDestroyed(), await clinic.As(clinic.Ruth).Refused(new ListMessages(clinic.Maya, plan, null, 10, null), Ct));
        Assert.Equal(new KeyDestroyed(), await clinic.As(clinic.Ruth).Refused(new WriteMessage(clinic.Maya, plan, new() { Text = "Once more." }), Ct));
    }

    [Fact]
    public async Task Costs_no_round_trip_of_its_own()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await HasWrittenMuch(clinic);
        var ruth = clinic.As(clinic.Ruth);

        var (_, known) = await ruth.Count(new ListMessages(clinic.Maya, plan, null, 10, null), Ct);
        clinic.Clock.Advance(Life);
        var (_, readAnew) = await ruth.Count(new ListMessages(clinic.Maya, plan, null, 10, null), Ct);

        Assert.Equal(known.Count, readAnew.Count);
    }

    // The clock of the clinic stands still; whoever waits for it is woken as soon as they wait.
    private static async Task<long> Rotates(Clinic clinic, Action<string> report, CancellationToken? ct = null)
    {
        var rotation = new KeyRotation(clinic.Database.OwnerConnectionString, Secret.Wrapping, clinic.Clock, report).Run(clinic.Id, ct ?? Ct);
        while (!rotation.IsCompleted)
        {
            clinic.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10, Ct);
        }

        return await rotation;
    }

    private static async Task<CarePlanId> HasWrittenMuch(Clinic clinic)
    {
        var (plan, _) = await clinic.HasAnActivePlan();
        await clinic.As(clinic.Ruth).Send(new WriteMessage(clinic.Maya, plan, new() { Text = "Message 0" }), Ct);
        await clinic.AskAsOwner(
            $"""
            with made as (
              insert into care.plan_messages (id, clinic_id, client_id, plan_id, author_id, author_discipline, sent_at, text, revision)
              select gen_random_uuid(), m.clinic_id, m.client_id, m.plan_id, m.author_id, m.author_discipline, m.sent_at, '', 1 from care.plan_messages m, generate_series(1, {Messages}) n returning clinic_id, id),
            numbered as (select *, row_number() over () as n from made)
            insert into care.unsealed select clinic_id, 'plan_messages', 'text', id::text, 'Message ' || n from numbered
            """, Ct);
        await clinic.SealWhatIsPlain(Ct);
        return plan;
    }

    private static Task WaitsToBeSealed(Clinic clinic, ClinicId whose) => clinic.AskAsOwner(
        $"""
        with made as (
          insert into care.plan_messages (id, clinic_id, client_id, plan_id, author_id, author_discipline, sent_at, text, revision)
          select gen_random_uuid(), '{whose.Value}', m.client_id, m.plan_id, m.author_id, m.author_discipline, m.sent_at, '', 1 from care.plan_messages m limit 1 returning clinic_id, id)
        insert into care.unsealed select clinic_id, 'plan_messages', 'text', id::text, 'Swordfish is what they said to each other' from made
        """, Ct);

    private static async Task ReadsAll(Clinic clinic, CarePlanId plan, int last)
    {
        clinic.Clock.Advance(Life);
        var seen = new List<string>();
        Cursor? after = null;
        do
        {
            var page = (await clinic.As(clinic.Tomas).Send(new ListMessages(clinic.Maya, plan, null, 100, after), Ct)).Value;
            seen.AddRange(page.Items.Select(message => message.Text));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(0, Messages + 1).Select(n => $"Message {n}").Order(StringComparer.Ordinal), seen.Where(text => text.StartsWith("Message ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(last + 1, seen.Count);
    }

    private static async Task<IReadOnlyList<string>> Status(Clinic clinic) =>
        [.. (await KeyCare.Status(clinic.Database.OwnerConnectionString, Ct)).Where(key => key.Clinic == clinic.Id).Select(key => $"{key.Kind} {key.Version} {key.State} {key.Texts}")];

    private static async Task<(int Version, long Texts)> InUse(Clinic clinic, string kind) =>
        (await KeyCare.Status(clinic.Database.OwnerConnectionString, Ct)).Where(key => key.Clinic == clinic.Id && key.Kind == kind && key.State == "inUse").Select(key => (key.Version, key.Texts)).Single();

    private static async Task<(Guid Id, byte[] Text)> FirstMessage(Clinic clinic)
    {
        var id = (Guid)(await clinic.AskAsOwner("select id from care.plan_messages order by id limit 1", Ct))!;
        return (id, (byte[])(await clinic.AskAsOwner($"select text from care.plan_messages where id = '{id}'", Ct))!);
    }
}

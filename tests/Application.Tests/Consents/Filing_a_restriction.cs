using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

public sealed class Filing_a_restriction(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_for_anybody_who_works_in_the_clinic_and_holds_on_the_next_request_I20()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        foreach (var staff in new[] { clinic.Ruth, clinic.Tomas, clinic.Quinn, clinic.Noor, clinic.Ada, clinic.Pia })
        {
            var client = await clinic.Register("Client of " + staff.Name, ct: Ct);
            var reader = await clinic.Enrol("Reader", Discipline.Psychotherapy, ct: Ct);
            await clinic.Joins(reader, Discipline.Psychotherapy, client.Client, ct: Ct);
            await clinic.Permits(Recipient.Of(reader.Id), [InformationCategory.Demographics], client: client.Client, ct: Ct);
            Assert.NotNull((await clinic.As(reader).Send(new GetClient(client.Client!.Value), Ct)).Value.Demographics);

            var filed = await clinic.As(staff).Send(new FileRestriction(client.Client.Value, From(reader, InformationCategory.Demographics)), Ct);

            Assert.Null((await clinic.As(reader).Send(new GetClient(client.Client.Value), Ct)).Value.Demographics);
            var seen = (await clinic.As(client).Send(new GetDirective(client.Client.Value, new(filed.Id)), Ct)).Value;
            Assert.Equal((DirectiveKind.Withhold, true, "en-CA"), (seen.Kind, seen.IsInForce, seen.Language));
        }
    }

    [Fact]
    public async Task Is_heard_while_others_change_the_record_at_the_same_moment_I20()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        Person[] staff = [clinic.Ruth, clinic.Tomas, clinic.Noor, clinic.Ada, clinic.Pia];
        var changing = Enumerable.Range(0, 40).Select(i => clinic.AskAsOwner($"update care.clients set phone = '+1 416 555 {i:0000}', revision = revision + 1 where id = '{clinic.Maya.Value}'", Ct));
        var filing = Enumerable.Range(0, 40).Select(i => clinic.As(staff[i % staff.Length]).Send(new FileRestriction(clinic.Maya, From(clinic.Tomas, InformationCategory.CarePlan)), Ct));

        await Task.WhenAll([.. changing.Zip(filing, (one, other) => Task.WhenAll(one, other))]);

        Assert.Equal(40L, await clinic.AskAsOwner("select count(*) from care.consent_directives where kind = 'withhold' and status = 'active'", Ct));
    }

    [Fact]
    public async Task Holds_at_once_when_it_is_said_from_now_by_a_clock_that_is_ahead_I20()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.Demographics], ct: Ct);
        Assert.NotNull((await clinic.As(clinic.Tomas).Send(new GetClient(clinic.Maya), Ct)).Value.Demographics);

        var filed = await clinic.As(clinic.Ada).Send(new FileRestriction(clinic.Maya, From(clinic.Tomas, InformationCategory.Demographics) with { From = Clinic.Monday.AddMinutes(5) }), Ct);

        Assert.Null((await clinic.As(clinic.Tomas).Send(new GetClient(clinic.Maya), Ct)).Value.Demographics);
        Assert.Contains("This holds from now on", (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(filed.Id)), Ct)).Value.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_nothing_to_the_one_who_files_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var filed = await clinic.As(clinic.Noor).Send(new FileRestriction(clinic.Maya, From(clinic.Tomas, InformationCategory.CarePlan)), Ct);

        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new GetDirective(clinic.Maya, new(filed.Id)), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new ListDirectives(clinic.Maya, 50, null), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new RevokeDirective(clinic.Maya, new(filed.Id)), Ct));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.access_ledger where entry like '%FileRestriction%'", Ct));
    }

    [Fact]
    public async Task Is_no_way_to_draft_a_permit_or_to_take_anothers_place()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var broad = await clinic.Withholds(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var restriction = From(clinic.Tomas, InformationCategory.CarePlan);

        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Pia).Refused(new FileRestriction(clinic.Maya, restriction with { Kind = DirectiveKind.Permit, Purposes = [PurposeOfUse.Treatment] }), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Noor).Refused(new FileRestriction(clinic.Maya, restriction with { Supersedes = broad.Id.Value }), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new DraftDirective(clinic.Maya, restriction), Ct));
        Assert.Equal(new OnlyTheClientLifts(), await clinic.As(clinic.Ruth).Refused(new DraftDirective(clinic.Maya, restriction with { Supersedes = broad.Id.Value }), Ct));
    }

    [Fact]
    public async Task Is_not_for_clients_about_each_other_nor_across_clinics()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var jonas = await clinic.Register("Jonas", ct: Ct);
        var elsewhere = await clinic.OpenAnother("Elsewhere", Ct);
        var lena = await clinic.Enrol("Lena", Discipline.Psychotherapy, at: elsewhere, ct: Ct);
        var restriction = From(clinic.Tomas, InformationCategory.CarePlan);

        Assert.Equal(new RoleNotAllowed(), await clinic.As(jonas).Refused(new FileRestriction(clinic.Maya, restriction), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(jonas).Refused(new DraftDirective(clinic.Maya, restriction), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(lena).Refused(new FileRestriction(clinic.Maya, restriction), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new FileRestriction(new(Guid.CreateVersion7()), restriction), Ct));
    }

    private static DraftDirectiveBody From(Person practitioner, InformationCategory category) =>
        new() { Kind = DirectiveKind.Withhold, Categories = [category], Recipient = new() { Kind = RecipientKind.Practitioner, Id = practitioner.PersonId } };
}

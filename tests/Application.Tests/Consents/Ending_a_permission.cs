using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

public sealed class Ending_a_permission(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_its_event_closes_it_to_the_very_next_request()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var directive = await Permits(clinic, expiryEvent: "I move away");
        Assert.NotNull((await clinic.As(clinic.Tomas).Send(new GetClient(clinic.Maya), Ct)).Value.Demographics);

        await clinic.As(clinic.Ada).Send(new ExpireDirective(clinic.Maya, directive), Ct);

        Assert.Null((await clinic.As(clinic.Tomas).Send(new GetClient(clinic.Maya), Ct)).Value.Demographics);
        var view = (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, directive), Ct)).Value;
        Assert.Equal((DirectiveStatus.Expired, false, "I move away", (DateTimeOffset?)Clinic.Monday.AddMonths(12)), (view.Status, view.IsInForce, view.ExpiryEvent, view.Until));
        Assert.Equal(new NoExpiryEvent(), await clinic.As(clinic.MayaHerself).Refused(new ExpireDirective(clinic.Maya, await Permits(clinic)), Ct));
    }

    [Fact]
    public async Task Is_announced_thirty_days_before_to_whom_it_is_about_and_to_the_client()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var soon = await Permits(clinic, until: Clinic.Monday.AddDays(30));
        var later = await Permits(clinic, until: Clinic.Monday.AddDays(30).AddSeconds(1));
        var team = await PermitsForThreeDays(clinic, Recipient.CareTeam, clinic.Maya);
        var talk = await PermitsForThreeDays(clinic, Recipient.Of(Discipline.Psychotherapy), clinic.Maya);
        var other = await clinic.Register("Jonas", ct: Ct);
        await PermitsForThreeDays(clinic, Recipient.Of(clinic.Tomas.Id), other.Client!.Value);

        Assert.Equal([team.Value, soon.Value], await Due(clinic, clinic.Tomas));
        Assert.Equal([team.Value, talk.Value], await Due(clinic, clinic.Ruth));
        Assert.Empty(await Due(clinic, clinic.Noor));
        Assert.Equal([team.Value, talk.Value, soon.Value], (await clinic.As(clinic.MayaHerself).Send(new ListOwnConsentRenewals(clinic.Maya, 50, null), Ct)).Value.Items.Select(one => one.Id));
        Assert.Equal(new ClientNotFound(), await clinic.As(other).Refused(new ListOwnConsentRenewals(clinic.Maya, 50, null), Ct));
        Assert.True((await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, soon), Ct)).Value.RenewalDue);
        Assert.False((await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, later), Ct)).Value.RenewalDue);

        var page = (await clinic.As(clinic.Tomas).Send(new ListConsentRenewals(1, null), Ct)).Slice;
        Assert.Equal([soon.Value], (await clinic.As(clinic.Tomas).Send(new ListConsentRenewals(1, page.Next), Ct)).Slice.Items.Select(one => one.Id));
        Assert.NotEqual(0L, await clinic.AskAsOwner($"select count(*) from care.access_ledger where client_id = '{clinic.Maya.Value}' and entry like '%ListConsentRenewals%'", Ct));
    }

    [Fact]
    public async Task Is_announced_to_nobody_for_a_discipline_in_which_they_may_not_act_today()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var team = await PermitsForThreeDays(clinic, Recipient.CareTeam, clinic.Maya);
        var touch = await PermitsForThreeDays(clinic, Recipient.Of(Discipline.MassageTherapy), clinic.Maya);
        await clinic.AskAsOwner($"insert into care.licences select gen_random_uuid(), practitioner_id, 'psychotherapy', jurisdiction, 'CRPO', number, registration_class, status, valid_from, valid_until, verified_by, verified_at from care.licences where practitioner_id = '{clinic.Tomas.Id.Value}'", Ct);
        await clinic.Joins(clinic.Tomas, Discipline.Psychotherapy, ct: Ct);
        Assert.Equal([team.Value, touch.Value], await Due(clinic, clinic.Tomas));

        await clinic.AskAsOwner($"update care.licences set status = 'suspended' where discipline = 'massageTherapy' and practitioner_id = '{clinic.Tomas.Id.Value}'", Ct);

        Assert.Equal([team.Value], await Due(clinic, clinic.Tomas));
    }

    [Fact]
    public async Task Is_put_off_by_the_same_terms_signed_anew()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var old = await Permits(clinic, until: Clinic.Monday.AddDays(3));

        var renewed = await clinic.As(clinic.Tomas).Send(new RenewDirective(clinic.Maya, old), Ct);
        var draft = (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(renewed.Id)), Ct)).Value;
        Assert.Equal((DirectiveStatus.Draft, (DateTimeOffset?)Clinic.Monday.AddMonths(12), (Guid?)old.Value), (draft.Status, draft.Until, draft.Supersedes));
        Assert.Equal(new DirectiveNotFound(), await clinic.As(clinic.Ruth).Refused(new RenewDirective(clinic.Maya, old), Ct));

        await clinic.As(clinic.MayaHerself).Send(new SignDirective(clinic.Maya, new(renewed.Id), draft.Revision, new() { Method = SignatureMethod.ClientAccount, TextSha256 = draft.TextSha256 }), Ct);
        clinic.Clock.Set(Clinic.Monday.AddDays(4));
        Assert.NotNull((await clinic.As(clinic.Tomas).Send(new GetClient(clinic.Maya), Ct)).Value.Demographics);
        Assert.Equal(new DirectiveReplaced(), await clinic.As(clinic.Tomas).Refused(new RenewDirective(clinic.Maya, old), Ct));
        Assert.Empty(await Due(clinic, clinic.Tomas));
    }

    private static async Task<IEnumerable<Guid>> Due(Clinic clinic, Person reader) => (await clinic.As(reader).Send(new ListConsentRenewals(50, null), Ct)).Slice.Items.Select(one => one.Id);

    private static async Task<DirectiveId> PermitsForThreeDays(Clinic clinic, Recipient recipient, ClientId client)
    {
        var terms = new DirectiveProposal
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.Demographics],
            Recipient = recipient,
            Purposes = [PurposeOfUse.Treatment],
            Until = Clinic.Monday.AddDays(3),
        };
        var directive = ConsentDirective.Draft(clinic.Id, client, terms, "You agree.", 12, clinic.Ruth.PersonId, Clinic.Monday);
        directive.Sign(new() { Method = SignatureMethod.ElectronicSignature, SignedAt = Clinic.Monday, RecordedBy = clinic.Ruth.PersonId, TextSha256 = directive.PlainTextSha256 });
        await clinic.Given(Ct, directive);
        return directive.Id;
    }

    private static async Task<DirectiveId> Permits(Clinic clinic, string? expiryEvent = null, DateTimeOffset? until = null)
    {
        var drafted = await clinic.As(clinic.MayaHerself).Send(new DraftDirective(clinic.Maya, new()
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.Demographics],
            Recipient = new() { Kind = RecipientKind.Practitioner, Id = clinic.Tomas.PersonId },
            Purposes = [PurposeOfUse.Treatment],
            ExpiryEvent = expiryEvent,
            Until = until,
        }), Ct);
        var text = (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(drafted.Id)), Ct)).Value.TextSha256;
        await clinic.As(clinic.MayaHerself).Send(new SignDirective(clinic.Maya, new(drafted.Id), drafted.Revision, new() { Method = SignatureMethod.ClientAccount, TextSha256 = text }), Ct);
        return new(drafted.Id);
    }
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.Tests.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

/// <summary>I61: an emergency access covers one client, ends by itself, is told to the client and the privacy officer at once, and is reviewed by somebody else.</summary>
public sealed class Opening_an_emergency_access(PostgresServer server)
{
    private static readonly OpenEmergencyAccessBody Fainted = new() { Reason = EmergencyReason.MedicalEmergency, ReasonText = "Fainted on the table and does not answer." };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opens_the_record_to_a_practitioner_who_had_no_standing_until_its_last_microsecond()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new GetTouchSafetyProfile(clinic.Maya), Ct));

        await Opens(clinic, clinic.Noor);

        Assert.Equal("Red", (await clinic.As(clinic.Noor).Send(new GetTouchSafetyProfile(clinic.Maya), Ct)).Value.StopSignal.Sign);
        Assert.NotEmpty((await clinic.As(clinic.Noor).Send(new ListNotes(clinic.Maya, NoteFilter.All, 50, null), Ct)).Value.Items);

        clinic.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromMicroseconds(1));
        await clinic.As(clinic.Noor).Send(new GetTouchSafetyProfile(clinic.Maya), Ct);
        clinic.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new GetTouchSafetyProfile(clinic.Maya), Ct));
    }

    [Fact]
    public async Task Opens_that_client_and_no_other()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var other = await clinic.Register("Jonas", ct: Ct);

        await Opens(clinic, clinic.Noor);

        await clinic.As(clinic.Noor).Send(new GetClient(clinic.Maya), Ct);
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new GetClient(other.Client!.Value), Ct));
    }

    [Fact]
    public async Task Goes_before_what_the_client_withholds()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        Assert.Equal(new ConsentNotGiven(InformationCategory.SafetyCues), await clinic.As(clinic.Tomas).Refused(new GetTouchSafetyProfile(clinic.Maya), Ct));

        await Opens(clinic, clinic.Tomas);

        await clinic.As(clinic.Tomas).Send(new GetTouchSafetyProfile(clinic.Maya), Ct);
    }

    [Fact]
    public async Task Is_for_practitioners_with_an_active_licence_and_clients_of_their_clinic()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var lapsed = await clinic.Enrol("Lena", Discipline.MassageTherapy, licensedUntil: Clinic.Today.AddDays(-1), ct: Ct);
        var lastDay = await clinic.Enrol("Lars", Discipline.MassageTherapy, licensedUntil: Clinic.Today, ct: Ct);
        var elsewhere = await clinic.Register("Nora", await clinic.OpenAnother("Southside", Ct), Ct);
        var nobody = new OpenEmergencyAccess(ClientId.New(), Fainted);

        Assert.Equal(new LicenceLapsed(), await clinic.As(lapsed).Refused(new OpenEmergencyAccess(clinic.Maya, Fainted), Ct));
        await Opens(clinic, lastDay);
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new OpenEmergencyAccess(elsewhere.Client!.Value, Fainted), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(nobody, Ct));
        foreach (var other in new[] { clinic.Ada, clinic.Pia, clinic.MayaHerself })
            Assert.Equal(new RoleNotAllowed(), await clinic.As(other).Refused(new OpenEmergencyAccess(clinic.Maya, Fainted), Ct));
    }

    [Fact]
    public async Task Is_open_once_for_one_practitioner_even_when_two_requests_cross()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Try(clinic)));

        Assert.Equal(1, tries.Count(worked => worked));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.emergency_accesses", Ct));
        await Opens(clinic, clinic.Tomas);
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        await Opens(clinic, clinic.Noor);

        static async Task<bool> Try(Clinic clinic)
        {
            try
            {
                await clinic.As(clinic.Noor).Send(new OpenEmergencyAccess(clinic.Maya, Fainted), Ct);
                return true;
            }
            catch (Domain.Kernel.DomainException refusal)
            {
                Assert.Equal(new EmergencyAlreadyOpen(), refusal.Error);
                return false;
            }
        }
    }

    [Fact]
    public async Task Is_told_to_the_client_and_the_privacy_officer_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        var access = await Opens(clinic, clinic.Noor);

        var pending = Assert.Single((await clinic.As(clinic.Pia).Send(new ListClinicEmergencyAccesses(EmergencyReviewState.Pending, 50, null), Ct)).Items);
        Assert.Equal((access.Value, clinic.Maya.Value, clinic.Noor.Id.Value, true), (pending.Id, pending.ClientId, pending.PractitionerId, pending.IsOpen));
        var told = Assert.Single((await clinic.As(clinic.MayaHerself).Send(new ListEmergencyAccesses(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Equal((access.Value, Fainted.ReasonText, true), (told.Id, told.ReasonText, told.IsOpen));
        var disclosures = (await clinic.As(clinic.MayaHerself).Send(new Application.Audit.ListDisclosures(clinic.Maya, 50, null), Ct)).Value.Items;
        Assert.Contains(disclosures, row => row.Action == nameof(OpenEmergencyAccess) && row.PersonId == clinic.Noor.PersonId);
    }

    [Fact]
    public async Task Keeps_a_danger_to_somebody_else_from_the_clients_eyes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var access = await Opens(clinic, clinic.Noor, Fainted with { Reason = EmergencyReason.RiskToOthers, ReasonText = "Spoke of harming her neighbour tonight." });

        Assert.Null((await clinic.As(clinic.MayaHerself).Send(new GetEmergencyAccess(clinic.Maya, access), Ct)).Value.ReasonText);
        Assert.Equal("Spoke of harming her neighbour tonight.", (await clinic.As(clinic.Pia).Send(new GetEmergencyAccess(clinic.Maya, access), Ct)).Value.ReasonText);
        Assert.Equal("Spoke of harming her neighbour tonight.", (await clinic.As(clinic.Noor).Send(new GetEmergencyAccess(clinic.Maya, access), Ct)).Value.ReasonText);
        Assert.Equal(new EmergencyNotFound(), await clinic.As(clinic.Tomas).Refused(new GetEmergencyAccess(clinic.Maya, access), Ct));
    }

    [Fact]
    public async Task Ends_on_the_next_request_when_it_is_closed_early()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var access = await Opens(clinic, clinic.Noor);

        Assert.Equal(new EmergencyNotFound(), await clinic.As(clinic.Tomas).Refused(new CloseEmergencyAccess(clinic.Maya, access), Ct));
        await clinic.As(clinic.Noor).Send(new CloseEmergencyAccess(clinic.Maya, access), Ct);

        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new GetClient(clinic.Maya), Ct));
        await clinic.As(clinic.Noor).Send(new CloseEmergencyAccess(clinic.Maya, access), Ct);
    }

    [Fact]
    public async Task Can_be_ended_by_the_privacy_officer()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var access = await Opens(clinic, clinic.Noor);

        await clinic.As(clinic.Pia).Send(new CloseEmergencyAccess(clinic.Maya, access), Ct);

        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new GetClient(clinic.Maya), Ct));
    }

    [Fact]
    public async Task Is_reviewed_once_by_somebody_else_when_it_is_over()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var noorAsOfficer = clinic.Noor with { Roles = [Role.MassageTherapist, Role.PrivacyOfficer] };
        var access = await Opens(clinic, clinic.Noor);
        var found = new ReviewEmergencyAccessBody { Verdict = EmergencyVerdict.NotJustified, Comment = "Maya could have been asked." };

        Assert.Equal(new EmergencyStillOpen(), await clinic.As(clinic.Pia).Refused(new ReviewEmergencyAccess(clinic.Maya, access, 1, found), Ct));
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new EmergencyOwnReview(), await clinic.As(noorAsOfficer).Refused(new ReviewEmergencyAccess(clinic.Maya, access, 1, found), Ct));
        await clinic.As(clinic.Pia).Send(new ReviewEmergencyAccess(clinic.Maya, access, 1, found), Ct);
        Assert.Equal(new EmergencyReviewed(), await clinic.As(clinic.Pia).Refused(new ReviewEmergencyAccess(clinic.Maya, access, 2, found), Ct));

        Assert.Empty((await clinic.As(clinic.Pia).Send(new ListClinicEmergencyAccesses(EmergencyReviewState.Pending, 50, null), Ct)).Items);
        var done = Assert.Single((await clinic.As(clinic.Pia).Send(new ListClinicEmergencyAccesses(EmergencyReviewState.Done, 50, null), Ct)).Items);
        Assert.Equal((EmergencyVerdict.NotJustified, false), (done.Verdict, done.IsOpen));
        var client = (await clinic.As(clinic.MayaHerself).Send(new GetEmergencyAccess(clinic.Maya, access), Ct)).Value;
        Assert.Equal((EmergencyVerdict.NotJustified, null), (client.Verdict, client.ReviewComment));
    }

    [Fact]
    public async Task Is_listed_to_the_privacy_officer_of_its_own_clinic_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Opens(clinic, clinic.Noor);
        var elsewhere = await clinic.OpenAnother("Southside", Ct);

        Assert.Empty(await Seen(clinic, elsewhere));
        Assert.Single(await Seen(clinic, clinic.Id));
        Assert.Single((await clinic.As(clinic.Pia).Send(new ListClinicEmergencyAccesses(null, 50, null), Ct)).Items);
    }

    private static async Task<IReadOnlyList<object>> Seen(Clinic clinic, Domain.Clinics.ClinicId at)
    {
        await using var api = new Npgsql.NpgsqlConnection(clinic.Database.ApiConnectionString);
        await api.OpenAsync(Ct);
        await using var ask = new Npgsql.NpgsqlCommand($"select set_config('care.clinic', '{at.Value}', false); select id from care.emergency_accesses_of_clinic(null, null, 50)", api);
        await using var rows = await ask.ExecuteReaderAsync(Ct);
        await rows.NextResultAsync(Ct);
        var seen = new List<object>();
        while (await rows.ReadAsync(Ct)) seen.Add(rows.GetValue(0));
        return seen;
    }

    private static async Task<EmergencyAccessId> Opens(Clinic clinic, Person who, OpenEmergencyAccessBody? why = null) =>
        new((await clinic.As(who).Send(new OpenEmergencyAccess(clinic.Maya, why ?? Fainted), Ct)).Id);
}

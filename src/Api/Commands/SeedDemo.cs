using IntegrativeCare.Api.OpenApi;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Api.Commands;

/// <summary>Loads the demo clinic through the same use cases as everybody else, once. In Development only.</summary>
internal static class SeedDemo
{
    public static async Task<int> Run(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment()) throw new InvalidOperationException("The demo clinic is loaded in Development only.");
        var owner = Settings.OwnerConnection(builder.Configuration);
        if (!await DemoStore.Prepare(owner))
        {
            await using var host = CommandHost.Open(owner);
            await new DemoClinic(host).Load(owner);
        }

        await using var database = Npgsql.NpgsqlDataSource.Create(owner);
        foreach (var person in await new DemoStore(database).List(CancellationToken.None)) Console.WriteLine($"{person.Email,-34} {person.Password}   {person.DisplayName}, {person.Role}");
        return 0;
    }
}

/// <summary>A believable clinic: Maya, who is treated by talk and by touch, and the people around her.</summary>
internal sealed class DemoClinic(CommandHost host)
{
    private readonly string password = CreateClinic.NewPassword();
    private readonly List<DemoPerson> people = [];
    private readonly Dictionary<Guid, Guid> ids = [];

    public async Task Load(string owner)
    {
        var clinic = await CreateClinic.Open(host, "Harbour Integrative Care", "America/Toronto", "CA-ON");
        var ada = await Staff(clinic, "Ada Marsh", "front desk", "ada@harbour.example", Role.ClinicAdministrator);
        await Staff(clinic, "Pia Laurent", "privacy officer", "pia@harbour.example", Role.PrivacyOfficer);
        var ruth = await Practitioner(ada, "Ruth Okafor", "psychotherapist", "ruth@harbour.example", Discipline.Psychotherapy, RegistrationClass.Registered, DemoIds.Ruth);
        var quinn = await Practitioner(ada, "Quinn Abara", "qualifying psychotherapist", "quinn@harbour.example", Discipline.Psychotherapy, RegistrationClass.Qualifying, DemoIds.Quinn);
        var tomas = await Practitioner(ada, "Tomas Berg", "massage therapist", "tomas@harbour.example", Discipline.MassageTherapy, RegistrationClass.Registered, DemoIds.Tomas);
        await Practitioner(ada, "Noor Haddad", "massage therapist, not on Maya's team", "noor@harbour.example", Discipline.MassageTherapy, RegistrationClass.Registered, DemoIds.Noor);
        await host.Send(ada, new StartSupervision(quinn.PractitionerId!.Value, new() { SupervisorId = ruth.PractitionerId!.Value.Value }));

        var maya = await Client(ada, "Maya Lindqvist", "maya@client.example", DemoIds.Maya);
        await host.Send(ada, new JoinCareTeam(maya.ClientId!.Value, new() { PractitionerId = ruth.PractitionerId!.Value.Value, Discipline = Discipline.Psychotherapy, IsLead = true }));
        await host.Send(ada, new JoinCareTeam(maya.ClientId!.Value, new() { PractitionerId = tomas.PractitionerId!.Value.Value, Discipline = Discipline.MassageTherapy }));

        await DemoStore.Keep(owner, people, ids);
    }

    private async Task<ActingCaller> Staff(ClinicId clinic, string name, string role, string email, params Role[] roles)
    {
        people.Add(new() { DisplayName = name, Role = role, Email = email, Password = password });
        return await host.OpenAccount(new Person { ClinicId = clinic, Email = email, DisplayName = name, Roles = roles }, password);
    }

    private async Task<ActingCaller> Practitioner(ActingCaller by, string name, string role, string email, Discipline discipline, RegistrationClass registration, Guid example)
    {
        var enrolled = await host.Send(by, new EnrolPractitioner(new() { DisplayName = name, Email = email }));
        ids[example] = enrolled.Id;
        await host.Send(by, new RecordLicence(new PractitionerId(enrolled.Id), new()
        {
            Discipline = discipline,
            Jurisdiction = "CA-ON",
            Register = discipline == Discipline.Psychotherapy ? "CRPO" : "CMTO",
            Number = $"D{people.Count:000}",
            Class = registration,
            ValidFrom = new DateOnly(2025, 1, 1),
            ValidUntil = new DateOnly(2035, 12, 31),
        }));
        people.Add(new() { DisplayName = name, Role = role, Email = email, Password = password });
        var as_ = discipline == Discipline.Psychotherapy ? Role.Psychotherapist : Role.MassageTherapist;
        return await host.OpenAccount(new Person { ClinicId = by.ClinicId, Email = email, DisplayName = name, Roles = [as_], PractitionerId = new PractitionerId(enrolled.Id) }, password);
    }

    private async Task<ActingCaller> Client(ActingCaller by, string name, string email, Guid example)
    {
        var id = ClientId.New();
        ids[example] = id.Value;
        await host.Send(by, new RegisterClient(id, new() { NameUsed = name, Pronouns = "she/her", Languages = ["en-CA", "sv"], Email = email, TimeZone = "America/Toronto", PreferredContact = ContactWay.Email }));
        people.Add(new() { DisplayName = name, Role = "client", Email = email, Password = password });
        return await host.OpenAccount(new Person { ClinicId = by.ClinicId, Email = email, DisplayName = name, Roles = [Role.Client], ClientId = id }, password);
    }
}

/// <summary>The ids that stand in the documentation's examples. In a demo clinic the document shows the real ones in their place.</summary>
internal static class DemoIds
{
    public static readonly Guid Maya = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01");
    public static readonly Guid Ruth = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11");
    public static readonly Guid Quinn = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e12");
    public static readonly Guid Tomas = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e13");
    public static readonly Guid Noor = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e14");
    public static readonly Guid Directive = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e21");
    public static readonly Guid Plan = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31");
    public static readonly Guid Session = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e41");
    public static readonly Guid Note = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e51");
}

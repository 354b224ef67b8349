using System.Security.Cryptography;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Infrastructure.Persistence;

namespace IntegrativeCare.Api.Commands;

/// <summary>Opens a clinic and its first administrator, who invites everybody else. Only the owner of the database can do it.</summary>
internal static class CreateClinic
{
    private const string Usage = "create-clinic --name \"Harbour Integrative Care\" --time-zone America/Toronto --jurisdiction CA-ON --admin-email ada@harbour.example --admin-name \"Ada Marsh\"";

    public static async Task<int> Run(WebApplicationBuilder builder, string[] args)
    {
        string Said(string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : throw new InvalidOperationException($"{option} is missing. Say: {Usage}");

        await using var host = CommandHost.Open(Settings.OwnerConnection(builder.Configuration), PolicyPackFiles.Read(builder.Configuration), KeySettings.Read(builder.Configuration));
        var clinic = await Open(host, Said("--name"), Said("--time-zone"), Said("--jurisdiction"));
        var password = NewPassword();
        await host.OpenAccount(new Person { ClinicId = clinic, Email = Said("--admin-email"), DisplayName = Said("--admin-name"), Roles = [Role.ClinicAdministrator] }, password);

        Console.WriteLine($"The clinic is open. Its administrator signs in with {Said("--admin-email")} and this password, shown once:");
        Console.WriteLine(password);
        return 0;
    }

    public static Task<ClinicId> Open(CommandHost host, string name, string timeZone, string jurisdiction)
    {
        var clinic = Clinic.Open(name, timeZone, jurisdiction);
        return host.With<ClinicDbContext, ClinicId>(
            async db =>
            {
                db.Clinics.Add(clinic);
                db.PolicyPackActivations.Add(PolicyPackActivation.AtOpening(clinic, host.Packs, host.Now));
                await db.SaveChangesAsync();
                return clinic.Id;
            },
            at: clinic.Id);
    }

    public static string NewPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);
}

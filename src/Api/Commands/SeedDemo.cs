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
            var clock = new DemoClock();
            await using var host = CommandHost.Open(owner, PolicyPackFiles.Read(builder.Configuration), KeySettings.Read(builder.Configuration), clock);
            await new DemoClinic(host, clock).Load(owner);
        }

        await using var database = Npgsql.NpgsqlDataSource.Create(owner);
        foreach (var person in await new DemoStore(database).List(CancellationToken.None)) Console.WriteLine($"{person.Email,-34} {person.Password}   {person.DisplayName}, {person.Role}");
        return 0;
    }
}

using IntegrativeCare.Testing;

[assembly: Xunit.AssemblyFixture(typeof(PostgresServer))]

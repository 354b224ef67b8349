using IntegrativeCare.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]

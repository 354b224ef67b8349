using System.Diagnostics;
using IntegrativeCare.Application;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using DomainClinic = IntegrativeCare.Domain.Clinics.Clinic;

namespace IntegrativeCare.Testing;

/// <summary>
/// A clinic at work in a database of its own: real PostgreSQL, the real pipeline, the role that the API serves with. It is Monday, 2 March 2026, 9 in the
/// morning in Toronto, and the clock stands still.
/// </summary>
/// <remarks>
/// Maya is the client. On her care team are Ruth (psychotherapist, lead) and Tomas (massage therapist). Quinn (qualifying, supervised by Ruth) and Noor
/// (massage therapist) work at the clinic and are not on it. Ada runs the front desk, Pia watches over privacy. Nothing is shared yet but what the rules imply.
/// </remarks>
public sealed class Clinic : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateOnly LicensedFrom = new(2026, 1, 1);
    public static readonly DateOnly LicensedUntil = new(2026, 12, 31);

    /// <summary>Somebody reads answers day and night, as the database keeps it.</summary>
    public static readonly string RoundTheClock = $"[{string.Join(',', Enum.GetNames<DayOfWeek>().Select(day => $$"""{"day":"{{day.ToLowerInvariant()}}","fromMinute":0,"toMinute":1440}"""))}]";

    private readonly ServiceProvider services;
    private readonly List<DomainClinic> clinics = [];

    private Clinic(ClinicDatabase database, PolicyPackShelf packs)
    {
        Database = database;
        var all = new ServiceCollection();
        all.AddLogging();
        all.AddApplication();
        all.AddInfrastructure(database.ApiConnectionString);
        all.AddSingleton<TimeProvider>(Clock);
        all.AddSingleton(packs);
        all.AddSingleton(Secret.Wrapping);
        all.AddScoped<GivenCaller>();
        all.AddScoped<ICaller>(provider => provider.GetRequiredService<GivenCaller>());
        services = all.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public ClinicDatabase Database { get; }

    public StoppedClock Clock { get; } = new(Monday);

    public ClinicId Id { get; private set; }

    public Person Ruth { get; private set; } = null!;

    public Person Quinn { get; private set; } = null!;

    public Person Tomas { get; private set; } = null!;

    public Person Noor { get; private set; } = null!;

    public Person Ada { get; private set; } = null!;

    public Person Pia { get; private set; } = null!;

    /// <summary>The client in her own account.</summary>
    public Person MayaHerself { get; private set; } = null!;

    /// <summary>The client's id, which every clinical message names.</summary>
    public ClientId Maya => MayaHerself.Client!.Value;

    /// <summary>Opens the clinic with everybody in it.</summary>
    /// <param name="packs">The policy packs of the installation; those that ship when left out.</param>
    public static async Task<Clinic> Open(PostgresServer server, CancellationToken ct, PolicyPackShelf? packs = null)
    {
        var clinic = new Clinic(await server.NewDatabase(ct), packs ?? PolicyPackShelf.Shipped);
        await clinic.MoveIn(ct);
        return clinic;
    }

    /// <summary>Somebody at their work: what they send goes the whole way, gate and ledger included.</summary>
    public AtWork As(Person who, PurposeOfUse? purpose = null) => new(services, who, purpose ?? who.UsualPurpose);

    /// <summary>A request of somebody's for which nothing has been opened yet, to look at the parts of the pipeline one by one.</summary>
    public AsyncServiceScope Begin(Person who)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<GivenCaller>().Is(who, who.UsualPurpose);
        return scope;
    }

    /// <summary>Takes in a practitioner with a licence and an account.</summary>
    public async Task<Person> Enrol(
        string name, Discipline discipline, RegistrationClass registration = RegistrationClass.Registered, DateOnly? licensedUntil = null, ClinicId? at = null, CancellationToken ct = default)
    {
        var practitioner = Practitioner.Enrol(at ?? Id, name);
        var register = discipline == Discipline.Psychotherapy ? "CRPO" : "CMTO";
        practitioner.RecordLicence(discipline, "CA-ON", register, practitioner.Id.Value.ToString("N"), registration, LicensedFrom, licensedUntil ?? LicensedUntil, Guid.CreateVersion7(), Monday);
        await Given(ct, practitioner);

        var role = discipline == Discipline.Psychotherapy ? Role.Psychotherapist : Role.MassageTherapist;
        var person = new Person(name, practitioner.ClinicId, role) { Practitioner = practitioner.Id };
        await GiveAccount(person, ct);
        return person;
    }

    /// <summary>Registers another client, with an account of their own and nobody on the care team.</summary>
    public async Task<Person> Register(string name, ClinicId? at = null, CancellationToken ct = default)
    {
        var details = new ClientDetails { NameUsed = name, Languages = ["en"], TimeZone = "America/Toronto" };
        var client = Client.Register(ClientId.New(), at ?? Id, details, new Author(Guid.CreateVersion7(), null), Monday, Today);
        await Given(ct, client);

        var person = new Person(name, client.ClinicId, Role.Client) { Client = client.Id };
        await GiveAccount(person, ct);
        return person;
    }

    /// <summary>Opens a second clinic in the same database. Everybody made with its id belongs to it.</summary>
    public async Task<ClinicId> OpenAnother(string name, CancellationToken ct = default)
    {
        var other = DomainClinic.Open(name, "America/Toronto", "CA-ON");
        clinics.Add(other);
        await Given(ct, other, PolicyPackActivation.AtOpening(other, PolicyPackShelf.Shipped, Monday));
        await AskAsOwner($"update care.safety_settings set monitored = '{RoundTheClock}' where clinic_id = '{other.Id.Value}'", ct);
        return other.Id;
    }

    /// <summary>Brings a practitioner onto a client's care team, Maya's unless said otherwise.</summary>
    public async Task<CareTeamMember> Joins(Person who, Discipline discipline, ClientId? client = null, bool isLead = false, CancellationToken ct = default)
    {
        await using var db = ClinicDbContext.ForMigrations(Database.OwnerConnectionString);
        var practitioner = await FindAsOwner<Practitioner>(db, who.Id, ct);
        var member = CareTeamMember.Join(await FindAsOwner<Client>(db, client ?? Maya, ct), practitioner, discipline, isLead, clinics[0], PackOf(clinics[0]), Clock.GetUtcNow());
        await Given(ct, member);
        return member;
    }

    private PolicyPack PackOf(DomainClinic clinic) =>
        PolicyPackShelf.Shipped.Applying(PolicyPackShelf.Shipped.CodeFor(clinic.Jurisdiction), null, clinic.Today(Clock.GetUtcNow()));

    /// <summary>The client lets somebody see whole kinds of information, from now and for a year.</summary>
    public async Task<ConsentDirective> Permits(Recipient recipient, IReadOnlyCollection<InformationCategory> categories, IReadOnlyCollection<PurposeOfUse>? purposes = null, ClientId? client = null, CancellationToken ct = default)
    {
        var now = Clock.GetUtcNow();
        var terms = new DirectiveProposal
        {
            Kind = DirectiveKind.Permit,
            Categories = categories,
            Recipient = recipient,
            Purposes = purposes ?? [PurposeOfUse.Treatment],
            Until = now.AddMonths(12),
        };
        var directive = ConsentDirective.Draft(Id, client ?? Maya, terms, "You agree.", 12, Ruth.PersonId, now);
        directive.Sign(new DirectiveSignature { Method = SignatureMethod.ElectronicSignature, SignedAt = now, RecordedBy = Ada.PersonId, TextSha256 = directive.PlainTextSha256 });
        await Given(ct, directive);
        return directive;
    }

    /// <summary>The client keeps kinds of information, or single records, from somebody, from now on.</summary>
    public async Task<ConsentDirective> Withholds(Recipient recipient, IReadOnlyCollection<InformationCategory> categories, IReadOnlyCollection<Guid>? records = null, ClientId? client = null, CancellationToken ct = default)
    {
        var terms = new DirectiveProposal { Kind = DirectiveKind.Withhold, Categories = categories, Records = records ?? [], Recipient = recipient };
        var directive = ConsentDirective.Withhold(Id, client ?? Maya, terms, "You keep this to yourself.", Ruth.PersonId, Clock.GetUtcNow());
        await Given(ct, directive);
        return directive;
    }

    /// <summary>Puts aggregates into the database as its owner, past every gate: only what a test takes for granted.</summary>
    public async Task Given(CancellationToken ct, params object[] aggregates)
    {
        await using var db = ClinicDbContext.ForOwner(Database.OwnerConnectionString, services.GetRequiredService<KeyRing>());
        db.AddRange(aggregates);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Runs SQL as the owner, past row security, to look or to break something.</summary>
    public Task<object?> AskAsOwner(string sql, CancellationToken ct = default) => Ask(Database.OwnerConnectionString, sql, ct);

    /// <summary>Runs SQL on the API's own login, with nothing opened.</summary>
    public Task<object?> AskAsApi(string sql, CancellationToken ct = default) => Ask(Database.ApiConnectionString, sql, ct);

    /// <summary>A service of the running clinic that no message reaches, such as the work that is done in the background.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Seals what stands in <c>care.unsealed</c>, as <c>migrate</c> does.</summary>
    public Task SealWhatIsPlain(CancellationToken ct = default) => Unsealed.SealAll(Database.OwnerConnectionString, Secret.Wrapping, Clock, _ => { }, ct);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task<object?> Ask(string connectionString, string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }

    private static async Task<T> FindAsOwner<T>(ClinicDbContext db, object id, CancellationToken ct)
        where T : class
    {
        // The filters of a context that opens nothing would hide the row; a test's owner lifts them.
        var rows = Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters(db.Set<T>());
        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.LoadAsync(rows, ct);
        return db.Set<T>().Local.First(row => Equals(row.GetType().GetProperty("Id")!.GetValue(row), id));
    }

    private async Task MoveIn(CancellationToken ct)
    {
        Id = await OpenAnother("Common Ground", ct);
        Ruth = await Enrol("Ruth", Discipline.Psychotherapy, ct: ct);
        Quinn = await Enrol("Quinn", Discipline.Psychotherapy, RegistrationClass.Qualifying, ct: ct);
        Tomas = await Enrol("Tomas", Discipline.MassageTherapy, ct: ct);
        Noor = await Enrol("Noor", Discipline.MassageTherapy, ct: ct);
        Ada = new Person("Ada", Id, Role.ClinicAdministrator);
        Pia = new Person("Pia", Id, Role.PrivacyOfficer);
        await GiveAccount(Ada, ct);
        await GiveAccount(Pia, ct);
        MayaHerself = await Register("Maya", ct: ct);
        await Joins(Ruth, Discipline.Psychotherapy, isLead: true, ct: ct);
        await Joins(Tomas, Discipline.MassageTherapy, ct: ct);

        await using var db = ClinicDbContext.ForMigrations(Database.OwnerConnectionString);
        await Given(ct, Supervision.Start(await FindAsOwner<Practitioner>(db, Ruth.Id, ct), await FindAsOwner<Practitioner>(db, Quinn.Id, ct), Today, Today, "CA-ON", PolicyPackShelf.Shipped.Applying("CA-ON", null, Today)));
    }

    private async Task GiveAccount(Person person, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(ct);
        await using var insert = new NpgsqlCommand(
            """
            insert into identity.accounts (id, clinic_id, user_name, normalized_user_name, email, normalized_email, email_confirmed, display_name, roles, practitioner_id, client_id,
              password_hash, security_stamp, concurrency_stamp, two_factor_enabled, lockout_enabled, access_failed_count, created_at)
            values ($1, $2, $1::text, $1::text, $1::text || '@example.org', $1::text || '@EXAMPLE.ORG', true, $3, $4, $5, $6, 'none', 'none', 'none', false, true, 0, $7)
            """, connection)
        {
            Parameters =
            {
                new() { Value = person.AccountId }, new() { Value = person.ClinicId.Value }, new() { Value = person.Name },
                new() { Value = person.Roles.Select(role => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..]).ToArray() },
                new() { Value = (object?)person.Practitioner?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                new() { Value = (object?)person.Client?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                new() { Value = Monday },
            },
        };
        await insert.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Somebody who sends messages, each as a request of its own.</summary>
public sealed class AtWork(IServiceProvider services, Person who, PurposeOfUse purpose)
{
    private static readonly ActivitySource Requests = new("IntegrativeCare.Testing.Requests");

    static AtWork() => ActivitySource.AddActivityListener(new ActivityListener
    {
        ShouldListenTo = source => source.Name is "Npgsql" or "IntegrativeCare.Testing.Requests",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        ActivityStarted = trip => (trip.Source.Name == "Npgsql" ? trip.Parent?.GetCustomProperty(nameof(RoundTrips)) as RoundTrips : null)?.Add(trip),
    });

    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken ct = default) => Send(request, key: null, ct);

    /// <summary>As <see cref="Send{TResponse}(IRequest{TResponse}, CancellationToken)"/>, with an <c>Idempotency-Key</c>.</summary>
    public async Task<TResponse> Send<TResponse>(IRequest<TResponse> request, string? key, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<GivenCaller>().Is(who, purpose);
        if (key is not null) scope.ServiceProvider.GetRequiredService<IdempotentCall>().Name(key, request.GetType().Name);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    /// <summary>As <see cref="Send{TResponse}(IRequest{TResponse}, CancellationToken)"/>, and names every round trip to the database that it took, but the ledger's, which concurrent requests share.</summary>
    public async Task<(TResponse Response, IReadOnlyList<string> RoundTrips)> Count<TResponse>(IRequest<TResponse> request, CancellationToken ct = default)
    {
        var trips = new RoundTrips();
        using var activity = Requests.StartActivity("Request") ?? throw new InvalidOperationException("Nobody listens.");
        activity.SetCustomProperty(nameof(RoundTrips), trips);
        return (await Send(request, ct), trips.All);
    }

    /// <summary>The refusal that the message meets.</summary>
    public async Task<DomainError> Refused<TResponse>(IRequest<TResponse> request, CancellationToken ct = default)
    {
        try
        {
            await Send(request, ct);
        }
        catch (DomainException refusal)
        {
            return refusal.Error;
        }

        throw new InvalidOperationException($"{request.GetType().Name} was not refused.");
    }

    private sealed class RoundTrips
    {
        private readonly List<string> all = [];

        public IReadOnlyList<string> All
        {
            get { lock (all) return [.. all]; }
        }

        public void Add(Activity trip)
        {
            lock (all) all.Add(trip.DisplayName);
        }
    }
}

using System.Linq.Expressions;
using IntegrativeCare.Application;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using IntegrativeCare.Domain.Retention;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.SupervisedHours;
using IntegrativeCare.Infrastructure.Persistence.CarePlans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IntegrativeCare.Infrastructure.Persistence;

/// <summary>The clinic's tables, blind until the gate opens a record: every client record is filtered by clinic, by client and by the keys that this request holds.</summary>
/// <remarks>Contexts are pooled, because making one costs more than most of what it is asked. Each is told anew whom it serves; until then it shows nothing.</remarks>
public sealed class ClinicDbContext(DbContextOptions<ClinicDbContext> options) : DbContext(options), IClinicDb, Seals.IHoldsKeys
{
    private OpenRecord? record;
    private ICaller? caller;

    /// <summary>The filter that the gate feeds.</summary>
    public const string ConsentFilter = "consent";

    /// <summary>The filter that keeps clinics apart.</summary>
    public const string ClinicFilter = "clinic";

    /// <summary>The column with the keys by which a row can be reached.</summary>
    public const string KeysColumn = "DisclosureKeys";

    /// <summary>Where EF's migrator keeps its history.</summary>
    public const string Schema = "care";

    /// <summary>What PostgreSQL is told of what was opened.</summary>
    internal Door.RowSecurity Security { get; private set; } = new();

    /// <summary>The data keys of the clinic that was entered.</summary>
    internal Seals.ClinicKeys? Sealing { get; set; }

    Seals.ClinicKeys? Seals.IHoldsKeys.Keys { get => Sealing; set => Sealing = value; }

    ClinicId? Seals.IHoldsKeys.Entered => caller?.ClinicId;

    internal OpenRecord? Record => record;

    internal ICaller? Caller => caller;

    private ClinicId Clinic => caller?.ClinicId ?? default;
    private bool IsWholeClinic => record?.IsWholeClinic ?? false;
    private List<ClientId> OpenClients => [.. record?.Clients ?? []];
    private List<string> OpenKeys => [.. record?.Keys ?? []];
    private List<string> WithheldKeys => [.. record?.WithheldKeys ?? []];
    private Guid Me => record?.PersonId ?? Guid.Empty;

    /// <inheritdoc />
    public DbSet<Clinic> Clinics => Set<Clinic>();

    /// <inheritdoc />
    public DbSet<PolicyPackActivation> PolicyPackActivations => Set<PolicyPackActivation>();

    /// <inheritdoc />
    public DbSet<Practitioner> Practitioners => Set<Practitioner>();

    /// <inheritdoc />
    public DbSet<Supervision> Supervisions => Set<Supervision>();

    /// <inheritdoc />
    public DbSet<Client> Clients => Set<Client>();

    /// <inheritdoc />
    public DbSet<TouchSafetyProfile> TouchSafetyProfiles => Set<TouchSafetyProfile>();

    /// <inheritdoc />
    public DbSet<CareTeamMember> CareTeam => Set<CareTeamMember>();

    /// <inheritdoc />
    public DbSet<ConsentDirective> Directives => Set<ConsentDirective>();

    /// <inheritdoc />
    public DbSet<ConsentRequest> ConsentRequests => Set<ConsentRequest>();

    /// <inheritdoc />
    public DbSet<SubstituteDecisionMaker> SubstituteDecisionMakers => Set<SubstituteDecisionMaker>();

    /// <inheritdoc />
    public DbSet<PartnerOrganization> PartnerOrganizations => Set<PartnerOrganization>();

    /// <inheritdoc />
    public DbSet<EmergencyAccess> EmergencyAccesses => Set<EmergencyAccess>();

    /// <inheritdoc />
    public DbSet<OutsideDisclosure> OutsideDisclosures => Set<OutsideDisclosure>();

    /// <inheritdoc />
    public DbSet<AccountingSuspension> AccountingSuspensions => Set<AccountingSuspension>();

    /// <inheritdoc />
    public DbSet<CarePlan> CarePlans => Set<CarePlan>();

    /// <inheritdoc />
    public DbSet<Proposal> Proposals => Set<Proposal>();

    /// <inheritdoc />
    public DbSet<SelfCareReport> SelfCareReports => Set<SelfCareReport>();
    public DbSet<PlanMessage> Messages => Set<PlanMessage>();

    /// <inheritdoc />
    public DbSet<Handoff> Handoffs => Set<Handoff>();

    /// <inheritdoc />
    public DbSet<HoursEntry> Hours => Set<HoursEntry>();

    /// <inheritdoc />
    public DbSet<Session> Sessions => Set<Session>();

    /// <inheritdoc />
    public DbSet<TouchConsent> TouchConsents => Set<TouchConsent>();

    /// <inheritdoc />
    public DbSet<SessionCourse> SessionCourses => Set<SessionCourse>();

    /// <inheritdoc />
    public DbSet<ConsultationRecord> ConsultationRecords => Set<ConsultationRecord>();

    /// <inheritdoc />
    public DbSet<SessionNote> Notes => Set<SessionNote>();

    /// <inheritdoc />
    public DbSet<SignedSection> NoteSections => Set<SignedSection>();
    public DbSet<ProcessNote> ProcessNotes => Set<ProcessNote>();

    /// <inheritdoc />
    public DbSet<BridgeSummary> BridgeSummaries => Set<BridgeSummary>();

    /// <inheritdoc />
    public DbSet<OutcomeMeasurement> Measurements => Set<OutcomeMeasurement>();

    /// <inheritdoc/>
    public DbSet<InstrumentLicence> InstrumentLicences => Set<InstrumentLicence>();

    /// <inheritdoc/>
    public DbSet<OutcomeSchedule> OutcomeSchedules => Set<OutcomeSchedule>();

    /// <inheritdoc/>
    public DbSet<AdverseEvent> AdverseEvents => Set<AdverseEvent>();

    /// <inheritdoc />
    public DbSet<SafetySignal> SafetySignals => Set<SafetySignal>();

    /// <inheritdoc />
    public DbSet<SafetySettings> SafetySettings => Set<SafetySettings>();

    /// <inheritdoc />
    public DbSet<Absence> Absences => Set<Absence>();

    /// <inheritdoc />
    public DbSet<CareTask> CareTasks => Set<CareTask>();

    /// <inheritdoc />
    public DbSet<Hold> Holds => Set<Hold>();

    /// <inheritdoc />
    public DbSet<HoldReason> HoldReasons => Set<HoldReason>();

    /// <inheritdoc />
    public DbSet<MassageProduct> MassageProducts => Set<MassageProduct>();

    /// <inheritdoc />
    public DbSet<RuleSetApproval> RuleSetApprovals => Set<RuleSetApproval>();

    /// <inheritdoc />
    public DbSet<ThresholdChoices> ThresholdChoices => Set<ThresholdChoices>();

    /// <inheritdoc />
    public DbSet<ClinicLanguageRule> LanguageRules => Set<ClinicLanguageRule>();

    /// <inheritdoc />
    public DbSet<HealthScreening> HealthScreenings => Set<HealthScreening>();

    /// <inheritdoc />
    public DbSet<Clearance> Clearances => Set<Clearance>();

    /// <inheritdoc />
    public DbSet<ContraindicationCheck> ContraindicationChecks => Set<ContraindicationCheck>();

    /// <inheritdoc />
    public DbSet<ContraindicationFinding> ContraindicationFindings => Set<ContraindicationFinding>();

    /// <inheritdoc />
    public DbSet<KeptWording> KeptWordings => Set<KeptWording>();

    /// <inheritdoc />
    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    /// <inheritdoc />
    public DbSet<ErasureRequest> ErasureRequests => Set<ErasureRequest>();

    /// <inheritdoc />
    public DbSet<DestructionRun> DestructionRuns => Set<DestructionRun>();

    /// <summary>Says for which request it works from now on. What an earlier one had opened is forgotten.</summary>
    internal ClinicDbContext For(OpenRecord opened, ICaller asking)
    {
        (record, caller, Security, Sealing) = (opened, asking, new(), null);
        return this;
    }

    /// <summary>A context that opens nothing, to migrate with.</summary>
    internal static ClinicDbContext ForMigrations(string owner) => new(Options(new DbContextOptionsBuilder<ClinicDbContext>(), owner).Options);

    /// <summary>A context that opens nothing and writes past every guard, sealing what it writes.</summary>
    internal static ClinicDbContext ForOwner(string owner, Seals.KeyRing ring) =>
        new(Options(new DbContextOptionsBuilder<ClinicDbContext>(), owner).AddInterceptors(new Seals.SealsText(ring), Seals.OpensText.Instance).Options);

    internal static DbContextOptionsBuilder<ClinicDbContext> Options(DbContextOptionsBuilder<ClinicDbContext> builder, string connection)
    {
        builder.UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("schema_history", "public"));
        return builder;
    }

    /// <summary>Writes what was changed. What the database refuses is said in the words of the clinic.</summary>
    public override async Task<int> SaveChangesAsync(CancellationToken cancellationToken = default)
    {
        PlanChange.KeepAll(this);
        try
        {
            return await base.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new DomainException(new RequestStale(null));
        }
        catch (Exception refused) when (refused is DbUpdateException or InvalidOperationException && PostgresSaid(refused) is { } why && ConstraintErrors.For(why) is { } error)
        {
            throw new DomainException(error);
        }
    }

    // What PostgreSQL said lies deeper when EF takes it for something that passes: then it is wrapped once more.
    private static Npgsql.PostgresException? PostgresSaid(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is Npgsql.PostgresException said) return said;
        }

        return null;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ClinicDbContext).Assembly, type => type.Namespace?.StartsWith("IntegrativeCare.Infrastructure.Persistence", StringComparison.Ordinal) == true);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList()) Filter(modelBuilder, entity);
        Conventions.NameInSnakeCase(modelBuilder);
    }

    private void Filter(ModelBuilder model, IMutableEntityType entity)
    {
        if (typeof(AggregateRoot).IsAssignableFrom(entity.ClrType))
        {
            model.Entity(entity.ClrType).Property<uint>("xmin").IsRowVersion();
            model.Entity(entity.ClrType).Property(nameof(AggregateRoot.Revision));
        }

        if (typeof(IClientRecord).IsAssignableFrom(entity.ClrType)) Apply(nameof(FilterRecord));
        else if (entity.FindProperty("ClientId")?.ClrType == typeof(ClientId)) Apply(nameof(FilterOfClient));

        if (entity.FindProperty("ClinicId") is not null) Apply(nameof(FilterClinic));

        void Apply(string name) => typeof(ClinicDbContext).GetMethod(name, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(entity.ClrType).Invoke(this, [model]);
    }

    private void FilterRecord<TRecord>(ModelBuilder model)
        where TRecord : class, IClientRecord
    {
        // A client's own row is named by its own id.
        Expression<Func<TRecord, ClientId>> client = typeof(TRecord) == typeof(Client) ? row => EF.Property<ClientId>(row, "Id") : row => EF.Property<ClientId>(row, "ClientId");
        Expression<Func<ClientId, bool>> isOpen = id => IsWholeClinic || OpenClients.Contains(id);
        Expression<Func<TRecord, bool>> holdsKey = row =>
            EF.Property<string[]>(row, KeysColumn).Any(key => OpenKeys.Contains(key))
            && (row.Author.PersonId == Me || !EF.Property<string[]>(row, KeysColumn).Any(key => WithheldKeys.Contains(key)));

        var parameter = holdsKey.Parameters[0];
        var clientOfRow = new Replace(client.Parameters[0], parameter).Visit(client.Body)!;
        var body = Expression.AndAlso(new Replace(isOpen.Parameters[0], clientOfRow).Visit(isOpen.Body)!, holdsKey.Body);
        model.Entity<TRecord>().HasQueryFilter(ConsentFilter, Expression.Lambda<Func<TRecord, bool>>(body, parameter));
    }

    private void FilterOfClient<TEntity>(ModelBuilder model)
        where TEntity : class =>
        model.Entity<TEntity>().HasQueryFilter(ConsentFilter, row => OpenClients.Contains(EF.Property<ClientId>(row, "ClientId")));

    private void FilterClinic<TEntity>(ModelBuilder model)
        where TEntity : class =>
        model.Entity<TEntity>().HasQueryFilter(ClinicFilter, row => EF.Property<ClinicId>(row, "ClinicId") == Clinic);

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}

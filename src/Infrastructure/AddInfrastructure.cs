using System.Data.Common;
using IntegrativeCare.Application;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.CareTasks;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.Language;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Retention;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Application.SupervisedHours;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.CarePlans;
using IntegrativeCare.Infrastructure.Persistence.CareTasks;
using IntegrativeCare.Infrastructure.Persistence.Clients;
using IntegrativeCare.Infrastructure.Persistence.Consents;
using IntegrativeCare.Infrastructure.Persistence.Contraindications;
using IntegrativeCare.Infrastructure.Persistence.Door;
using IntegrativeCare.Infrastructure.Persistence.Holds;
using IntegrativeCare.Infrastructure.Persistence.Interceptors;
using IntegrativeCare.Infrastructure.Persistence.Language;
using IntegrativeCare.Infrastructure.Persistence.Ledger;
using IntegrativeCare.Infrastructure.Persistence.Notes;
using IntegrativeCare.Infrastructure.Persistence.Outcomes;
using IntegrativeCare.Infrastructure.Persistence.Retention;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using IntegrativeCare.Infrastructure.Persistence.Sessions;
using IntegrativeCare.Infrastructure.Persistence.SupervisedHours;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IntegrativeCare.Infrastructure;

/// <summary>Registers PostgreSQL behind the application's interfaces.</summary>
public static class InfrastructureRegistration
{
    private const int MostPrepared = 300;

    // PostgreSQL accepts 100 connections unless told otherwise; a second instance and an administrator want some too.
    private const int MostConnections = 40;

    /// <summary>The clinic's database. The outer keys, <see cref="WrappingKeys"/>, are registered beside it.</summary>
    /// <param name="connection">Connection string of the role that serves: it owns nothing and cannot go around row security.</param>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, string connection)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(Prepared(connection)));
        services.AddSingleton<IAccessLedger>(provider => new AccessLedger(Prepared(connection), provider.GetRequiredService<ILogger<AccessLedger>>()));

        services.AddSingleton(provider => new KeyRing(connection, provider.GetRequiredService<WrappingKeys>(), provider.GetRequiredService<TimeProvider>()));

        services.AddDbContextPool<ClinicDbContext>((provider, options) => options
            // A whole with several lists of parts in one statement would answer their product; one snapshot keeps the statements of one whole together.
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(new SealsText(provider.GetRequiredService<KeyRing>()), OpensText.Instance, new SealedRecordGuard(), new OpensRows()));

        // The context stands under two names, and a scope disposes of what each name gave it. The lease alone gives it back, and once: given back twice it
        // would serve two requests at the same time.
#pragma warning disable EF1001 // A context that a factory makes gives itself back whenever anybody disposes of it; only the lease tells these apart.
        services.Replace(ServiceDescriptor.Scoped(provider => provider.GetRequiredService<IScopedDbContextLease<ClinicDbContext>>().Context
            .For(provider.GetRequiredService<OpenRecord>(), provider.GetRequiredService<ICaller>())));
#pragma warning restore EF1001
        services.AddScoped<IClinicDb>(provider => provider.GetRequiredService<ClinicDbContext>());
        services.AddScoped<IClinicDoor, ClinicDoor>();
        services.AddScoped<ITeamSight, TeamSight>();
        services.AddScoped<ISightOfOthers, SightOfOthers>();
        services.AddScoped<IEmergencyRegister, EmergencyRegister>();
        services.AddScoped<ISigningFacts, SigningFacts>();
        services.AddScoped<IClientLanguage, ClientLanguage>();
        services.AddScoped<ISafetySignals, SafetySignals>();
        services.AddScoped<IClinicOutcomes, ClinicOutcomes>();
        services.AddScoped<ICareTasks, CareTaskRegister>();
        services.AddScoped<IHoldsInForce, HoldsInForce>();
        services.AddScoped<IRiskSigns, RiskSigns>();
        services.AddScoped<ITouchProfiles, TouchProfiles>();
        services.AddScoped<ITouchWithdrawals, TouchWithdrawals>();
        services.AddScoped<IHeldSessions, HeldSessions>();
        services.AddScoped<IHandovers, HandoversInSql>();
        services.AddScoped<IContraindicationBook, ContraindicationBook>();
        services.AddScoped<IReceiptBook, ReceiptBook>();
        services.AddScoped<ICarePlanReader, CarePlanReader>();
        services.AddScoped<ITrendReader, TrendReader>();
        services.AddScoped<IPlanHistory, PlanHistory>();
        services.AddScoped<ISessionReviews, SessionReviews>();
        services.AddScoped<IAccessHistory, AccessHistory>();
        services.AddScoped<IRetentionFacts, RetentionInSql>();
        services.AddScoped<IDestructionItems, RetentionInSql>();
        services.AddScoped<IAccountOrigins, RetentionInSql>();
        services.AddScoped<ILanguageCounts, LanguageCounts>();
        services.AddSingleton<DestructionWork>();
        services.AddSingleton<EscalationWork>();
        services.AddSingleton<OldReceipts>();
        return services;
    }

    /// <summary>Carries out confirmed destruction runs in the background.</summary>
    public static IServiceCollection AddDestructionWorker(this IServiceCollection services) => services.AddHostedService<DestructionWorker>();

    /// <summary>Takes safety signals up the ladder in the background.</summary>
    public static IServiceCollection AddEscalationWorker(this IServiceCollection services) => services.AddHostedService<EscalationWorker>();

    /// <summary>Takes receipts away in the background once nobody can ask for them any more.</summary>
    public static IServiceCollection AddReceiptWorker(this IServiceCollection services) => services.AddHostedService<ReceiptWorker>();

    // The same few statements come with every request; planned once for each connection they cost a fraction. A pooler between that mixes transactions
    // cannot keep prepared statements: there say "Max Auto Prepare=0" in the connection string.
    private static string Prepared(string connection)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connection };
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (!said.ContainsKey("Max Auto Prepare")) (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (MostPrepared, 2);
        if (!said.ContainsKey("Maximum Pool Size")) settings.MaxPoolSize = MostConnections;
        return settings.ConnectionString;
    }
}

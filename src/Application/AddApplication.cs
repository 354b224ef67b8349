using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Mapping;
using IntegrativeCare.Application.Pipeline;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.SupervisedHours;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scrutor;

namespace IntegrativeCare.Application;

/// <summary>Registers the use cases and the way that every one of them goes.</summary>
public static class ApplicationRegistration
{
    /// <summary>The use cases, outermost step of the way first.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblies(typeof(ApplicationRegistration).Assembly)
            .AddClasses(found => found.AssignableTo(typeof(IRequestHandler<,>)).Where(type => !type.IsGenericTypeDefinition), publicOnly: false)
            .UsingRegistrationStrategy(RegistrationStrategy.Throw).AsImplementedInterfaces().WithTransientLifetime());

        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(RequestLog<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(MessageShape<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ConsentGate<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(SameAnswerTwice<,>));

        // Those that ship; the program puts in their place what it has read.
        services.AddSingleton(PolicyPackShelf.Shipped);

        // Read here, so that nothing starts with a table that nobody may rely on.
        services.AddSingleton(SessionStates.Shipped);
        _ = HandoffMoves.All;
        _ = HoursRequirements.All;
        _ = LanguagePack.Shipped;
        services.AddSingleton(ContraindicationRules.Shipped);
        services.AddSingleton(MassageCatalogue.Shipped);
        services.AddScoped<CheckInForce>();
        services.AddScoped<OpenRecord>();
        services.AddScoped<CarriedObligations>();
        services.AddScoped<IdempotentCall>();
        services.AddScoped<Sessions.TouchAgreement>();
        services.AddSingleton<AutoMapper.IConfigurationProvider>(_ => Maps.Build());
        services.AddSingleton<IMapper>(provider => new Mapper(provider.GetRequiredService<AutoMapper.IConfigurationProvider>()));
        return services;
    }
}

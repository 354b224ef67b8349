using System.Reflection;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Infrastructure.Persistence;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>Who may know whom. The table is in <c>docs/architecture.md</c>.</summary>
public sealed class Layers
{
    private static readonly Assembly Domain = typeof(AggregateRoot).Assembly;
    private static readonly Assembly Application = typeof(Receipt).Assembly;
    private static readonly Assembly Infrastructure = typeof(ClinicDbContext).Assembly;
    private static readonly Assembly Api = typeof(DoorRefusal).Assembly;

    [Fact]
    public void Let_the_domain_know_the_base_library_and_nothing_else() =>
        Assert.Empty(KnownTo(Domain).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));

    [Fact]
    public void Let_only_files_of_rules_be_read_as_json_in_the_domain() =>
        Assert.Equal(
            ["src/Domain/Contraindications/DataFile.cs", "src/Domain/Outcomes/InstrumentFile.cs", "src/Domain/Outcomes/Instruments.cs", "src/Domain/PolicyPacks/PolicyPackFile.cs", "src/Domain/Sessions/SessionStates.cs", "src/Domain/SupervisedHours/HoursRequirements.cs"],
            Repository.Sources("src/Domain").Where(file => file.Text.Contains("System.Text.Json", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void Keep_the_clock_out_of_the_domain() =>
        Assert.Empty(Repository.Sources("src/Domain").Where(file => file.Text.Contains("TimeProvider", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void Let_the_use_cases_know_the_domain_and_six_libraries()
    {
        string[] mayKnow =
        [
            "IntegrativeCare.Domain", "MediatR", "AutoMapper", "DiffPlex", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions",
            "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Scrutor",
        ];

        Assert.Empty(KnownTo(Application).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Except(mayKnow));
    }

    [Fact]
    public void Keep_the_database_and_http_out_of_the_use_cases() =>
        Assert.Empty(KnownTo(Application).Where(name => name.Contains("Npgsql", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.Contains("Relational", StringComparison.Ordinal) || name.StartsWith("Serilog", StringComparison.Ordinal)));

    [Fact]
    public void Keep_routes_documents_and_log_writers_out_of_the_infrastructure() =>
        Assert.Empty(KnownTo(Infrastructure).Where(name => name.StartsWith("IntegrativeCare.Api", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.Routing", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) || name.StartsWith("Swashbuckle", StringComparison.Ordinal) || name.StartsWith("Serilog", StringComparison.Ordinal)));

    [Fact]
    public void Let_endpoints_send_messages_and_touch_no_table() =>
        Assert.Empty(Repository.Sources("src/Api/Endpoints").Where(file => new[] { "ClinicDbContext", "IClinicDb", "AccountsDbContext", "Npgsql", "EntityFrameworkCore" }.Any(word => file.Text.Contains(word, StringComparison.Ordinal))).Select(file => file.Path));

    [Fact]
    public void Let_endpoints_know_ids_and_no_aggregate()
    {
        var aggregates = Domain.GetTypes().Where(type => type.IsSubclassOf(typeof(AggregateRoot))).ToHashSet();
        var shown = Api.GetTypes().Where(type => type.Namespace == "IntegrativeCare.Api.Endpoints").SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType), (method, type) => (Method: method.Name, Type: type));

        Assert.Empty(shown.Where(one => Parts(one.Type).Any(aggregates.Contains)));
    }

    [Fact]
    public void Hold_classes_that_are_sealed_unless_something_derives_from_them()
    {
        var all = new[] { Domain, Application, Infrastructure, Api }.SelectMany(assembly => assembly.GetTypes()).ToList();
        var bases = all.Select(type => type.BaseType).OfType<Type>().Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();

        var open = all.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && type.Name[0] != '<' && type.Namespace?.StartsWith("IntegrativeCare", StringComparison.Ordinal) == true && !bases.Contains(type));

        Assert.Empty(open.Select(type => type.FullName));
    }

    private static IEnumerable<string> KnownTo(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}

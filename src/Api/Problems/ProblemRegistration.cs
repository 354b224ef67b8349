namespace IntegrativeCare.Api.Problems;

public static class ProblemRegistration
{
    /// <summary>Reads and checks the catalogue at once, so that a broken one stops the start.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) => services.AddSingleton(ProblemCatalogue.Embedded);

    /// <summary>Everything that runs inside answers its refusals here. Put it inside the request log and outside all else that may refuse.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app.UseMiddleware<DomainProblems>();
}

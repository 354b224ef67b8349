using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace IntegrativeCare.Api.OpenApi;

/// <summary>The document at <c>/openapi/v1.json</c> (OpenAPI 3.1) and the page at <c>/swagger</c> that tries it.</summary>
public static class SwaggerSetup
{
    public const string Document = "v1";
    public const string BearerScheme = "bearer";

    public static IServiceCollection AddSwagger(this IServiceCollection services)
    {
        services.AddSingleton<OperationExamples>(_ => OperationExamples.Of(typeof(SwaggerSetup).Assembly));
        services.AddEndpointsApiExplorer();

        // The document must tell what the API really reads and writes, so it asks the same options.
        services.AddSingleton<ISerializerDataContractResolver>(provider => new PatchFields(new JsonSerializerDataContractResolver(provider.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions)));
        return services.AddSwaggerGen(Describe);
    }

    /// <summary>The document. Anybody may read it: it says how the API works, not what is in it.</summary>
    public static void MapOpenApi(this IEndpointRouteBuilder app) =>
        app.MapSwagger("/openapi/{documentName}.json", document => document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1).AllowAnonymous();

    /// <summary>The page, with a sign-in of its own. Put it before authorization: its files are public.</summary>
    public static IApplicationBuilder UseSwaggerPage(this IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = "swagger";
        page.DocumentTitle = "IntegrativeCare API";
        page.IndexStream = () => Assets.Open("swagger.html");
    });

    private static void Describe(SwaggerGenOptions document)
    {
        document.SwaggerDoc(Document, new OpenApiInfo
        {
            Title = "IntegrativeCare API",
            Version = Document,
            Description = "One shared care plan for psychotherapy and massage therapy, shown to each person as far as the client agreed. "
                + "Errors are `application/problem+json`; every `code` has a page under `/problems`.",
        });
        foreach (var assembly in new[] { typeof(SwaggerSetup).Assembly, typeof(Receipt).Assembly, typeof(DomainError).Assembly })
            document.IncludeXmlComments(assembly);

        document.SupportNonNullableReferenceTypes();
        document.NonNullableReferenceTypesAsRequired();
        document.UseAllOfToExtendReferenceSchemas();
        document.DocInclusionPredicate((_, operation) => operation.HttpMethod != HttpMethods.Head);
        document.AddSecurityDefinition(BearerScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The `accessToken` of `POST /api/v1/auth/sign-in`.",
        });
        document.SchemaFilter<PatchFieldsAreOptional>();
        document.OperationFilter<OperationGrammar>();
        document.OperationFilter<AccountingAnswer>();
        document.OperationFilter<ChartAnswer>();
        document.DocumentFilter<TagDescriptions>();
    }
}

/// <summary>Says that the list of disclosures can also be answered as an accounting, in JSON or as a page.</summary>
internal sealed class AccountingAnswer : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.OperationId != nameof(Endpoints.AuditEndpoints.ListDisclosures) || operation.Responses?["200"] is not OpenApiResponse { Content: { } content } || !content.TryGetValue("application/json", out var list)) return;
        var accounting = context.SchemaGenerator.GenerateSchema(typeof(Application.Audit.AccountingView), context.SchemaRepository);
        content["application/json"] = new OpenApiMediaType { Schema = new OpenApiSchema { OneOf = [list.Schema!, accounting] } };
        content["text/html"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }
}

/// <summary>Says that a chart and a trend can also be answered as a page to print.</summary>
internal sealed class ChartAnswer : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.OperationId is not (nameof(Endpoints.NoteEndpoints.GetChart) or nameof(Endpoints.OutcomeEndpoints.GetOutcomeTrends)) || operation.Responses?["200"] is not OpenApiResponse { Content: { } content }) return;
        content["text/html"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }
}

/// <summary>Adds to each operation what the grammar gives it: headers, paging, the refusals of the door, an example.</summary>
internal sealed class OperationGrammar(ProblemCatalogue catalogue, OperationExamples examples) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var takes = context.MethodInfo?.GetParameters().Select(parameter => parameter.ParameterType).ToHashSet() ?? [];
        var needsRevision = takes.Contains(typeof(ExpectedRevision));
        var isPaged = takes.Contains(typeof(Paging));
        var hasBody = operation.RequestBody is not null;
        var method = context.ApiDescription.HttpMethod;
        var isRead = method == HttpMethods.Get;
        var isClinical = context.ApiDescription.RelativePath?.Contains("{clientId", StringComparison.OrdinalIgnoreCase) is true;
        var isAnonymous = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();

        RemoveBound(operation, context.MethodInfo);
        var parameters = operation.Parameters ??= [];
        if (isPaged)
        {
            parameters.Add(Query("limit", $"How many rows at most, {Paging.Fewest}–{Paging.Most}.", Limit()));
            parameters.Add(Query("after", "The `nextCursor` of the page before. Leave it out for the first page.", Text()));
        }

        if (isClinical) parameters.Add(Header("X-Purpose-Of-Use", "Why the record is used, when it is not `treatment`: a supervisor says `supervision`. Only purposes that the caller's role may use.", required: false));
        if (isRead && AnswersTag(operation)) parameters.Add(Header("If-None-Match", "The `ETag` of an earlier answer: 304 when nothing has changed for this caller.", required: false));
        if (needsRevision) parameters.Add(Header("If-Match", "The `ETag` that was last read, such as `\"7-c2hvd24\"`. Only its revision counts.", required: true));
        if (takes.Contains(typeof(RevisionIfAny))) parameters.Add(Header("If-Match", "The `ETag` that was last read; left out when there is nothing yet.", required: false));
        if (method == HttpMethods.Post && !isAnonymous)
        {
            var key = Header(IdempotencyKey.Header, "A name for this act: sending it again within 24 hours answers as the first time and does nothing more.", required: false);
            ((OpenApiSchema)key.Schema!).MaxLength = IdempotencyKey.Longest;
            parameters.Add(key);
        }

        if (!isAnonymous)
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SwaggerSetup.BearerScheme, context.Document)] = [] }];

        var door = new List<string>();
        if (hasBody || parameters.Count > 0) door.Add(DoorRefusal.Unreadable.Code);
        if (needsRevision) door.AddRange([DoorRefusal.IfMatchUnreadable.Code, DoorRefusal.IfMatchMissing.Code, "request.stale"]);
        if (!isAnonymous) door.Add(DoorRefusal.SignInRequired.Code);
        if (hasBody) door.AddRange([DoorRefusal.TooLarge.Code, DoorRefusal.MediaType.Code]);
        if (hasBody || isPaged) door.Add("request.invalid");
        if (isPaged) door.Add("request.cursor_unreadable");
        door.AddRange([DoorRefusal.TooMany.Code, DoorRefusal.Unavailable.Code]);
        Refusals(operation, context, door);

        if (operation.OperationId is { } id && examples.TryFind(id, out var example) && operation.RequestBody?.Content is { } contents)
            foreach (var content in contents.Values) content.Example = example;
    }

    // What binds itself from the request is described above, not by its C# name.
    private static void RemoveBound(OpenApiOperation operation, MethodInfo? handler)
    {
        if (operation.Parameters is null || handler is null) return;
        var bound = handler.GetParameters().Where(parameter => parameter.ParameterType == typeof(ExpectedRevision) || parameter.ParameterType == typeof(RevisionIfAny) || parameter.ParameterType == typeof(Paging)).Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in operation.Parameters.Where(parameter => bound.Contains(parameter.Name)).ToList()) operation.Parameters.Remove(parameter);
    }

    private static bool AnswersTag(OpenApiOperation operation) => operation.Responses?.ContainsKey("304") is true;

    private void Refusals(OpenApiOperation operation, OperationFilterContext context, IEnumerable<string> door)
    {
        var responses = operation.Responses ??= [];
        foreach (var status in door.Select(code => catalogue.TryFind(code, out var entry) ? entry : throw new InvalidOperationException($"{code} is not in the catalogue.")).GroupBy(entry => entry.Status))
        {
            var key = status.Key.ToString(CultureInfo.InvariantCulture);
            var said = responses.TryGetValue(key, out var known) && known.Description?.Contains('`', StringComparison.Ordinal) is true ? known.Description : "";
            var missing = status.Where(entry => !said.Contains($"`{entry.Code}`", StringComparison.Ordinal)).Select(entry => $"`{entry.Code}`: {entry.Meaning}");
            responses[key] = new OpenApiResponse { Description = string.Join(' ', missing.Prepend(said).Where(part => part.Length > 0)) };
        }

        var problem = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
        foreach (var (status, response) in responses)
        {
            if (status[0] is not ('4' or '5') || response is not OpenApiResponse refusal) continue;
            refusal.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [DomainProblems.MediaType] = new() { Schema = problem } };
        }

        Retry(responses, "429");
        Retry(responses, "503");
        foreach (var success in new[] { "200", "201" })
            if (responses.TryGetValue(success, out var answer) && answer is OpenApiResponse { Content.Count: > 0 } own && (success == "201" || AnswersTag(operation)))
                (own.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))["ETag"] = new OpenApiHeader { Description = "Strong. Its first part is the revision for `If-Match`.", Schema = Text() };
    }

    private static void Retry(OpenApiResponses responses, string status)
    {
        if (responses.TryGetValue(status, out var response) && response is OpenApiResponse own)
            (own.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } };
    }

    private static OpenApiParameter Header(string name, string description, bool required) =>
        new() { Name = name, In = ParameterLocation.Header, Required = required, Description = description, Schema = Text() };

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Limit() => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = Paging.Fewest.ToString(CultureInfo.InvariantCulture),
        Maximum = Paging.Most.ToString(CultureInfo.InvariantCulture),
        Default = JsonValue.Create(Paging.Usual),
    };
}

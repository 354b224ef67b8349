using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace IntegrativeCare.Api.OpenApi;

/// <summary>The chapters of the documentation, in reading order. A feature's endpoints name theirs with <c>WithTags</c>.</summary>
internal sealed class TagDescriptions : IDocumentFilter
{
    private static readonly (string Tag, string Description)[] Chapters =
    [
        ("Sign-in", "Who is calling. Access tokens live minutes; refresh tokens are used once."),
        ("Clinic", "The clinic's own settings and the rules of the place it works in."),
        ("Practitioners", "Who may treat, in which discipline, under which licence and whose supervision."),
        ("My work", "What waits for the caller, across clients; each row is decided by itself."),
        ("Clients", "Who is cared for. That somebody is a client here is itself private."),
        ("Touch safety", "What touch is welcome, what is not, and how the client says stop."),
        ("Care team", "Who looks after this client, and since when. Membership alone opens nothing."),
        ("Consent", "What the client lets whom see, and for what. It can be withdrawn at any time and takes effect with the next read."),
        ("Emergency", "Looking without consent because somebody may come to harm. It ends by itself, the client sees it, and it is reviewed."),
        ("Care plans", "The plan both disciplines share. Each person sees the parts that the client agreed to."),
        ("Working together", "Messages and handoffs on a plan. Whoever may see the plan reads them, the client included."),
        ("Sessions", "Appointments, what was agreed for each, and what was done."),
        ("Care tasks", "What the rules of the clinic ask somebody to see to."),
        ("Notes", "What a practitioner writes. Signed notes never change; a bridge summary tells the other discipline what helps there."),
        ("Process notes", "What a psychotherapist keeps to themselves. Nobody else can tell whether there are any."),
        ("Outcomes", "How the client is doing, on measures with a known range."),
        ("Quality review", "What was counted across the clinic, to look at how it works. Small groups stay out, and nobody is named."),
        ("Safety", "Signals that somebody must look at, and what became of them."),
        ("Privacy", "Who saw what, when, and under which consent."),
        ("Retention", "How long records are kept, what keeps them longer, and how they are destroyed when nothing does."),
        ("FHIR", "The same record for other systems, in FHIR R4."),
    ];

    public static IReadOnlyCollection<string> Known { get; } = [.. Chapters.Select(chapter => chapter.Tag)];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var used = context.ApiDescriptions.SelectMany(operation => operation.ActionDescriptor.EndpointMetadata.OfType<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>()).SelectMany(tags => tags.Tags).ToHashSet(StringComparer.Ordinal);
        swaggerDoc.Tags = Chapters.Where(chapter => used.Contains(chapter.Tag)).Select(chapter => new OpenApiTag { Name = chapter.Tag, Description = chapter.Description }).ToHashSet();
    }
}

using System.Data.Common;
using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;

namespace IntegrativeCare.Api.Observability;

/// <summary>Stands before every sink and lets through what may be read by operators: ids, numbers, times and words on a short list.</summary>
/// <remarks>
/// Closed by default. A text whose name is not listed is written as <c>[withheld]</c>, a whole object is never written, and an exception is told by
/// its type, its SQL state and where it happened. Its message is kept only when our own code threw it: a database's or a parser's message quotes values.
/// </remarks>
internal sealed class Redaction(ILogEventSink inner) : ILogEventSink, IDisposable
{
    private const int DeepestCause = 5;

    private static readonly ScalarValue Withheld = new("[withheld]");

    /// <summary>Texts that our own code or the host chooses, never a caller and never a record.</summary>
    private static readonly HashSet<string> Readable = new(StringComparer.Ordinal)
    {
        "SourceContext", "Route", "RequestId", "TraceId", "SpanId", "ParentId", "TraceIdentifier", "ConnectionId", "Code", "Check", "Message", "MessageName", "Step", "Migration",
        "address", "EnvName", "EventName", "Version",
    };

    /// <summary>The host adds these to everything that happens during a request; they hold addresses.</summary>
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal) { "RequestPath", "ActionName", "Scope" };

    public void Emit(LogEvent logEvent)
    {
        var source = (logEvent.Properties.GetValueOrDefault("SourceContext") as ScalarValue)?.Value as string ?? "";
        var isDatabase = source.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || source.StartsWith("Npgsql", StringComparison.Ordinal);
        if (isDatabase && logEvent.Level < LogEventLevel.Warning) return;

        var properties = isDatabase ? DatabaseFacts(logEvent) : logEvent.Properties.Where(one => !Dropped.Contains(one.Key)).Select(one => new LogEventProperty(one.Key, Allowed(one.Key, one.Value)));
        var failure = logEvent.Exception is { } exception ? new[] { new LogEventProperty("Failure", new ScalarValue(Told(exception))) } : [];
        var template = isDatabase ? DatabaseTemplate : logEvent.MessageTemplate;

        inner.Emit(new LogEvent(logEvent.Timestamp, logEvent.Level, exception: null, template, properties.Concat(failure), logEvent.TraceId ?? default, logEvent.SpanId ?? default));
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    // The database layer writes statements, parameters and whole failures into its messages. What happened and where is enough.
    private static MessageTemplate DatabaseTemplate { get; } = new Serilog.Parsing.MessageTemplateParser().Parse("The database layer reported {EventName}");

    private static IEnumerable<LogEventProperty> DatabaseFacts(LogEvent logEvent)
    {
        var name = logEvent.Properties.GetValueOrDefault("EventId") is StructureValue id && id.Properties.FirstOrDefault(part => part.Name == "Name")?.Value is ScalarValue { Value: string text } ? text : "an event";
        yield return new("EventName", new ScalarValue(name));
        foreach (var kept in new[] { "SourceContext", "RequestId", "TraceId", "SpanId" })
            if (logEvent.Properties.TryGetValue(kept, out var value)) yield return new(kept, value);
    }

    private static LogEventPropertyValue Allowed(string name, LogEventPropertyValue value) => value switch
    {
        ScalarValue { Value: null or bool or int or long or double or decimal or byte or short or uint or ulong or float or Guid or DateTime or DateTimeOffset or DateOnly or TimeSpan or Enum } => value,
        ScalarValue { Value: string method } when name == "Method" && Logging.IsKnown(method) => value,
        ScalarValue { Value: string } when Readable.Contains(name) => value,
        StructureValue structure when name == "EventId" => structure,
        _ => Withheld,
    };

    private static string Told(Exception exception)
    {
        var told = new List<string>();
        for (Exception? cause = exception; cause is not null && told.Count < DeepestCause; cause = cause.InnerException)
            told.Add($"{cause.GetType().FullName}{StateOf(cause)}{OwnWords(cause)}\n{new StackTrace(cause, fNeedFileInfo: false).ToString().TrimEnd()}");
        return string.Join("\n caused by ", told);
    }

    private static string StateOf(Exception cause) => cause is DbException { SqlState: { } state } ? $" (SQL state {state})" : "";

    private static string OwnWords(Exception cause) =>
        cause is not DbException && (IsOurs(cause.GetType()) || (cause.GetType() == typeof(InvalidOperationException) && IsOurs(cause.TargetSite?.DeclaringType))) ? $": {cause.Message}" : "";

    private static bool IsOurs(Type? type) => type?.Assembly.GetName().Name?.StartsWith("IntegrativeCare.", StringComparison.Ordinal) is true;
}

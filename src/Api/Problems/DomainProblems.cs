using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using Microsoft.AspNetCore.Connections;

namespace IntegrativeCare.Api.Problems;

/// <summary>Turns every refusal and every failure into one kind of answer. The only place that gives a domain rule a status.</summary>
public sealed partial class DomainProblems(RequestDelegate next, ProblemCatalogue catalogue, ILogger<DomainProblems> log)
{
    public const string MediaType = "application/problem+json";

    /// <summary>How long to wait when the database or the ledger does not answer. Unit: seconds.</summary>
    public const int RetryAfterSeconds = 5;

    /// <summary>The caller went away before there was an answer. It is only logged: nobody reads it.</summary>
    public const int CallerLeft = StatusCodes.Status499ClientClosedRequest;

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Refused => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception failure)
        {
            await Answer(http, failure);
            return;
        }

        if (!http.Response.HasStarted && IsBare(http.Response) && DoorRefusal.ForBareStatus(http.Response.StatusCode) is { } refusal)
            await Write(http, Described(http, refusal));
    }

    private static bool IsBare(HttpResponse response) =>
        response.StatusCode >= 400 && response.ContentLength is null && string.IsNullOrEmpty(response.ContentType);

    private async Task Answer(HttpContext http, Exception failure)
    {
        if (HasLeft(http, failure))
        {
            if (!http.Response.HasStarted) http.Response.StatusCode = CallerLeft;
            return;
        }

        var problem = Described(http, failure, out var retryAfterSeconds);
        if (problem.Status == StatusCodes.Status500InternalServerError) UnexpectedFailure(log, failure, problem.Code);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable) OutOfReach(log, failure, problem.Code);

        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return;
        }

        http.Response.Clear();
        if (retryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Write(http, problem);
    }

    private static bool HasLeft(HttpContext http, Exception failure) =>
        http.RequestAborted.IsCancellationRequested && failure is OperationCanceledException or ConnectionResetException or ConnectionAbortedException;

    private Problem Described(HttpContext http, Exception failure, out int? retryAfterSeconds)
    {
        retryAfterSeconds = null;
        switch (failure)
        {
            case DomainException { Error: var error }:
                return Described(http, error.Code, StatusOf(error.Kind), error.Detail, PlacesOf(error));

            case DoorException { Refusal: var refusal, RetryAfterSeconds: var wait }:
                retryAfterSeconds = wait;
                return Described(http, refusal);

            case BadHttpRequestException { InnerException: UnreadableTextException text }:
                return Described(http, new DomainException(UnreadableTextException.RefusalAt(PlaceInRequest.Pointer(text.Path) ?? "")), out _);

            case BadHttpRequestException unread:
                return Described(http, DoorRefusal.ForBareStatus(unread.StatusCode) ?? DoorRefusal.Unreadable, PlaceInRequest.Of(unread) is { } place ? [place] : null);

            case SealBrokenException:
                return Described(http, DoorRefusal.SealBroken);

            default:
                if (!IsOutOfReach(failure)) return Described(http, DoorRefusal.Unexpected);
                retryAfterSeconds = RetryAfterSeconds;
                return Described(http, DoorRefusal.Unavailable);
        }
    }

    private static IReadOnlyList<ProblemPlace>? PlacesOf(DomainError error) => error switch
    {
        RequestInvalid invalid => [.. invalid.Errors.Select(PlaceOf)],
        { Pointer: { } pointer } => [new ProblemPlace { Pointer = pointer, Code = error.Code, Message = error.Detail }],
        _ => null,
    };

    private static ProblemPlace PlaceOf(FieldError field) =>
        new() { Pointer = field.Parameter is null ? field.Pointer : null, Parameter = field.Parameter, Code = field.Code, Message = field.Message };

    /// <summary>True when the database or the ledger did not answer, in whatever it is wrapped.</summary>
    /// <remarks>SQL states: 08 connection, 28 and 3D no admission, 53 resources, 57 shut down or cancelled by its own limit, 58 system.</remarks>
    private static bool IsOutOfReach(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is UnavailableException or OperationCanceledException) return true;
            if (cause is DbException { IsTransient: true }) return true;
            if (cause is DbException { SqlState: [_, _, ..] state } && state[..2] is "08" or "28" or "3D" or "53" or "57" or "58") return true;
        }

        return false;
    }

    private Problem Described(HttpContext http, DoorRefusal refusal, IReadOnlyList<ProblemPlace>? places = null) =>
        Described(http, refusal.Code, refusal.Status, detail: null, places);

    private Problem Described(HttpContext http, string code, int status, string? detail, IReadOnlyList<ProblemPlace>? places)
    {
        // A code without an entry fails the build (ErrorCodes test); if one ever slips through, its own sentence must do.
        var entry = catalogue.TryFind(code, out var found) ? found : null;
        return new()
        {
            Type = $"/problems/{code}",
            Title = entry?.Title ?? code,
            Status = status,
            Detail = detail ?? entry?.Meaning ?? code,
            Instance = $"{http.Request.PathBase}{http.Request.Path}",
            Code = code,
            TraceId = RequestId.TraceOf(http),
            Errors = places,
        };
    }

    private static async Task Write(HttpContext http, Problem problem)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(problem, ProblemJson.Default.Problem);
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = MediaType;
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed unexpectedly and was answered {Code}")]
    private static partial void UnexpectedFailure(ILogger log, Exception failure, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something the clinic depends on did not answer; the request was answered {Code}")]
    private static partial void OutOfReach(ILogger log, Exception failure, string code);
}

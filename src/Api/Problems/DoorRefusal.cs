namespace IntegrativeCare.Api.Problems;

/// <summary>A "no" said before any rule of care was asked: the request could not be read, was not signed in, came too often.</summary>
/// <remarks>Rules of care are refused with a <c>DomainError</c>. These few belong to HTTP alone; their sentence for the caller is the catalogue's.</remarks>
public sealed record DoorRefusal
{
    public static readonly DoorRefusal Unreadable = new("request.unreadable", StatusCodes.Status400BadRequest);
    public static readonly DoorRefusal IfMatchUnreadable = new("request.if_match_unreadable", StatusCodes.Status400BadRequest);
    public static readonly DoorRefusal SignInRequired = new("auth.required", StatusCodes.Status401Unauthorized);
    public static readonly DoorRefusal Forbidden = new("access.refused", StatusCodes.Status403Forbidden);
    public static readonly DoorRefusal RouteNotFound = new("route.not_found", StatusCodes.Status404NotFound);
    public static readonly DoorRefusal MethodNotAllowed = new("route.method_not_allowed", StatusCodes.Status405MethodNotAllowed);
    public static readonly DoorRefusal TooSlow = new("request.too_slow", StatusCodes.Status408RequestTimeout);
    public static readonly DoorRefusal TooLarge = new("request.too_large", StatusCodes.Status413PayloadTooLarge);
    public static readonly DoorRefusal MediaType = new("request.media_type", StatusCodes.Status415UnsupportedMediaType);
    public static readonly DoorRefusal IfMatchMissing = new("request.if_match_missing", StatusCodes.Status428PreconditionRequired);
    public static readonly DoorRefusal TooMany = new("request.too_many", StatusCodes.Status429TooManyRequests);
    public static readonly DoorRefusal Unexpected = new("server.unexpected", StatusCodes.Status500InternalServerError);
    public static readonly DoorRefusal SealBroken = new("record.seal_broken", StatusCodes.Status500InternalServerError);
    public static readonly DoorRefusal Unavailable = new("server.unavailable", StatusCodes.Status503ServiceUnavailable);

    private DoorRefusal(string code, int status) => (Code, Status) = (code, status);

    public static IReadOnlyList<DoorRefusal> All { get; } =
    [
        Unreadable, IfMatchUnreadable, SignInRequired, Forbidden, RouteNotFound, MethodNotAllowed, TooSlow, TooLarge, MediaType,
        IfMatchMissing, TooMany, Unexpected, SealBroken, Unavailable,
    ];

    public string Code { get; }

    public int Status { get; }

    /// <summary>The refusal that a bare status stands for when whoever set it gave no body.</summary>
    public static DoorRefusal? ForBareStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Unreadable,
        StatusCodes.Status401Unauthorized => SignInRequired,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => RouteNotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => TooSlow,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => MediaType,
        StatusCodes.Status429TooManyRequests => TooMany,
        StatusCodes.Status500InternalServerError => Unexpected,
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        _ => null,
    };
}

/// <summary>Carries a <see cref="DoorRefusal"/> to the one place that answers it.</summary>
public sealed class DoorException(DoorRefusal refusal) : Exception(refusal.Code)
{
    public DoorRefusal Refusal { get; } = refusal;

    /// <summary>How long to wait before asking again. Unit: whole seconds.</summary>
    public int? RetryAfterSeconds { get; init; }
}

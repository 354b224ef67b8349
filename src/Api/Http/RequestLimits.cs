using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace IntegrativeCare.Api.Http;

/// <summary>How much a caller may send and how slowly. Beyond it Kestrel stops reading: 413, 431 or 408.</summary>
public static class RequestLimits
{
    /// <summary>The longest body. Unit: bytes.</summary>
    public const int LongestBody = 1024 * 1024;

    /// <summary>All headers together. Unit: bytes.</summary>
    public const int LongestHeaders = 16 * 1024;

    /// <summary>Method, address and query. Unit: bytes.</summary>
    public const int LongestRequestLine = 8 * 1024;

    /// <summary>How long requests in flight may take to finish after the stop signal. Unit: seconds.</summary>
    public const int SecondsToFinish = 25;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services) => services
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(SecondsToFinish))
        .Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = LongestHeaders;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
}

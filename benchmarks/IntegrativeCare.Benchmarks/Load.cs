using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IntegrativeCare.Benchmarks;

/// <summary>What one round of requests took.</summary>
internal sealed record Round(int Count, double PerSecond, double MedianMs, double P99Ms, int Failures);

/// <summary>A lean load of GET requests over kept-open connections to loopback: bounded in time, and cheap, because it shares the processors with what it measures.</summary>
internal static class Load
{
    public static async Task<Round> Run(Uri server, string? token, IReadOnlyList<string> paths, int connections, TimeSpan time, int seed)
    {
        if (!IPAddress.Parse(server.Host).Equals(IPAddress.Loopback)) throw new InvalidOperationException("The load goes to loopback only.");

        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var workers = Enumerable.Range(0, connections).Select(i => Task.Run(() => Work(server, token, paths, until, new Random(seed + i)))).ToArray();
        var began = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(workers);
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;

        var times = done.SelectMany(worker => worker.Times).Order().ToArray();
        return new(times.Length, times.Length / elapsed, times[times.Length / 2], times[(int)(times.Length * 0.99)], done.Sum(worker => worker.Failures));
    }

    private static async Task<(List<double> Times, int Failures)> Work(Uri server, string? token, IReadOnlyList<string> paths, long until, Random random)
    {
        var times = new List<double>(4096);
        var failures = 0;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        var buffer = new byte[64 * 1024];
        while (Stopwatch.GetTimestamp() < until)
        {
            var request = Encoding.ASCII.GetBytes($"GET {paths[random.Next(paths.Count)]} HTTP/1.1\r\nHost: {server.Authority}\r\n{authorization}\r\n");
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            if (!await ReadAnswer(socket, buffer)) failures++;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (times, failures);
    }

    // True for a 200 with a body of the announced length.
    private static async Task<bool> ReadAnswer(Socket socket, byte[] buffer)
    {
        var filled = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            if (read == 0) throw new IOException("The server closed the connection.");
            filled += read;
            var head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;

            var text = Encoding.ASCII.GetString(buffer, 0, head);
            var at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
            var length = at < 0 ? 0 : int.Parse(text.AsSpan(at + 16, (text.IndexOf('\r', at) is var end && end < 0 ? text.Length : end) - at - 16), System.Globalization.CultureInfo.InvariantCulture);
            var missing = head + 4 + length - filled;
            while (missing > 0) missing -= await socket.ReceiveAsync(buffer.AsMemory(0, Math.Min(missing, buffer.Length)));
            return text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
        }
    }
}

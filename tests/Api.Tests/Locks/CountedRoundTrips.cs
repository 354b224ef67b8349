using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>Stands between the API and PostgreSQL and counts how often something was asked and waited for: a round trip is a turn from the server's words to the API's.</summary>
internal sealed class CountedRoundTrips : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly (string Host, int Port) server;
    private int turns;

    public CountedRoundTrips(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        server = (to.Host!, to.Port);
        listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, SslMode = SslMode.Disable }.ConnectionString;
        accepting = Accept();
    }

    public string ConnectionString { get; }

    /// <summary>How many round trips the act took on all connections together, what follows the answer included.</summary>
    public async Task<int> Of(Func<Task> act)
    {
        var before = await Settled();
        await act();
        return await Settled() - before;
    }

    private async Task<int> Settled()
    {
        for (var last = -1; ;)
        {
            var now = Volatile.Read(ref turns);
            if (now == last) return now;
            last = now;
            await Task.Delay(250, stop.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task Accept()
    {
        var relays = new List<Task>();
        try
        {
            while (true) relays.Add(Relay(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task Relay(TcpClient api)
    {
        using var database = new TcpClient { NoDelay = true };
        api.NoDelay = true;
        using (api)
        {
            await database.ConnectAsync(server.Host, server.Port, stop.Token);
            var (asked, said) = (api.GetStream(), database.GetStream());
            var serverSpoke = new StrongBox { Value = 1 };
            var there = Pump(asked, said, () =>
            {
                if (Interlocked.Exchange(ref serverSpoke.Value, 0) == 1) Interlocked.Increment(ref turns);
            });
            var back = Pump(said, asked, () => Interlocked.Exchange(ref serverSpoke.Value, 1));
            await Task.WhenAny(there, back);
        }
    }

    private async Task Pump(NetworkStream from, NetworkStream to, Action before)
    {
        var chunk = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReadAsync(chunk, stop.Token)) > 0;)
            {
                before();
                await to.WriteAsync(chunk.AsMemory(0, read), stop.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One side hung up, and so does the other.
        }
    }

    private sealed class StrongBox
    {
        public int Value;
    }
}

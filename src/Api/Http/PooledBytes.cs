using System.Buffers;

namespace IntegrativeCare.Api.Http;

/// <summary>A growing buffer of borrowed memory. It is wiped before it goes back: it held a client's record.</summary>
internal sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int _written;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _written);

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length == 0) return;
        bytes.AsSpan(0, _written).Clear();
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Ensure(int free)
    {
        if (_bytes.Length - _written >= free) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(_written + free)));
        _bytes.AsSpan(0, _written).CopyTo(larger);
        _bytes.AsSpan(0, _written).Clear();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}

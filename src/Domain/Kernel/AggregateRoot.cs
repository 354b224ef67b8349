namespace IntegrativeCare.Domain.Kernel;

/// <summary>A thing of the clinic that keeps its own promises and is loaded and saved whole.</summary>
public abstract class AggregateRoot
{
    /// <summary>Counts the changes since it was made, from 1. It travels as <c>ETag</c> and <c>If-Match</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Every method that changes something calls this last, so that a change of a child is a change of the whole.</summary>
    protected void Changed() => Revision++;

    /// <summary>Two people may not change the same thing from the same page: the second has to look again.</summary>
    /// <exception cref="DomainException"><see cref="RequestStale"/> when it has changed since <paramref name="revision"/>.</exception>
    public void MustBeAt(int revision)
    {
        if (revision != Revision) throw new DomainException(new RequestStale(Revision));
    }
}

/// <summary>The caller changed something that somebody else has changed in the meantime (Rule CR-082; I15).</summary>
/// <param name="Current">The revision it has now; <c>null</c> when two changes crossed and it has to be read again to know.</param>
public sealed record RequestStale(int? Current)
    : DomainError("request.stale", ErrorKind.Stale, "It has changed since you last read it. Read it again and repeat what still holds.");

using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Access;

/// <summary>What whoever receives this request's answer must carry along, from what was really shown: nothing is known here of what was not.</summary>
public sealed class CarriedObligations
{
    private readonly List<(ClientId Client, Guid Directive)> scope = [];

    /// <summary>True when something was shown that may not be passed on (Rule CR-013; I27).</summary>
    public bool NoRedisclosure { get; private set; }

    /// <summary>The directives under which it was shown; none where a rule without a directive showed it.</summary>
    public IReadOnlyList<(ClientId Client, Guid Directive)> Scope => scope;

    /// <summary>Takes up what was shown of a client.</summary>
    internal void Carry(ClientId client, IDisclosed disclosed)
    {
        foreach (var (proof, _) in disclosed.Shown)
        {
            if (!proof.Decision.Obligations.HasFlag(Obligations.NoRedisclosure)) continue;
            NoRedisclosure = true;
            if (proof.Decision is { Reason: DecisionReason.Directive, Under: { } directive } && !scope.Contains((client, directive))) scope.Add((client, directive));
        }
    }
}

using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>See the accesses of the clinic, newest first.</summary>
[For(Role.PrivacyOfficer)]
public sealed record ListAuditEvents(int Limit, Cursor? After) : IRequest<Slice<AccessView>>, IUsesNoClientRecord
{
    /// <summary>Which of them; all when left out.</summary>
    public AccessFilter Filter { get; init; } = new();

    internal sealed class Handler(IAccessHistory history) : IRequestHandler<ListAuditEvents, Slice<AccessView>>
    {
        public async Task<Slice<AccessView>> Handle(ListAuditEvents request, CancellationToken cancellationToken)
        {
            AccessPlace.MustHold(request.Filter);
            return Slice.Of(await history.Read(request.Filter, AccessPlace.Of(request.After), request.Limit + 1, cancellationToken), request.Limit, AccessPlace.Of);
        }
    }
}

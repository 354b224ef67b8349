using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>See all accesses of the clinic, newest first.</summary>
[For(Role.PrivacyOfficer)]
public sealed record ListAuditEvents(int Limit, Cursor? After) : IRequest<Slice<AccessView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IAccessHistory history) : IRequestHandler<ListAuditEvents, Slice<AccessView>>
    {
        public async Task<Slice<AccessView>> Handle(ListAuditEvents request, CancellationToken cancellationToken) =>
            Slice.Of(await history.Read(client: null, AccessPlace.Of(request.After), request.Limit + 1, cancellationToken), request.Limit, AccessPlace.Of);
    }
}

using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>Check that no row of the clinic's ledger was changed or taken away (I62).</summary>
[For(Role.PrivacyOfficer)]
public sealed record CheckIntegrity : IRequest<IntegrityView>, IUsesNoClientRecord
{
    internal sealed class Handler(IAccessHistory history) : IRequestHandler<CheckIntegrity, IntegrityView>
    {
        public Task<IntegrityView> Handle(CheckIntegrity request, CancellationToken cancellationToken) => history.Verify(cancellationToken);
    }
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Retention;

/// <summary>List the records of a destruction run: whose they are by id and initials, why they may go, and what became of each. Each client who is still here is told in their ledger.</summary>
[For(Role.PrivacyOfficer, Role.ClinicAdministrator)]
public sealed record ListDestructionItems(DestructionRunId RunId, int Limit, Cursor? After) : IRequest<DestructionItems>, IUsesManyClientRecords
{
    internal sealed class Handler(IClinicDb db, IDestructionItems items) : IRequestHandler<ListDestructionItems, DestructionItems>
    {
        public async Task<DestructionItems> Handle(ListDestructionItems request, CancellationToken cancellationToken)
        {
            if (!await db.DestructionRuns.AnyAsync(run => run.Id == request.RunId, cancellationToken)) throw new Domain.Kernel.DomainException(new DestructionRunNotFound());
            var page = await items.Page(request.RunId, request.After?.Id, request.Limit + 1, cancellationToken);
            return new(Slice.Of(page, request.Limit, item => Cursor.After("", item.ClientId)));
        }
    }
}

/// <summary>Records of a run.</summary>
public sealed record DestructionItems(Slice<DestructionItemView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown => [.. Slice.Items.Where(item => item.Initials is not null).Select(item => new ShownRecord(new ClientId(item.ClientId), null))];
}

using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>List every version of one directive that is for the caller's eyes: what it replaced, what replaced it, and what is drafted to.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record ListDirectiveHistory(ClientId ClientId, DirectiveId Id, int Limit, Cursor? After) : IRequest<Disclosed<Slice<DirectiveView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<ListDirectiveHistory, Disclosed<Slice<DirectiveView>>>
    {
        public async Task<Disclosed<Slice<DirectiveView>>> Handle(ListDirectiveHistory request, CancellationToken cancellationToken)
        {
            var all = await db.Directives.AsNoTracking().Where(d => d.Supersedes != null).Select(d => new { d.Id, Supersedes = d.Supersedes!.Value }).ToListAsync(cancellationToken);
            var chain = ChainOf(request.Id, all.ConvertAll(d => (d.Id, d.Supersedes)));
            var versions = db.Directives.AsNoTracking().VisibleTo(caller, record).Where(d => chain.Contains(d.Id));
            if (!await versions.AnyAsync(d => d.Id == request.Id, cancellationToken)) throw new DomainException(new DirectiveNotFound());

            if (request.After is { } after)
            {
                var last = new DirectiveId(after.Id);
                versions = versions.Where(d => d.Id.CompareTo(last) < 0);
            }

            var rows = await versions.OrderByDescending(d => d.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return record.Disclose(Slice.Of(rows.ConvertAll(d => mapper.ViewOf(d, caller, record)), request.Limit, view => Cursor.After("", view.Id)));
        }

        // Versions need not all be for the caller's eyes, so the chain is followed through those that are not.
        private static List<DirectiveId> ChainOf(DirectiveId one, List<(DirectiveId Newer, DirectiveId Older)> links)
        {
            var chain = new HashSet<DirectiveId> { one };
            while (links.FindAll(link => chain.Contains(link.Newer) != chain.Contains(link.Older)) is { Count: > 0 } next)
            {
                foreach (var (newer, older) in next) chain.UnionWith([newer, older]);
            }

            return [.. chain];
        }
    }
}

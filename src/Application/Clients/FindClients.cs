using AutoMapper.QueryableExtensions;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Clients;

/// <summary>Find clients by the beginning of the name that they use: the front desk in the whole clinic, practitioners among those whose name is shared with them.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record FindClients(string? NameBegins, int Limit, Cursor? After) : IRequest<FoundClients>, IUsesManyClientRecords
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, AutoMapper.IConfigurationProvider maps) : IRequestHandler<FindClients, FoundClients>
    {
        public async Task<FoundClients> Handle(FindClients request, CancellationToken cancellationToken)
        {
            if (request.NameBegins is { } asked && (asked.Length > PlainText.Line || !PlainText.IsReadable(asked)))
                throw new DomainException(new RequestInvalid([new FieldError("", "text.unreadable", $"Ask by at most {PlainText.Line} characters that can be shown.") { Parameter = "q" }]));

            var clients = db.Clients.AsNoTracking().AsQueryable();
            if (!string.IsNullOrWhiteSpace(request.NameBegins))
            {
                var begins = Literal(request.NameBegins.Trim()).ToLowerInvariant() + "%";
#pragma warning disable CA1304, CA1311 // Translated to SQL lower(), which the index is made for.
                clients = clients.Where(c => EF.Functions.Like(c.NameUsed.ToLower(), begins, "\\"));
#pragma warning restore CA1304, CA1311
            }

            if (request.After is { } after)
            {
                var last = new ClientId(after.Id);
                clients = clients.Where(c => c.Id.CompareTo(last) > 0);
            }

            var rows = await record.OverCaseload(() => clients.OrderBy(c => c.Id).Take(request.Limit + 1).ProjectTo<ClientSummaryView>(maps).ToListAsync(cancellationToken));
            return new FoundClients(Slice.Of([.. rows.OrderBy(client => client.Id).Take(request.Limit + 1)], request.Limit, client => Cursor.After("", client.Id)));
        }

        private static string Literal(string text) =>
            text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
    }
}

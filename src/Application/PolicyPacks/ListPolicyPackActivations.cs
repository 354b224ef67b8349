using System.Globalization;
using AutoMapper.QueryableExtensions;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.PolicyPacks;

/// <summary>List by whose rules the clinic has worked, works and will work: every choice ever made, the last one first.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record ListPolicyPackActivations(int Limit, Cursor? After) : IRequest<Slice<PolicyPackActivationView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, AutoMapper.IConfigurationProvider maps) : IRequestHandler<ListPolicyPackActivations, Slice<PolicyPackActivationView>>
    {
        public async Task<Slice<PolicyPackActivationView>> Handle(ListPolicyPackActivations request, CancellationToken cancellationToken)
        {
            var now = record.Now;
            var applying = await db.PolicyPackActivations.Where(a => a.From <= now).OrderByDescending(a => a.From).ThenByDescending(a => a.ClinicRevision)
                .Select(a => (int?)a.ClinicRevision).FirstOrDefaultAsync(cancellationToken);
            var all = db.PolicyPackActivations.AsNoTracking();
            if (request.After is { } after)
            {
                var last = int.TryParse(after.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : throw new DomainException(new CursorUnreadable());
                all = all.Where(a => a.ClinicRevision < last);
            }

            var rows = await all.OrderByDescending(a => a.ClinicRevision).Take(request.Limit + 1).ProjectTo<PolicyPackActivationView>(maps).ToListAsync(cancellationToken);
            rows = rows.ConvertAll(row => row.ClinicRevision == applying ? row with { AppliesAs = record.Pack.Reference } : row);
            return Slice.Of(rows, request.Limit, row => Cursor.After(row.ClinicRevision.ToString(CultureInfo.InvariantCulture), row.Id));
        }
    }
}

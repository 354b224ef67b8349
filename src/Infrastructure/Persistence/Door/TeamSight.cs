using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Door;

/// <summary>Asks the disclosure policy for each massage therapist of a team, on the facts of the request's own snapshot.</summary>
internal sealed class TeamSight(ClinicDbContext db, ICaller caller, OpenRecord record) : ITeamSight
{
    private const Discipline Touch = Discipline.MassageTherapy;

    public async Task<IReadOnlyList<MassageTherapistSight>> OfMassageTherapists(CarePlan plan, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = new FactsBatch(connection, (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
        batch.Add(FactsSql.TouchTeam, plan.ClientId.Value, record.Now);
        batch.Add(FactsSql.TouchTeamLicences, plan.ClientId.Value, record.Now);
        batch.Add(FactsSql.ExpressConsentOnly, caller.ClinicId.Value);
        batch.Add(FactsSql.Directives, plan.ClientId.Value, record.Now);
        await using var rows = await batch.RunAll(ct);

        var team = await ClinicDoor.ReadAll(rows, ReadMember, ct);
        await rows.NextResultAsync(ct);
        var licences = (await ClinicDoor.ReadAll(rows, row => (Practitioner: row.GetGuid(6), Licence: ClinicDoor.ReadLicence(row, record.Pack)), ct)).ToLookup(row => row.Practitioner, row => row.Licence);
        await rows.NextResultAsync(ct);
        var expressOnly = record.Pack.NeedsExpressConsent(await rows.ReadAsync(ct) && rows.GetBoolean(0));
        await rows.NextResultAsync(ct);
        var directives = await ClinicDoor.ReadAll(rows, row => ClinicDoor.ReadDirective(row).Terms, ct);

        var moment = new Moment(record.Now, record.Today, PurposeOfUse.Treatment);
        return [.. team.GroupBy(member => member.Practitioner).Select(member => SightOf(member.Key, member.First().IsEnabled, [.. member.Select(m => m.Membership)]))];

        MassageTherapistSight SightOf(Guid practitioner, bool isEnabled, List<TeamMembership> memberships)
        {
            var facts = new AccessFacts
            {
                Client = plan.ClientId,
                Reader = new Reader { PersonId = practitioner, Practitioner = new PractitionerId(practitioner) },
                ClientIsHere = true,
                AccountIsEnabled = isEnabled,
                ExpressConsentOnly = expressOnly,
                Licences = [.. licences[practitioner]],
                Memberships = memberships,
                Directives = directives,
            };

            // Without an active licence for touch nobody is touched by them, whatever they may read as something else.
            var isLicensed = facts.Licences.Any(licence => licence.Discipline == Touch && licence.IsActive(record.Today));
            return new(new PractitionerId(practitioner),
                isLicensed && DisclosurePolicy.Decide(facts, moment, InformationCategory.CarePlan, plan.Author, plan.Id.Value).IsPermitted,
                isLicensed && DisclosurePolicy.Decide(facts, moment, InformationCategory.SafetyCues, author: null, plan.ClientId.Value).IsPermitted);
        }
    }

    private static (Guid Practitioner, TeamMembership Membership, bool IsEnabled) ReadMember(NpgsqlDataReader row) =>
        (row.GetGuid(4), ClinicDoor.ReadMembership(row).Membership, row.GetBoolean(5));
}

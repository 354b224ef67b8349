using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Sessions;

/// <summary>Raises the tasks through the one function that writes them across clients. It reads nothing to the caller: what it answers goes into the ledger and nowhere else.</summary>
internal sealed class HandoversInSql(ClinicDbContext db, OpenRecord at) : IHandovers
{
    public async Task<IReadOnlyList<ShownRecord>> Raise(PractitionerId practitioner, Discipline discipline, DateOnly from, CancellationToken ct)
    {
        await using var raise = new NpgsqlCommand("select task, client from care.raise_handovers($1, $2, $3, $4)", (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
        {
            Parameters = { new() { Value = practitioner.Value }, new() { Value = Conventions.Word(discipline) }, new() { Value = from }, new() { Value = at.Now } },
        };
        await using var rows = await raise.ExecuteReaderAsync(ct);
        var author = new Author(practitioner.Value, discipline);
        return await ClinicDoor.ReadAll(rows, row => new ShownRecord(new ClientId(row.GetGuid(1)), new DisclosedPart(InformationCategory.Scheduling, author, row.GetGuid(0))), ct);
    }
}

using IntegrativeCare.Application.SupervisedHours;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.SupervisedHours;

/// <summary>Asks the one function that says whether the caller held a session.</summary>
internal sealed class HeldSessions(ClinicDbContext db) : IHeldSessions
{
    public async Task<bool> HeldAsPsychotherapist(SessionId session, DateOnly on, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("select care.held_as_psychotherapist($1, $2)", (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
        {
            Parameters = { new() { Value = session.Value }, new() { Value = on } },
        };
        return await ask.ExecuteScalarAsync(ct) is true;
    }
}

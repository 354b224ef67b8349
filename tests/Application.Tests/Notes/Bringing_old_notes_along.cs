using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.Migrations;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Notes;

/// <summary>Notes that were signed before sections were records of their own, and before text was sealed.</summary>
public sealed class Bringing_old_notes_along(PostgresServer server)
{
    private const string Signed = "00000000-0000-0000-0000-000000000005";
    private const string Draft = "00000000-0000-0000-0000-000000000006";
    private const string Ruth = "00000000-0000-0000-0000-000000000002";
    private const string Maya = "00000000-0000-0000-0000-000000000003";
    private const string Session = "00000000-0000-0000-0000-000000000004";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I42_keeps_their_text_their_signature_and_their_drafts()
    {
        await using var database = await server.NewEmptyDatabase(Ct);
        var clinic = await HasAPast(database);

        await ClinicMigrations.Apply(database.OwnerConnectionString, _ => { }, Ct);
        await Unsealed.SealAll(database.OwnerConnectionString, Secret.Wrapping, TimeProvider.System, _ => { }, Ct);

        var ring = new KeyRing(database.OwnerConnectionString, Secret.Wrapping, TimeProvider.System);
        await using var db = ClinicDbContext.ForOwner(database.OwnerConnectionString, ring);
        ((IHoldsKeys)db).Keys = await ring.Of(clinic, Ct);
        var (old, sections) = (
            await db.Notes.IgnoreQueryFilters().AsNoTracking().SingleAsync(n => n.Id == new NoteId(Guid.Parse(Signed)), Ct),
            await db.NoteSections.IgnoreQueryFilters().AsNoTracking().OrderBy(s => s.Position).ToListAsync(Ct));
        var draft = await db.Notes.IgnoreQueryFilters().AsNoTracking().SingleAsync(n => n.Id == new NoteId(Guid.Parse(Draft)), Ct);

        Assert.Equal([("data", "Maya slept."), ("plan", "Go on.")], sections.Select(s => (s.Heading!, s.Said.Text)));
        Assert.All(sections, s => Assert.Equal((old.Id, InformationCategory.PsychotherapyProgress), (s.NoteId, s.Category)));
        Assert.Equal((1, 1, old.Id, NoteStatus.Signed), (old.HashedBy, old.Version, old.OriginalId, old.Status));
        Assert.True(old.IsAsSigned(sections.Select(s => s.Said)));
        Assert.Empty(old.Draft);
        Assert.Equal(2, draft.HashedBy);
        Assert.Equal([("data", " Half a sentence ")], draft.Draft.Select(s => (s.Heading, s.Text)));
    }

    private static async Task<ClinicId> HasAPast(ClinicDatabase database)
    {
        await using (var before = ClinicDbContext.ForMigrations(database.OwnerConnectionString))
            await before.Database.GetService<IMigrator>().MigrateAsync("20261121000019_language_rules", Ct);
        var clinic = ClinicId.New();
        var hash = Fingerprint("session-note/1", Signed, Maya, Session, Ruth, "Psychotherapy", "Dap", "data", "Maya slept.", "plan", "Go on.");
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false }.ConnectionString);
        await using var write = owner.CreateCommand(
            $$"""
            insert into care.clinics values ('{{clinic.Value}}', 'Harbour', 'UTC', 'CA-ON', false, 12, 60, 10, 3, '{}');
            insert into care.practitioners (id, clinic_id, display_name, revision) values ('{{Ruth}}', '{{clinic.Value}}', 'Ruth', 1);
            insert into care.clients (id, clinic_id, author_id, registered_at, name_used, languages, time_zone, revision) values ('{{Maya}}', '{{clinic.Value}}', '{{Ruth}}', now(), 'Maya', array['en'], 'UTC', 1);
            insert into care.sessions (id, clinic_id, client_id, author_id, author_discipline, discipline, starts_at, ends_at, status, revision)
              values ('{{Session}}', '{{clinic.Value}}', '{{Maya}}', '{{Ruth}}', 'psychotherapy', 'psychotherapy', now(), now() + interval '1 hour', 'completed', 1);
            insert into care.session_notes (id, clinic_id, client_id, author_id, author_discipline, category, session_id, format, sections, written_at, status, signed_at, content_hash, revision)
              values ('{{Signed}}', '{{clinic.Value}}', '{{Maya}}', '{{Ruth}}', 'psychotherapy', 'psychotherapyProgress', '{{Session}}', 'dap',
                      '[{"heading": "data", "text": "Maya slept."}, {"heading": "plan", "text": "Go on."}]', now(), 'signed', now(), '{{hash}}', 2),
                     ('{{Draft}}', '{{clinic.Value}}', '{{Maya}}', '{{Ruth}}', 'psychotherapy', 'psychotherapyProgress', '{{Session}}', 'dap', '[{"heading": "data", "text": " Half a sentence "}]', now(), 'draft', null, null, 1)
            """);
        await write.ExecuteNonQueryAsync(Ct);
        return clinic;
    }

    // As it was drawn then: each part led by its length.
    private static string Fingerprint(params string[] parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = new byte[sizeof(int)];
        foreach (var bytes in parts.Select(Encoding.UTF8.GetBytes))
        {
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

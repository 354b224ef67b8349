using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Notes;

internal sealed class NoteConfiguration : IEntityTypeConfiguration<SessionNote>, IEntityTypeConfiguration<SignedSection>, IEntityTypeConfiguration<Addendum>, IEntityTypeConfiguration<NoteReturn>
{
    public void Configure(EntityTypeBuilder<SessionNote> note)
    {
        note.ToTable("session_notes");
        note.HasKey(n => n.Id);
        note.Property(n => n.Id).ValueGeneratedNever();
        note.Ignore(n => n.IsGivenUp);
        note.Ignore(n => n.Draft);
        note.Seals<SessionNote, List<NoteSection>?>("_draft");
        note.Seals(n => n.AmendmentReason);
        note.Seals(n => n.ErrorReason);
        note.Property(n => n.ContentHash).HasConversion(hash => hash!.Value, text => ContentHash.Of(text));
        note.Property(n => n.CoSignedHash).HasConversion(hash => hash!.Value, text => ContentHash.Of(text));
        note.IsClientRecord("case when status = 'draft' then array['draft/' || author_id::text] else care.keys_of(category, author_discipline, author_id, id) end");
        note.HasOne<Client>().WithMany().HasForeignKey(n => n.ClientId).OnDelete(DeleteBehavior.NoAction);
        note.HasOne<Session>().WithMany().HasForeignKey(n => n.SessionId).OnDelete(DeleteBehavior.NoAction);
        note.HasOne<SessionNote>().WithMany().HasForeignKey(n => n.AmendsId).OnDelete(DeleteBehavior.NoAction);
        note.HasIndex(n => new { n.ClientId, n.WrittenAt, n.Id }).IsDescending(false, true, true).HasDatabaseName("ix_session_notes_client_id");
        note.HasIndex(n => n.SessionId).HasDatabaseName("ix_session_notes_session_id");
        note.HasIndex(n => n.AmendsId).IsUnique().HasFilter("entered_in_error_at is null").HasDatabaseName("ux_session_notes_amends");
        note.HasIndex(n => n.OriginalId).HasDatabaseName("ix_session_notes_original_id");
        note.HasIndex(n => new { n.ClientId, n.SignedAt }).HasFilter("status = 'awaitingCoSignature'").HasDatabaseName("ix_session_notes_awaiting");
        note.HasParts(n => n.Addenda, "SessionNoteId");
        note.HasParts(n => n.Returns, "SessionNoteId");
    }

    public void Configure(EntityTypeBuilder<SignedSection> section)
    {
        section.ToTable("note_sections");
        section.HasKey(s => s.Id);
        section.Property(s => s.Id).ValueGeneratedNever();
        section.Ignore(s => s.Said);
        section.Seals(s => s.Content);
        section.IsClientRecord("care.keys_of(category, author_discipline, author_id, note_id)");
        section.HasOne<Client>().WithMany().HasForeignKey(s => s.ClientId).OnDelete(DeleteBehavior.NoAction);
        section.HasOne<SessionNote>().WithMany().HasForeignKey(s => s.NoteId).OnDelete(DeleteBehavior.NoAction);
        section.HasIndex(s => new { s.ClientId, s.Category }).HasDatabaseName("ix_note_sections_client_id");
        section.HasIndex(s => new { s.NoteId, s.Position }).IsUnique().HasDatabaseName("ux_note_sections_position");
    }

    public void Configure(EntityTypeBuilder<Addendum> addendum)
    {
        addendum.ToTable("addenda");
        addendum.HasKey(a => a.Id);
        addendum.Property(a => a.Id).ValueGeneratedNever();
        addendum.Seals(a => a.Text);
        addendum.Seals(a => a.Reason);
        addendum.HasAuthor(a => a.Author, "author");
        addendum.HasIndex("SessionNoteId").HasDatabaseName("ix_addenda_session_note_id");
    }

    public void Configure(EntityTypeBuilder<NoteReturn> back)
    {
        back.ToTable("note_returns");
        back.HasKey(r => r.Id);
        back.Property(r => r.Id).ValueGeneratedNever();
        back.Seals(r => r.Comment);
        back.HasAuthor(r => r.By, "by");
        back.HasIndex("SessionNoteId").HasDatabaseName("ix_note_returns_session_note_id");
    }
}

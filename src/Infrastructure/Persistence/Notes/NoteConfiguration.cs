using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Notes;

internal sealed class NoteConfiguration : IEntityTypeConfiguration<SessionNote>, IEntityTypeConfiguration<Addendum>
{
    public void Configure(EntityTypeBuilder<SessionNote> note)
    {
        note.ToTable("session_notes");
        note.HasKey(n => n.Id);
        note.Property(n => n.Id).ValueGeneratedNever();
        note.Ignore(n => n.Sections);
        note.Ignore(n => n.IsAsSigned);
        note.Property<List<NoteSection>>("_sections").IsJson();
        note.Property(n => n.ContentHash).HasConversion(hash => hash!.Value, text => ContentHash.Of(text));
        note.IsClientRecord("case when status = 'draft' then array['draft/' || author_id::text] else care.keys_of(category, author_discipline, author_id, id) end");
        note.HasOne<Client>().WithMany().HasForeignKey(n => n.ClientId).OnDelete(DeleteBehavior.NoAction);
        note.HasOne<Session>().WithMany().HasForeignKey(n => n.SessionId).OnDelete(DeleteBehavior.NoAction);
        note.HasIndex(n => new { n.ClientId, n.WrittenAt, n.Id }).IsDescending(false, true, true).HasDatabaseName("ix_session_notes_client_id");
        note.HasIndex(n => n.SessionId).HasDatabaseName("ix_session_notes_session_id");
        note.HasParts(n => n.Addenda, "SessionNoteId");
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
}

using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.ProcessNotes;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.ProcessNotes;

internal sealed class ProcessNoteConfiguration : IEntityTypeConfiguration<ProcessNote>
{
    public void Configure(EntityTypeBuilder<ProcessNote> note)
    {
        note.ToTable("process_notes");
        note.HasKey(n => n.Id);
        note.Property(n => n.Id).ValueGeneratedNever();
        note.Ignore(n => n.Category);
        note.Seals(n => n.Content, SealKind.ProcessNotes);
        note.IsClientRecord("care.keys_of('psychotherapyProcess', author_discipline, author_id, id)");
        note.HasOne<Client>().WithMany().HasForeignKey(n => n.ClientId).OnDelete(DeleteBehavior.NoAction);
        note.HasIndex(n => new { n.ClientId, n.Id }).HasDatabaseName("ix_process_notes_client_id");
    }
}

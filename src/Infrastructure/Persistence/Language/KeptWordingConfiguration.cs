using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Language;

internal sealed class KeptWordingConfiguration : IEntityTypeConfiguration<KeptWording>
{
    public void Configure(EntityTypeBuilder<KeptWording> kept)
    {
        kept.ToTable("kept_wordings");
        kept.HasKey(k => k.Id);
        kept.Property(k => k.Id).ValueGeneratedNever();
        kept.Seals(k => k.Reason);
        kept.IsClientRecord("array['draft/' || author_id::text]");
        kept.HasOne<Client>().WithMany().HasForeignKey(k => k.ClientId).OnDelete(DeleteBehavior.NoAction);
        kept.HasOne<SessionNote>().WithMany().HasForeignKey(k => k.NoteId).OnDelete(DeleteBehavior.NoAction);
        kept.HasIndex(k => new { k.ClientId, k.Id }).HasDatabaseName("ix_kept_wordings_client_id");
        kept.HasIndex(k => new { k.NoteId, k.Id }).HasDatabaseName("ix_kept_wordings_note_id");
    }
}

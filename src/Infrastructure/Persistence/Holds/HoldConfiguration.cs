using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Holds;

internal sealed class HoldConfiguration : IEntityTypeConfiguration<Hold>, IEntityTypeConfiguration<HoldReason>
{
    public void Configure(EntityTypeBuilder<Hold> hold)
    {
        hold.ToTable("holds");
        hold.HasKey(h => h.Id);
        hold.Property(h => h.Id).ValueGeneratedNever();
        hold.Ignore(h => h.Category);
        hold.Property(h => h.Limits).IsJson();
        hold.IsClientRecord("care.keys_of('safetyCues', author_discipline, author_id, id)");
        hold.HasOne<Client>().WithMany().HasForeignKey(h => h.ClientId).OnDelete(DeleteBehavior.NoAction);
        hold.HasIndex(h => new { h.ClientId, h.Id }).HasDatabaseName("ix_holds_client_id");
    }

    public void Configure(EntityTypeBuilder<HoldReason> reason)
    {
        reason.ToTable("hold_reasons");
        reason.HasKey(r => r.Id);
        reason.Property(r => r.Id).ValueGeneratedNever();
        reason.Seals(r => r.Text);
        reason.IsClientRecord("care.keys_of(category, author_discipline, author_id, id)");
        reason.HasOne<Client>().WithMany().HasForeignKey(r => r.ClientId).OnDelete(DeleteBehavior.NoAction);
        reason.HasOne<Hold>().WithOne().HasForeignKey<HoldReason>(r => r.HoldId).OnDelete(DeleteBehavior.NoAction);
        reason.HasIndex(r => r.HoldId).IsUnique().HasDatabaseName("ux_hold_reasons_hold");
        reason.HasIndex(r => new { r.ClientId, r.Id }).HasDatabaseName("ix_hold_reasons_client_id");
    }
}

using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.BridgeSummaries;

internal sealed class BridgeSummaryConfiguration : IEntityTypeConfiguration<BridgeSummary>
{
    public void Configure(EntityTypeBuilder<BridgeSummary> bridge)
    {
        bridge.ToTable("bridge_summaries");
        bridge.HasKey(b => b.Id);
        bridge.Property(b => b.Id).ValueGeneratedNever();
        bridge.Seals(b => b.Text);
        bridge.IsClientRecord(
            "case when withdrawn_at is null then care.keys_of(category, author_discipline, author_id, id) else array[category || '/' || author_id::text, category || '/' || client_id::text] end");
        bridge.HasOne<Client>().WithMany().HasForeignKey(b => b.ClientId).OnDelete(DeleteBehavior.NoAction);
        bridge.HasIndex(b => new { b.ClientId, b.Id }).HasDatabaseName("ix_bridge_summaries_client_id");
    }
}

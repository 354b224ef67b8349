using IntegrativeCare.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Audit;

internal sealed class OutsideDisclosureConfiguration : IEntityTypeConfiguration<OutsideDisclosure>
{
    public void Configure(EntityTypeBuilder<OutsideDisclosure> disclosure)
    {
        disclosure.ToTable("outside_disclosures");
        disclosure.HasKey(d => d.Id);
        disclosure.Property(d => d.Id).ValueGeneratedNever();
        disclosure.HasOne<Domain.Clients.Client>().WithMany().HasForeignKey(d => d.ClientId).OnDelete(DeleteBehavior.NoAction);
        disclosure.HasIndex(d => new { d.ClientId, d.Id }).HasDatabaseName("ix_outside_disclosures_client_id");
    }
}

internal sealed class AccountingSuspensionConfiguration : IEntityTypeConfiguration<AccountingSuspension>
{
    public void Configure(EntityTypeBuilder<AccountingSuspension> suspension)
    {
        suspension.ToTable("accounting_suspensions");
        suspension.HasKey(s => s.Id);
        suspension.Property(s => s.Id).ValueGeneratedNever();
        suspension.HasOne<Domain.Clients.Client>().WithMany().HasForeignKey(s => s.ClientId).OnDelete(DeleteBehavior.NoAction);
        suspension.HasIndex(s => new { s.ClientId, s.Id }).HasDatabaseName("ix_accounting_suspensions_client_id");
    }
}

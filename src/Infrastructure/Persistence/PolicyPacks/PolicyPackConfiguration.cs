using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.PolicyPacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.PolicyPacks;

internal sealed class PolicyPackConfiguration : IEntityTypeConfiguration<PolicyPackActivation>
{
    public void Configure(EntityTypeBuilder<PolicyPackActivation> activation)
    {
        activation.ToTable("policy_pack_activations");
        activation.HasKey(a => a.Id);
        activation.Property(a => a.Id).ValueGeneratedNever();
        activation.HasOne<Clinic>().WithMany().HasForeignKey(a => a.ClinicId).OnDelete(DeleteBehavior.NoAction);
        activation.HasIndex(a => new { a.ClinicId, a.ClinicRevision }).IsUnique().HasDatabaseName("ux_policy_pack_activations_place");
        activation.HasIndex(a => new { a.ClinicId, a.From, a.ClinicRevision }).IsDescending(false, true, true).HasDatabaseName("ix_policy_pack_activations_from");
    }
}

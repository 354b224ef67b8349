using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Handoffs;

internal sealed class HandoffConfiguration : IEntityTypeConfiguration<Handoff>, IEntityTypeConfiguration<HandoffStep>
{
    public void Configure(EntityTypeBuilder<Handoff> handoff)
    {
        handoff.ToTable("handoffs");
        handoff.HasKey(h => h.Id);
        handoff.Property(h => h.Id).ValueGeneratedNever();
        handoff.Seals(h => h.Words);
        handoff.HasAuthor(h => h.Author, "author");
        handoff.HasOne<Client>().WithMany().HasForeignKey(h => h.ClientId).OnDelete(DeleteBehavior.NoAction);
        handoff.HasOne<CarePlan>().WithMany().HasForeignKey(h => h.PlanId).OnDelete(DeleteBehavior.NoAction);
        handoff.HasOne<Practitioner>().WithMany().HasForeignKey(h => h.ToPractitionerId).OnDelete(DeleteBehavior.NoAction);
        handoff.HasIndex(h => new { h.PlanId, h.Id }).HasDatabaseName("ix_handoffs_plan_id");
        handoff.HasIndex(h => new { h.ClientId, h.Id }).HasDatabaseName("ix_handoffs_client_id");
        handoff.HasIndex(h => h.ToPractitionerId).HasDatabaseName("ix_handoffs_to_practitioner_id");
        handoff.HasParts(h => h.Steps, "HandoffId");
    }

    public void Configure(EntityTypeBuilder<HandoffStep> step)
    {
        step.ToTable("handoff_steps");
        step.HasKey(s => s.Id);
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Seals(s => s.Words);
        step.HasAuthor(s => s.Author, "author");
        step.HasIndex("HandoffId").HasDatabaseName("ix_handoff_steps_handoff_id");
    }
}

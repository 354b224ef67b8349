using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.CarePlans;

internal sealed class CarePlanConfiguration :
    IEntityTypeConfiguration<CarePlan>, IEntityTypeConfiguration<Goal>, IEntityTypeConfiguration<Intervention>, IEntityTypeConfiguration<Approval>, IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<CarePlan> plan)
    {
        plan.ToTable("care_plans");
        plan.HasKey(p => p.Id);
        plan.Property(p => p.Id).ValueGeneratedNever();
        plan.Ignore(p => p.Category);
        plan.Ignore(p => p.IsAgreed);
        plan.Ignore(p => p.IsClosed);
        plan.Property(p => p.PsychotherapyDeclined).IsJson();
        plan.IsClientRecord("care.keys_of('carePlan', author_discipline, author_id, id)");
        plan.HasOne<Client>().WithMany().HasForeignKey(p => p.ClientId).OnDelete(DeleteBehavior.NoAction);
        plan.HasOne<Practitioner>().WithMany().HasForeignKey(p => p.LeadPractitionerId).OnDelete(DeleteBehavior.NoAction);
        plan.HasIndex(p => new { p.ClientId, p.Id }).HasDatabaseName("ix_care_plans_client_id");
        plan.Ignore(p => p.Acts);
        plan.Ignore(p => p.Because);
        plan.HasOne<CarePlan>().WithMany().HasForeignKey(p => p.PredecessorId).OnDelete(DeleteBehavior.NoAction).HasConstraintName("fk_care_plans_predecessor");
        plan.HasIndex(p => p.PredecessorId).HasDatabaseName("ix_care_plans_predecessor_id");
        plan.HasParts(p => p.Concerns, "CarePlanId");
        plan.HasParts(p => p.Practices, "CarePlanId");
        plan.HasParts(p => p.Reviews, "CarePlanId");
        plan.HasParts(p => p.Goals, "CarePlanId");
        plan.HasParts(p => p.Interventions, "CarePlanId");
        plan.HasParts(p => p.Approvals, "CarePlanId");
        plan.HasParts(p => p.Agreements, "CarePlanId");
    }

    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.ToTable("goals");
        goal.HasKey(g => g.Id);
        goal.Property(g => g.Id).ValueGeneratedNever();
        goal.Ignore(g => g.IsWanted);
        goal.Property(g => g.Target).IsJson();
        goal.HasIndex("CarePlanId").HasDatabaseName("ix_goals_care_plan_id");
    }

    public void Configure(EntityTypeBuilder<Intervention> intervention)
    {
        intervention.ToTable("interventions");
        intervention.HasKey(i => i.Id);
        intervention.Property(i => i.Id).ValueGeneratedNever();
        intervention.Ignore(i => i.IsPlanned);
        intervention.Ignore(i => i.Regions);
        intervention.Ignore(i => i.GoalIds);
        intervention.HasAuthor(i => i.Author, "author");
        intervention.HasAuthor(i => i.ChangedBy, "changed_by");
        intervention.Property(i => i.PressureCeiling).HasConversion(pressure => pressure!.Level, level => Pressure.Of(level));
        intervention.Property(i => i.Frequency).IsJson();
        intervention.Property(i => i.Review).IsJson();
        intervention.PrimitiveCollection<List<BodyRegion>>("_regions").ElementType(region => region.HasConversion<EnumWord<BodyRegion>>());
        intervention.PrimitiveCollection<List<GoalId>>("_goalIds").ElementType(id => id.HasConversion<IdConverter<GoalId>>());
        intervention.HasIndex("CarePlanId").HasDatabaseName("ix_interventions_care_plan_id");
    }

    public void Configure(EntityTypeBuilder<Approval> approval)
    {
        approval.ToTable("approvals");
        approval.HasKey(a => a.Id);
        approval.Property(a => a.Id).ValueGeneratedNever();
        approval.HasIndex("CarePlanId").HasDatabaseName("ix_approvals_care_plan_id");
    }

    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.ToTable("agreements");
        agreement.HasKey(a => a.Id);
        agreement.Property(a => a.Id).ValueGeneratedNever();
        agreement.HasAuthor(a => a.RecordedBy, "recorded_by");
        agreement.HasIndex("CarePlanId").HasDatabaseName("ix_agreements_care_plan_id");
    }
}

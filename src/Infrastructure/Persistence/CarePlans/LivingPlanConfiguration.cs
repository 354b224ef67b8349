using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.CarePlans;

/// <summary>What the plan lives by: concerns, self-care and what is reported on it, reviews, proposals, and the history of it all.</summary>
internal sealed class LivingPlanConfiguration :
    IEntityTypeConfiguration<Concern>, IEntityTypeConfiguration<SelfCarePractice>, IEntityTypeConfiguration<PlanReview>, IEntityTypeConfiguration<Proposal>,
    IEntityTypeConfiguration<SelfCareReport>, IEntityTypeConfiguration<PlanChange>
{
    public void Configure(EntityTypeBuilder<Concern> concern)
    {
        concern.ToTable("concerns");
        concern.HasKey(c => c.Id);
        concern.Property(c => c.Id).ValueGeneratedNever();
        concern.Property(c => c.Code).IsJson();
        concern.HasAuthor(c => c.AddedBy, "added_by");
        concern.HasIndex("CarePlanId").HasDatabaseName("ix_concerns_care_plan_id");
    }

    public void Configure(EntityTypeBuilder<SelfCarePractice> practice)
    {
        practice.ToTable("self_care_practices");
        practice.HasKey(p => p.Id);
        practice.Property(p => p.Id).ValueGeneratedNever();
        practice.Ignore(p => p.IsPractised);
        practice.Ignore(p => p.GoalIds);
        practice.Property(p => p.Frequency).IsJson();
        practice.HasAuthor(p => p.AddedBy, "added_by");
        practice.PrimitiveCollection<List<GoalId>>("_goalIds").ElementType(id => id.HasConversion<IdConverter<GoalId>>());
        practice.HasIndex("CarePlanId").HasDatabaseName("ix_self_care_practices_care_plan_id");
    }

    public void Configure(EntityTypeBuilder<PlanReview> review)
    {
        review.ToTable("plan_reviews");
        review.HasKey(r => r.Id);
        review.Property(r => r.Id).ValueGeneratedNever();
        review.HasAuthor(r => r.ReviewedBy, "reviewed_by");
        review.HasIndex("CarePlanId").HasDatabaseName("ix_plan_reviews_care_plan_id");
    }

    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.ToTable("proposals");
        proposal.HasKey(p => p.Id);
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.Property(p => p.Terms).IsJson();
        proposal.HasAuthor(p => p.Author, "author");
        // A complex value that may be missing cannot be a column each: the answer is replaced whole.
        proposal.Property(p => p.DecidedBy).IsJson();
        proposal.HasOne<CarePlan>().WithMany().HasForeignKey(p => p.PlanId).OnDelete(DeleteBehavior.NoAction);
        proposal.HasIndex(p => new { p.PlanId, p.Id }).HasDatabaseName("ix_proposals_plan_id");
    }

    public void Configure(EntityTypeBuilder<SelfCareReport> report)
    {
        report.ToTable("self_care_reports");
        report.HasKey(r => r.Id);
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Seals(r => r.HowItWent);
        report.HasAuthor(r => r.ReportedBy, "reported_by");
        report.HasOne<CarePlan>().WithMany().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.NoAction);
        report.HasOne<SelfCarePractice>().WithMany().HasForeignKey(r => r.PracticeId).OnDelete(DeleteBehavior.NoAction);
        report.HasIndex(r => r.PlanId).HasDatabaseName("ix_self_care_reports_plan_id");
        report.HasIndex(r => new { r.PracticeId, r.Id }).HasDatabaseName("ix_self_care_reports_practice_id");
    }

    public void Configure(EntityTypeBuilder<PlanChange> change)
    {
        change.ToTable("plan_changes");
        change.HasKey(c => c.Id);
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.Acts).HasColumnType("jsonb");
        change.Property(c => c.Parts).HasColumnType("jsonb");
        change.HasOne<CarePlan>().WithMany().HasForeignKey(c => c.PlanId).OnDelete(DeleteBehavior.NoAction);
        change.HasIndex(c => new { c.PlanId, c.Revision }).IsUnique().HasDatabaseName("ux_plan_changes_revision");
    }
}

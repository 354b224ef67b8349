using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Contraindications;

internal sealed class ContraindicationConfiguration :
    IEntityTypeConfiguration<MassageProduct>, IEntityTypeConfiguration<RuleSetApproval>, IEntityTypeConfiguration<HealthScreening>, IEntityTypeConfiguration<Clearance>,
    IEntityTypeConfiguration<ContraindicationCheck>, IEntityTypeConfiguration<ContraindicationFinding>
{
    private const string KeysByCategory = "care.keys_of(category, author_discipline, author_id, id)";

    public void Configure(EntityTypeBuilder<MassageProduct> product)
    {
        product.ToTable("massage_products");
        product.HasKey(p => p.Id);
        product.Property(p => p.Id).ValueGeneratedNever();
        product.Ignore(p => p.Contents);
        product.Ignore(p => p.Allergens);
        product.PrimitiveCollection<List<string>>("_contents");
        product.PrimitiveCollection<List<Allergen>>("_allergens").ElementType(allergen => allergen.HasConversion<EnumWord<Allergen>>());
        product.HasOne<Clinic>().WithMany().HasForeignKey(p => p.ClinicId).OnDelete(DeleteBehavior.NoAction);
        product.HasIndex(p => new { p.ClinicId, p.Id }).HasDatabaseName("ix_massage_products_clinic_id");
    }

    public void Configure(EntityTypeBuilder<RuleSetApproval> approval)
    {
        approval.ToTable("rule_set_approvals");
        approval.HasKey(a => a.Id);
        approval.Property(a => a.Id).ValueGeneratedNever();
        approval.HasOne<Clinic>().WithMany().HasForeignKey(a => a.ClinicId).OnDelete(DeleteBehavior.NoAction);
        approval.HasIndex(a => new { a.ClinicId, a.RulesVersion }).IsUnique().HasDatabaseName("ux_rule_set_approvals_version");
    }

    public void Configure(EntityTypeBuilder<HealthScreening> screening)
    {
        screening.ToTable("health_screenings");
        screening.HasKey(s => s.Id);
        screening.Property(s => s.Id).ValueGeneratedNever();
        screening.Ignore(s => s.Answers);
        screening.Seals<HealthScreening, List<HealthAnswer>>("_answers");
        screening.Seals(s => s.Medications);
        screening.IsClientRecord(KeysByCategory);
        screening.HasOne<Client>().WithMany().HasForeignKey(s => s.ClientId).OnDelete(DeleteBehavior.NoAction);
        screening.HasIndex(s => new { s.ClientId, s.RecordedAt, s.Id }).IsDescending(false, true, true).HasDatabaseName("ix_health_screenings_client_id");
    }

    public void Configure(EntityTypeBuilder<Clearance> clearance)
    {
        clearance.ToTable("clearances");
        clearance.HasKey(c => c.Id);
        clearance.Property(c => c.Id).ValueGeneratedNever();
        clearance.Property(c => c.Document).IsJson();
        clearance.IsClientRecord(KeysByCategory);
        clearance.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId).OnDelete(DeleteBehavior.NoAction);
        clearance.HasIndex(c => new { c.ClientId, c.RecordedAt, c.Id }).IsDescending(false, true, true).HasDatabaseName("ix_clearances_client_id");
    }

    public void Configure(EntityTypeBuilder<ContraindicationCheck> check)
    {
        check.ToTable("contraindication_checks");
        check.HasKey(c => c.Id);
        check.Property(c => c.Id).ValueGeneratedNever();
        check.Ignore(c => c.Category);
        check.Ignore(c => c.Limits);
        check.Property(c => c.Planned).IsJson();
        check.Property<List<TouchLimit>>("_limits").IsJson();
        check.IsClientRecord("care.keys_of('safetyCues', author_discipline, author_id, id)");
        check.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId).OnDelete(DeleteBehavior.NoAction);
        check.HasOne<Session>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.NoAction);
        check.HasIndex(c => new { c.ClientId, c.EvaluatedAt, c.Id }).IsDescending(false, true, true).HasDatabaseName("ix_contraindication_checks_client_id");
        check.HasIndex(c => new { c.SessionId, c.EvaluatedAt, c.Id }).IsDescending(false, true, true).HasDatabaseName("ix_contraindication_checks_session_id");
    }

    public void Configure(EntityTypeBuilder<ContraindicationFinding> finding)
    {
        finding.ToTable("contraindication_findings");
        finding.HasKey(f => f.Id);
        finding.Property(f => f.Id).ValueGeneratedNever();
        // A record that the client withholds closes what a check says of it.
        finding.IsClientRecord("care.keys_of(category, author_discipline, author_id, COALESCE(evidence, id))");
        finding.HasOne<Client>().WithMany().HasForeignKey(f => f.ClientId).OnDelete(DeleteBehavior.NoAction);
        finding.HasOne<ContraindicationCheck>().WithMany().HasForeignKey(f => f.CheckId).OnDelete(DeleteBehavior.NoAction);
        finding.HasIndex(f => f.CheckId).HasDatabaseName("ix_contraindication_findings_check_id");
        finding.HasIndex(f => new { f.ClientId, f.Id }).HasDatabaseName("ix_contraindication_findings_client_id");
    }
}

using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Language;

internal sealed class ClinicLanguageRuleConfiguration : IEntityTypeConfiguration<ClinicLanguageRule>
{
    public void Configure(EntityTypeBuilder<ClinicLanguageRule> rule)
    {
        rule.ToTable("clinic_language_rules");
        rule.HasKey(r => r.Id);
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Ignore(r => r.IsInForce);
        rule.HasOne<Clinic>().WithMany().HasForeignKey(r => r.ClinicId).OnDelete(DeleteBehavior.NoAction);
        rule.HasIndex(r => new { r.ClinicId, r.Language, r.Term }).IsUnique().HasFilter("withdrawn_at is null").HasDatabaseName("ux_clinic_language_rules_term");
        rule.HasIndex(r => new { r.ClinicId, r.Id }).HasDatabaseName("ix_clinic_language_rules_clinic_id");
    }
}

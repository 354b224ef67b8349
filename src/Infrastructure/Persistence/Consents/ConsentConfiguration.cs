using IntegrativeCare.Domain.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Consents;

internal sealed class ConsentDirectiveConfiguration : IEntityTypeConfiguration<ConsentDirective>
{
    public void Configure(EntityTypeBuilder<ConsentDirective> directive)
    {
        directive.ToTable("consent_directives");
        directive.HasKey(d => d.Id);
        directive.Property(d => d.Id).ValueGeneratedNever();
        directive.Ignore(d => d.Recipient);
        directive.Ignore(d => d.PlainTextSha256);
        directive.Ignore(d => d.Categories);
        directive.Ignore(d => d.Records);
        directive.Ignore(d => d.Purposes);
        directive.PrimitiveCollection<List<InformationCategory>>("_categories").ElementType(category => category.HasConversion<EnumWord<InformationCategory>>());
        directive.PrimitiveCollection<List<Guid>>("_records");
        directive.PrimitiveCollection<List<PurposeOfUse>>("_purposes").ElementType(purpose => purpose.HasConversion<EnumWord<PurposeOfUse>>());
        directive.Property(d => d.Signature).HasConversion(Json.Converter<DirectiveSignature?>()).HasColumnType("jsonb");
        directive.HasOne<Domain.Clients.Client>().WithMany().HasForeignKey(d => d.ClientId).OnDelete(DeleteBehavior.NoAction);
        directive.HasIndex(d => new { d.ClinicId, d.Supersedes }).IsUnique().HasFilter("status = 'active' and supersedes is not null").HasDatabaseName("ux_consent_directives_successor");
        directive.HasIndex(d => new { d.ClientId, d.Status }).HasDatabaseName("ix_consent_directives_client_id");
    }
}

internal sealed class SubstituteDecisionMakerConfiguration : IEntityTypeConfiguration<SubstituteDecisionMaker>
{
    public void Configure(EntityTypeBuilder<SubstituteDecisionMaker> maker)
    {
        maker.ToTable("substitute_decision_makers");
        maker.HasKey(m => m.Id);
        maker.Property(m => m.Id).ValueGeneratedNever();
        maker.Property(m => m.EvidenceSha256).HasColumnName("evidence_sha256");
        maker.HasOne<Domain.Clients.Client>().WithMany().HasForeignKey(m => m.ClientId).OnDelete(DeleteBehavior.NoAction);
        maker.HasIndex(m => new { m.ClientId, m.Id }).HasDatabaseName("ix_substitute_decision_makers_client_id");
    }
}

internal sealed class PartnerOrganizationConfiguration : IEntityTypeConfiguration<PartnerOrganization>
{
    public void Configure(EntityTypeBuilder<PartnerOrganization> partner)
    {
        partner.ToTable("partner_organizations");
        partner.HasKey(p => p.Id);
        partner.Property(p => p.Id).ValueGeneratedNever();
        partner.HasOne<Domain.Clinics.Clinic>().WithMany().HasForeignKey(p => p.ClinicId).OnDelete(DeleteBehavior.NoAction);
        partner.HasIndex(p => new { p.ClinicId, p.Id }).HasDatabaseName("ix_partner_organizations_clinic_id");
    }
}

internal sealed class EmergencyAccessConfiguration : IEntityTypeConfiguration<EmergencyAccess>
{
    public void Configure(EntityTypeBuilder<EmergencyAccess> access)
    {
        access.ToTable("emergency_accesses");
        access.HasKey(a => a.Id);
        access.Property(a => a.Id).ValueGeneratedNever();
        access.HasOne<Domain.Clients.Client>().WithMany().HasForeignKey(a => a.ClientId).OnDelete(DeleteBehavior.NoAction);
        access.HasOne<Domain.Practitioners.Practitioner>().WithMany().HasForeignKey(a => a.PractitionerId).OnDelete(DeleteBehavior.NoAction);
        access.HasIndex(a => new { a.ClinicId, a.Id }).HasDatabaseName("ix_emergency_accesses_clinic_id");
        access.HasIndex(a => new { a.ClientId, a.PractitionerId }).HasDatabaseName("ix_emergency_accesses_client_id");
    }
}

internal sealed class ConsentRequestConfiguration : IEntityTypeConfiguration<ConsentRequest>
{
    public void Configure(EntityTypeBuilder<ConsentRequest> request)
    {
        request.ToTable("consent_requests");
        request.HasKey(r => r.Id);
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Ignore(r => r.Categories);
        request.Ignore(r => r.Purposes);
        request.Ignore(r => r.Shared);
        request.PrimitiveCollection<List<InformationCategory>>("_categories").ElementType(category => category.HasConversion<EnumWord<InformationCategory>>());
        request.PrimitiveCollection<List<PurposeOfUse>>("_purposes").ElementType(purpose => purpose.HasConversion<EnumWord<PurposeOfUse>>());
        request.PrimitiveCollection<List<InformationCategory>>("_shared").ElementType(category => category.HasConversion<EnumWord<InformationCategory>>());
        request.HasOne<Domain.Clients.Client>().WithMany().HasForeignKey(r => r.ClientId).OnDelete(DeleteBehavior.NoAction);
        request.HasOne<Domain.Practitioners.Practitioner>().WithMany().HasForeignKey(r => r.PractitionerId).OnDelete(DeleteBehavior.NoAction);
        request.HasIndex(r => new { r.ClientId, r.Id }).HasDatabaseName("ix_consent_requests_client_id");
        request.HasIndex(r => r.PractitionerId).HasDatabaseName("ix_consent_requests_practitioner_id");
    }
}

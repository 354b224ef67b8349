using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Retention;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Retention;

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> hold)
    {
        hold.ToTable("legal_holds");
        hold.HasKey(h => h.Id);
        hold.Property(h => h.Id).ValueGeneratedNever();
        hold.Ignore(h => h.IsInForce);
        hold.Seals(h => h.Reason);
        hold.Seals(h => h.ReleaseReason);
        hold.HasOne<Client>().WithMany().HasForeignKey(h => h.ClientId).OnDelete(DeleteBehavior.NoAction);
        hold.HasIndex(h => new { h.ClientId, h.Id }).HasDatabaseName("ix_legal_holds_client_id");
    }
}

internal sealed class ErasureRequestConfiguration : IEntityTypeConfiguration<ErasureRequest>
{
    public void Configure(EntityTypeBuilder<ErasureRequest> request)
    {
        request.ToTable("erasure_requests");
        request.HasKey(r => r.Id);
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Ignore(r => r.Categories);
        request.PrimitiveCollection<List<InformationCategory>>("_categories").ElementType(category => category.HasConversion<EnumWord<InformationCategory>>());
        request.Property(r => r.BlockedBy).IsJson();
        request.HasOne<Client>().WithMany().HasForeignKey(r => r.ClientId).OnDelete(DeleteBehavior.NoAction);
        request.HasIndex(r => new { r.ClientId, r.Id }).HasDatabaseName("ix_erasure_requests_client_id");
        request.HasIndex(r => new { r.ClinicId, r.Id }).HasDatabaseName("ix_erasure_requests_clinic_id");
    }
}

internal sealed class DestructionRunConfiguration : IEntityTypeConfiguration<DestructionRun>
{
    public void Configure(EntityTypeBuilder<DestructionRun> run)
    {
        run.ToTable("destruction_runs");
        run.HasKey(r => r.Id);
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Ignore(r => r.ConfirmerRoles);
        run.PrimitiveCollection<List<string>>("_confirmerRoles");
        run.HasOne<Clinic>().WithMany().HasForeignKey(r => r.ClinicId).OnDelete(DeleteBehavior.NoAction);
        run.HasIndex(r => new { r.ClinicId, r.Id }).HasDatabaseName("ix_destruction_runs_clinic_id");
    }
}

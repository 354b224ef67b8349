using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Practitioners;

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("absences", table => { table.HasCheckConstraint("ck_absences_cover", "cover_id <> practitioner_id"); table.HasCheckConstraint("ck_absences_until", "until > \"from\""); });
        absence.HasKey(a => a.Id);
        absence.Property(a => a.Id).ValueGeneratedNever();
        absence.HasOne<Practitioner>().WithMany().HasForeignKey(a => a.PractitionerId).HasConstraintName("fk_absences_practitioner").OnDelete(DeleteBehavior.NoAction);
        absence.HasOne<Practitioner>().WithMany().HasForeignKey(a => a.CoverId).HasConstraintName("fk_absences_cover").OnDelete(DeleteBehavior.NoAction);
        absence.HasOne<Clinic>().WithMany().HasForeignKey(a => a.ClinicId).OnDelete(DeleteBehavior.NoAction);
        absence.HasIndex(a => new { a.ClinicId, a.Id }).HasDatabaseName("ix_absences_clinic_id");
        absence.HasIndex(a => new { a.PractitionerId, a.Id }).HasDatabaseName("ix_absences_practitioner_id");
        absence.HasIndex(a => a.CoverId).HasDatabaseName("ix_absences_cover_id");
    }
}

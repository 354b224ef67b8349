using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Practitioners;

internal sealed class PractitionerConfiguration : IEntityTypeConfiguration<Practitioner>, IEntityTypeConfiguration<Licence>, IEntityTypeConfiguration<Credential>, IEntityTypeConfiguration<Supervision>
{
    public void Configure(EntityTypeBuilder<Practitioner> practitioner)
    {
        practitioner.ToTable("practitioners");
        practitioner.HasKey(p => p.Id);
        practitioner.Property(p => p.Id).ValueGeneratedNever();
        practitioner.HasMany(p => p.Licences).WithOne().HasForeignKey("PractitionerId").OnDelete(DeleteBehavior.NoAction).IsRequired();
        practitioner.Navigation(p => p.Licences).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        practitioner.HasMany(p => p.Credentials).WithOne().HasForeignKey("PractitionerId").OnDelete(DeleteBehavior.NoAction).IsRequired();
        practitioner.Navigation(p => p.Credentials).UsePropertyAccessMode(PropertyAccessMode.Field);
        practitioner.HasOne<Clinic>().WithMany().HasForeignKey(p => p.ClinicId).OnDelete(DeleteBehavior.NoAction);
        practitioner.HasIndex(p => new { p.ClinicId, p.Id }).HasDatabaseName("ix_practitioners_clinic_id");
    }

    public void Configure(EntityTypeBuilder<Licence> licence)
    {
        licence.ToTable("licences");
        licence.HasKey(l => l.Id);
        licence.Property(l => l.Id).ValueGeneratedNever();
        licence.Property(l => l.Class).HasColumnName("registration_class");
        licence.HasIndex("PractitionerId").HasDatabaseName("ix_licences_practitioner_id");
    }

    public void Configure(EntityTypeBuilder<Credential> credential)
    {
        credential.ToTable("credentials", table => table.HasCheckConstraint("ck_credentials_one", "num_nonnulls(technique, modality) = 1"));
        credential.HasKey(c => c.Id);
        credential.Property(c => c.Id).ValueGeneratedNever();
        credential.HasIndex("PractitionerId").HasDatabaseName("ix_credentials_practitioner_id");
    }

    public void Configure(EntityTypeBuilder<Supervision> supervision)
    {
        supervision.ToTable("supervisions");
        supervision.HasKey(s => s.Id);
        supervision.Property(s => s.Id).ValueGeneratedNever();
        supervision.Property(s => s.CoSign).IsJson();
        supervision.HasOne<Practitioner>().WithMany().HasForeignKey(s => s.SupervisorId).HasConstraintName("fk_supervisions_supervisor").OnDelete(DeleteBehavior.NoAction);
        supervision.HasOne<Practitioner>().WithMany().HasForeignKey(s => s.SuperviseeId).HasConstraintName("fk_supervisions_supervisee").OnDelete(DeleteBehavior.NoAction);
        supervision.HasIndex(s => s.SupervisorId).HasDatabaseName("ix_supervisions_supervisor_id");
        supervision.HasIndex(s => s.SuperviseeId).HasDatabaseName("ix_supervisions_supervisee_id");
    }
}

using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Clinics;

internal sealed class ClinicConfiguration : IEntityTypeConfiguration<Clinic>
{
    public void Configure(EntityTypeBuilder<Clinic> clinic)
    {
        clinic.ToTable("clinics");
        clinic.HasKey(c => c.Id);
        clinic.Property(c => c.Id).ValueGeneratedNever();
        clinic.Ignore(c => c.CredentialRequiredFor);
        clinic.PrimitiveCollection<List<Technique>>("_credentialRequiredFor").ElementType(technique => technique.HasConversion<EnumWord<Technique>>());
    }
}

using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

internal sealed class SafetySettingsConfiguration : IEntityTypeConfiguration<SafetySettings>, IEntityTypeConfiguration<SignalEscalation>
{
    public void Configure(EntityTypeBuilder<SafetySettings> settings)
    {
        settings.ToTable("safety_settings");
        settings.HasKey(s => s.ClinicId);
        settings.Property(s => s.ClinicId).ValueGeneratedNever();
        settings.Ignore(s => s.Opening);
        settings.Ignore(s => s.Monitored);
        settings.Ignore(s => s.CrisisContacts);
        settings.Property<List<HoursSpan>>("_opening").IsJson();
        settings.Property<List<HoursSpan>>("_monitored").IsJson();
        settings.Property<List<CrisisContact>>("_crisisContacts").IsJson();
        settings.HasOne<Clinic>().WithOne().HasForeignKey<SafetySettings>(s => s.ClinicId).OnDelete(DeleteBehavior.NoAction);
        settings.HasOne<Practitioner>().WithMany().HasForeignKey(s => s.ClinicalLeadId).HasConstraintName("fk_safety_settings_clinical_lead").OnDelete(DeleteBehavior.NoAction);
        settings.HasOne<Practitioner>().WithMany().HasForeignKey(s => s.OnCallId).HasConstraintName("fk_safety_settings_on_call").OnDelete(DeleteBehavior.NoAction);
        settings.HasIndex(s => s.ClinicalLeadId).HasDatabaseName("ix_safety_settings_clinical_lead_id");
        settings.HasIndex(s => s.OnCallId).HasDatabaseName("ix_safety_settings_on_call_id");
    }

    public void Configure(EntityTypeBuilder<SignalEscalation> step)
    {
        step.ToTable("signal_escalations");
        step.Property<SafetySignalId>("SafetySignalId");
        step.HasKey("SafetySignalId", nameof(SignalEscalation.Step));
        step.Property(s => s.Step).ValueGeneratedNever();
        step.HasOne<Practitioner>().WithMany().HasForeignKey(s => s.ToId).OnDelete(DeleteBehavior.NoAction);
        step.HasIndex("SafetySignalId", nameof(SignalEscalation.ToId)).IsUnique().HasFilter("why = 'clockLapsed'").HasDatabaseName("ux_signal_escalations_clock");
        step.HasIndex(s => s.ToId).HasDatabaseName("ix_signal_escalations_to_id");
    }
}

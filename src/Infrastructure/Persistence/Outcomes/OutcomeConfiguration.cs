using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

internal sealed class OutcomeConfiguration : IEntityTypeConfiguration<OutcomeMeasurement>, IEntityTypeConfiguration<SafetySignal>
{
    public void Configure(EntityTypeBuilder<OutcomeMeasurement> measurement)
    {
        measurement.ToTable("outcome_measurements");
        measurement.HasKey(m => m.Id);
        measurement.Property(m => m.Id).ValueGeneratedNever();
        measurement.Ignore(m => m.NeedsSafetyFollowUp);
        measurement.Ignore(m => m.Answers);
        measurement.Seals<OutcomeMeasurement, List<int?>>("_answers");
        measurement.IsClientRecord("care.keys_of(category, author_discipline, author_id, id)");
        measurement.HasOne<Client>().WithMany().HasForeignKey(m => m.ClientId).OnDelete(DeleteBehavior.NoAction);
        measurement.HasOne<Session>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.NoAction);
        measurement.HasIndex(m => new { m.ClientId, m.RecordedAt, m.Id }).IsDescending(false, true, true).HasDatabaseName("ix_outcome_measurements_client_id");
        measurement.HasIndex(m => new { m.SessionId, m.Instrument, m.Moment }).IsUnique().HasFilter("moment <> 'standalone'").HasDatabaseName("ux_outcome_measurements_once");
    }

    public void Configure(EntityTypeBuilder<SafetySignal> signal)
    {
        signal.ToTable("safety_signals");
        signal.HasKey(s => s.Id);
        signal.Property(s => s.Id).ValueGeneratedNever();
        signal.Ignore(s => s.Category);
        signal.Ignore(s => s.OwnerId);
        signal.Ignore(s => s.IsOpen);
        signal.Ignore(s => s.Status);
        signal.Seals(s => s.AssessmentReference);
        signal.HasParts(s => s.Escalations, "SafetySignalId");
        signal.IsClientRecord("care.keys_of('mentalHealthOutcomes', author_discipline, author_id, id)");
        signal.HasOne<Client>().WithMany().HasForeignKey(s => s.ClientId).OnDelete(DeleteBehavior.NoAction);
        signal.HasOne<OutcomeMeasurement>().WithOne().HasForeignKey<SafetySignal>(s => s.MeasurementId).OnDelete(DeleteBehavior.NoAction);
        signal.HasIndex(s => s.MeasurementId).IsUnique().HasDatabaseName("ux_safety_signals_measurement");
        signal.HasIndex(s => new { s.ClientId, s.Id }).HasDatabaseName("ix_safety_signals_client_id");
    }
}

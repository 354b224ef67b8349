using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

internal sealed class OutcomeConfiguration : IEntityTypeConfiguration<OutcomeMeasurement>, IEntityTypeConfiguration<EarlierScore>, IEntityTypeConfiguration<SafetySignal>, IEntityTypeConfiguration<ThresholdChoices>
{
    public void Configure(EntityTypeBuilder<OutcomeMeasurement> measurement)
    {
        measurement.ToTable("outcome_measurements", table => table.HasCheckConstraint(
            "ck_outcome_measurements_end", "(ended_at is null) = (ended_because is null) and (ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)"));
        measurement.HasKey(m => m.Id);
        measurement.Property(m => m.Id).ValueGeneratedNever();
        measurement.Ignore(m => m.NeedsSafetyFollowUp);
        measurement.Ignore(m => m.Counts);
        measurement.Ignore(m => m.Answers);
        measurement.Seals<OutcomeMeasurement, List<decimal?>>("_answers");
        measurement.Seals(m => m.EndReason);
        measurement.Property(m => m.Scales).IsJson();
        measurement.Property(m => m.Window).HasColumnName("span");
        measurement.Property(m => m.End).HasColumnName("ended_because");
        measurement.IsClientRecord("care.keys_of(category, author_discipline, author_id, id)");
        measurement.HasOne<Client>().WithMany().HasForeignKey(m => m.ClientId).OnDelete(DeleteBehavior.NoAction);
        measurement.HasOne<Session>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.NoAction);
        measurement.HasOne<OutcomeMeasurement>().WithMany().HasForeignKey(m => m.Corrects).OnDelete(DeleteBehavior.NoAction);
        measurement.HasIndex(m => new { m.ClientId, m.TakenAt, m.Id }).IsDescending(false, true, true).HasDatabaseName("ix_outcome_measurements_client_id");
        measurement.HasIndex(m => new { m.ClientId, m.Instrument, m.Window, m.TakenAt, m.FirstId }).IsDescending(false, false, false, true, true).HasFilter("ended_at is null").HasDatabaseName("ix_outcome_measurements_series");
        measurement.HasIndex(m => m.FirstId).HasDatabaseName("ix_outcome_measurements_first_id");
        measurement.HasIndex(m => m.Corrects).IsUnique().HasFilter("corrects is not null").HasDatabaseName("ux_outcome_measurements_corrects");
        measurement.HasParts(m => m.EarlierScores, "MeasurementId");
    }

    public void Configure(EntityTypeBuilder<EarlierScore> score)
    {
        score.ToTable("earlier_scores");
        score.Property<MeasurementId>("MeasurementId");
        score.HasKey("MeasurementId", nameof(EarlierScore.ScoringVersion));
        score.Property(s => s.ScoringVersion).ValueGeneratedNever();
        score.Property(s => s.Scales).IsJson();
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

    public void Configure(EntityTypeBuilder<ThresholdChoices> choices)
    {
        choices.ToTable("threshold_choices");
        choices.HasKey(c => c.ClinicId);
        choices.Property(c => c.ClinicId).ValueGeneratedNever();
        choices.Property(c => c.Choices).IsJson();
        choices.HasOne<Clinic>().WithOne().HasForeignKey<ThresholdChoices>(c => c.ClinicId).OnDelete(DeleteBehavior.NoAction);
    }
}

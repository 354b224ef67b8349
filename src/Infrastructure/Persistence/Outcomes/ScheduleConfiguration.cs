using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

internal sealed class ScheduleConfiguration : IEntityTypeConfiguration<OutcomeSchedule>
{
    public void Configure(EntityTypeBuilder<OutcomeSchedule> schedule)
    {
        schedule.ToTable("outcome_schedules", table => table.HasCheckConstraint("ck_outcome_schedules_cadence", "(cadence = 'everyWeeks') = (weeks is not null) and (cadence = 'aroundSessions') = (sessions is not null)"));
        schedule.HasKey(s => s.Id);
        schedule.Property(s => s.Id).ValueGeneratedNever();
        schedule.Property(s => s.Window).HasColumnName("span");
        schedule.IsClientRecord("care.keys_of(category, author_discipline, author_id, id)");
        schedule.HasOne<Client>().WithMany().HasForeignKey(s => s.ClientId).OnDelete(DeleteBehavior.NoAction);
        schedule.HasIndex(s => new { s.ClientId, s.Id }).HasDatabaseName("ix_outcome_schedules_client_id");
        schedule.HasIndex(s => s.ClientId).HasFilter("ended_at is null").HasDatabaseName("ix_outcome_schedules_under_way");
    }
}

internal sealed class AdverseEventConfiguration : IEntityTypeConfiguration<AdverseEvent>, IEntityTypeConfiguration<EffectFollowUp>
{
    public void Configure(EntityTypeBuilder<AdverseEvent> effect)
    {
        effect.ToTable("adverse_events", table => table.HasCheckConstraint("ck_adverse_events_open", "(closed_at is null) = (follow_up_by is not null)"));
        effect.HasKey(e => e.Id);
        effect.Property(e => e.Id).ValueGeneratedNever();
        effect.Ignore(e => e.Category);
        effect.Ignore(e => e.IsOpen);
        effect.Seals(e => e.Words);
        effect.IsClientRecord("care.keys_of('bodywork', author_discipline, author_id, id)");
        effect.HasOne<Client>().WithMany().HasForeignKey(e => e.ClientId).OnDelete(DeleteBehavior.NoAction);
        effect.HasOne<Session>().WithMany().HasForeignKey(e => e.SessionId).OnDelete(DeleteBehavior.NoAction);
        effect.HasIndex(e => new { e.ClientId, e.Id }).HasDatabaseName("ix_adverse_events_client_id");
        effect.HasIndex(e => e.SessionId).HasDatabaseName("ix_adverse_events_session_id");
        effect.HasParts(e => e.FollowUps, "AdverseEventId");
    }

    public void Configure(EntityTypeBuilder<EffectFollowUp> again)
    {
        again.ToTable("effect_follow_ups");
        again.HasKey(f => f.Id);
        again.Property(f => f.Id).ValueGeneratedNever();
        again.Seals(f => f.Words);
        again.HasAuthor(f => f.By, "by");
        again.HasIndex("AdverseEventId").HasDatabaseName("ix_effect_follow_ups_adverse_event_id");
    }
}

internal sealed class InstrumentLicenceConfiguration : IEntityTypeConfiguration<InstrumentLicence>
{
    public void Configure(EntityTypeBuilder<InstrumentLicence> licence)
    {
        licence.ToTable("instrument_licences");
        licence.HasKey(l => l.Id);
        licence.Property(l => l.Id).ValueGeneratedNever();
        licence.Ignore(l => l.Texts);
        licence.Property<List<string?>>("_texts").HasColumnName("texts").IsJson();
        licence.HasOne<Clinic>().WithMany().HasForeignKey(l => l.ClinicId).OnDelete(DeleteBehavior.NoAction);
        licence.HasIndex(l => new { l.ClinicId, l.Id }).HasDatabaseName("ix_instrument_licences_clinic_id");
    }
}

using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Sessions;

internal sealed class SessionConfiguration :
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<TouchConsent>, IEntityTypeConfiguration<ConsentedRegion>, IEntityTypeConfiguration<RegionWorked>, IEntityTypeConfiguration<TouchEvent>
{
    // The foreign key from the author to practitioners stands in the migration alone: EF cannot point one from inside a complex property.
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.HasKey(s => s.Id);
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Ignore(s => s.Category);
        session.Ignore(s => s.PractitionerId);
        session.Ignore(s => s.IsUnderWay);
        session.Ignore(s => s.IsOver);
        session.Ignore(s => s.Pack);
        session.Ignore(s => s.Moves);
        session.Property<List<DiaryMove>>("_moves").IsJson().HasDefaultValueSql("'[]'::jsonb");
        session.IsClientRecord("care.keys_of('scheduling', author_discipline, author_id, id)");
        session.HasOne<Client>().WithMany().HasForeignKey(s => s.ClientId).OnDelete(DeleteBehavior.NoAction);
        session.HasOne<CarePlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.NoAction);
        session.HasIndex(s => new { s.ClinicId, s.StartsAt, s.Id }).HasDatabaseName("ix_sessions_clinic_id");
        session.HasIndex(s => new { s.ClientId, s.StartsAt, s.Id }).IsDescending(false, true, true).HasDatabaseName("ix_sessions_client_id");
    }

    public void Configure(EntityTypeBuilder<TouchConsent> consent)
    {
        consent.ToTable("touch_consents");
        consent.HasKey(c => c.Id);
        consent.Property(c => c.Id).ValueGeneratedNever();
        consent.Ignore(c => c.Category);
        consent.Ignore(c => c.IsInForce);
        consent.Ignore(c => c.Pack);
        consent.Property(c => c.DecisionMaker).HasConversion(Json.Converter<DecisionMaker?>()).HasColumnType("jsonb");
        consent.IsClientRecord("care.keys_of('bodywork', author_discipline, author_id, id)");
        consent.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId).OnDelete(DeleteBehavior.NoAction);
        consent.HasOne<Session>().WithOne().HasForeignKey<TouchConsent>(c => c.SessionId).OnDelete(DeleteBehavior.NoAction);
        consent.HasIndex(c => c.SessionId).IsUnique().HasDatabaseName("ux_touch_consents_session");
        consent.HasIndex(c => new { c.ClientId, c.Id }).HasDatabaseName("ix_touch_consents_client_id");
        consent.HasParts(c => c.Regions, "TouchConsentId");
        consent.HasParts(c => c.Worked, "TouchConsentId");
        consent.HasParts(c => c.Events, "TouchConsentId");
    }

    public void Configure(EntityTypeBuilder<ConsentedRegion> region)
    {
        region.ToTable("consented_regions");
        region.HasKey(r => r.Id);
        region.Property(r => r.Id).ValueGeneratedNever();
        region.Ignore(r => r.IsInForce);
        region.Ignore(r => r.Techniques);
        region.Ignore(r => r.Products);
        region.Ignore(r => r.Site);
        region.PrimitiveCollection<List<string>>("_products");
        region.Property(r => r.Ceiling).HasConversion(pressure => pressure.Level, level => Pressure.Of(level));
        region.PrimitiveCollection<List<Technique>>("_techniques").ElementType(technique => technique.HasConversion<EnumWord<Technique>>());
        region.HasIndex("TouchConsentId").HasDatabaseName("ix_consented_regions_touch_consent_id");
    }

    public void Configure(EntityTypeBuilder<RegionWorked> worked)
    {
        worked.ToTable("regions_worked");
        worked.HasKey(w => w.Id);
        worked.Property(w => w.Id).ValueGeneratedNever();
        worked.Property(w => w.Pressure).HasConversion(pressure => pressure.Level, level => Pressure.Of(level));
        worked.HasIndex("TouchConsentId").HasDatabaseName("ix_regions_worked_touch_consent_id");
    }

    public void Configure(EntityTypeBuilder<TouchEvent> said)
    {
        said.ToTable("touch_events");
        said.HasKey(e => e.Id);
        said.Property(e => e.Id).ValueGeneratedNever();
        said.Ignore(e => e.Techniques);
        said.Ignore(e => e.Products);
        said.Ignore(e => e.Site);
        said.HasAuthor(e => e.By, "by");
        said.PrimitiveCollection<List<Technique>>("_techniques").ElementType(technique => technique.HasConversion<EnumWord<Technique>>());
        said.PrimitiveCollection<List<string>>("_products");
        said.HasIndex("TouchConsentId", nameof(TouchEvent.Number)).IsUnique().HasDatabaseName("ux_touch_events_number");
    }
}

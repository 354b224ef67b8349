using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Clients;

internal sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.ToTable("clients");
        client.HasKey(c => c.Id);
        client.Property(c => c.Id).ValueGeneratedNever();
        client.Ignore(c => c.ClientId);
        client.Ignore(c => c.Category);
        client.Ignore(c => c.Languages);
        client.PrimitiveCollection<List<string>>("_languages");
        client.IsClientRecord("care.keys_of('demographics', author_discipline, author_id, id)");
        client.HasOne<Clinic>().WithMany().HasForeignKey(c => c.ClinicId).OnDelete(DeleteBehavior.NoAction);
        client.HasIndex(c => new { c.ClinicId, c.Id }).HasDatabaseName("ix_clients_clinic_id");
    }
}

internal sealed class TouchSafetyProfileConfiguration : IEntityTypeConfiguration<TouchSafetyProfile>
{
    public void Configure(EntityTypeBuilder<TouchSafetyProfile> profile)
    {
        profile.ToTable("touch_safety_profiles");
        profile.HasKey(p => p.ClientId);
        profile.Property(p => p.ClientId).ValueGeneratedNever();
        profile.Ignore(p => p.Category);
        profile.IsClientRecord("care.keys_of('safetyCues', author_discipline, author_id, client_id)");
        profile.ComplexProperty(p => p.LastChangedBy, by =>
        {
            by.Property(a => a.PersonId).HasColumnName("last_changed_by");
            by.Property(a => a.Discipline).HasColumnName("last_changed_by_discipline");
        });
        profile.Property(p => p.StopSignal).IsJson();
        profile.Property(p => p.Environment).IsJson();
        profile.Property(p => p.Approach).IsJson();
        profile.Property(p => p.Clothing).IsJson();
        profile.Property(p => p.Communication).IsJson();
        profile.Property(p => p.Aftercare).IsJson();
        profile.Ignore(p => p.Precautions);
        profile.Ignore(p => p.AskEverySession);
        profile.Property<List<Precaution>>("_precautions").IsJson();
        profile.PrimitiveCollection<List<TouchTopic>>("_askEverySession").ElementType(topic => topic.HasConversion<EnumWord<TouchTopic>>());
        profile.Ignore(p => p.Regions);
        profile.Ignore(p => p.PositionsAcceptable);
        profile.Ignore(p => p.PositionsToAvoid);
        profile.Ignore(p => p.Grounding);
        profile.Ignore(p => p.GroundingToAvoid);
        profile.Ignore(p => p.EarlyWarningSigns);
        profile.Property<List<RegionRule>>("_regions").IsJson();
        profile.Property<List<WarningSign>>("_earlyWarningSigns").IsJson();
        profile.PrimitiveCollection<List<BodyPosition>>("_positionsAcceptable").ElementType(position => position.HasConversion<EnumWord<BodyPosition>>());
        profile.PrimitiveCollection<List<BodyPosition>>("_positionsToAvoid").ElementType(position => position.HasConversion<EnumWord<BodyPosition>>());
        profile.PrimitiveCollection<List<string>>("_grounding");
        profile.PrimitiveCollection<List<string>>("_groundingToAvoid");
        profile.HasOne<Client>().WithMany().HasForeignKey(p => p.ClientId).OnDelete(DeleteBehavior.NoAction);
    }
}

using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.CareTasks;

internal sealed class CareTaskConfiguration : IEntityTypeConfiguration<CareTask>
{
    public void Configure(EntityTypeBuilder<CareTask> task)
    {
        task.ToTable("care_tasks");
        task.HasKey(t => t.Id);
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Ignore(t => t.IsOpen);
        task.Ignore(t => t.Responsible);
        task.PrimitiveCollection<List<PractitionerId>>("_responsible").ElementType(id => id.HasConversion<IdConverter<PractitionerId>>());
        task.IsClientRecord("care.keys_of(category, author_discipline, author_id, id)");
        task.HasOne<Client>().WithMany().HasForeignKey(t => t.ClientId).OnDelete(DeleteBehavior.NoAction);
        task.HasIndex(t => new { t.ClinicId, t.Kind, t.AboutId }).IsUnique().HasFilter("(status = 'open'::text)").HasDatabaseName("ux_care_tasks_open");
        task.HasIndex(t => new { t.ClinicId, t.Id }).HasDatabaseName("ix_care_tasks_clinic_id");
        task.HasIndex(t => new { t.ClientId, t.Id }).HasDatabaseName("ix_care_tasks_client_id");
    }
}

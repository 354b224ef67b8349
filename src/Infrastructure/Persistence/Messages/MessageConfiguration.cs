using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Messages;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<PlanMessage>, IEntityTypeConfiguration<MessageReading>
{
    public void Configure(EntityTypeBuilder<PlanMessage> message)
    {
        message.ToTable("plan_messages");
        message.HasKey(m => m.Id);
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Seals(m => m.Text);
        message.HasAuthor(m => m.Author, "author");
        message.HasOne<Client>().WithMany().HasForeignKey(m => m.ClientId).OnDelete(DeleteBehavior.NoAction);
        message.HasOne<CarePlan>().WithMany().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.NoAction);
        message.HasOne<PlanMessage>().WithMany().HasForeignKey(m => m.Corrects).HasConstraintName("fk_plan_messages_corrects").OnDelete(DeleteBehavior.NoAction);
        message.HasIndex(m => new { m.PlanId, m.Id }).HasDatabaseName("ix_plan_messages_plan_id");
        message.HasIndex(m => m.Corrects).IsUnique().HasFilter("corrects is not null").HasDatabaseName("ux_plan_messages_corrects");
        message.HasParts(m => m.Readings, "PlanMessageId");
    }

    public void Configure(EntityTypeBuilder<MessageReading> reading)
    {
        reading.ToTable("message_readings");
        reading.HasKey(r => r.Id);
        reading.Property(r => r.Id).ValueGeneratedNever();
        reading.HasIndex("PlanMessageId", nameof(MessageReading.PersonId)).IsUnique().HasDatabaseName("ux_message_readings_once");
    }
}

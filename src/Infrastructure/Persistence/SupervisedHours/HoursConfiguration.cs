using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.SupervisedHours;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.SupervisedHours;

internal sealed class HoursConfiguration : IEntityTypeConfiguration<HoursEntry>
{
    // A session's id is a mark and no reference: the ledger of hours holds nothing of a client's record.
    public void Configure(EntityTypeBuilder<HoursEntry> entry)
    {
        entry.ToTable("hours_entries", table => table.HasCheckConstraint("ck_hours_entries_minutes", "minutes between 1 and 1440"));
        entry.HasKey(h => h.Id);
        entry.Property(h => h.Id).ValueGeneratedNever();
        entry.HasOne<Supervision>().WithMany().HasForeignKey(h => h.SupervisionId).OnDelete(DeleteBehavior.NoAction);
        entry.HasOne<HoursEntry>().WithMany().HasForeignKey(h => h.Reverses).HasConstraintName("fk_hours_entries_reverses").OnDelete(DeleteBehavior.NoAction);
        entry.HasIndex(h => new { h.SupervisionId, h.Number }).IsUnique().HasDatabaseName("ux_hours_entries_number");
        entry.HasIndex(h => h.Reverses).IsUnique().HasFilter("reverses is not null").HasDatabaseName("ux_hours_entries_reverses");
        entry.HasIndex(h => new { h.SuperviseeId, h.On }).HasDatabaseName("ix_hours_entries_supervisee_id");
        entry.HasIndex(h => h.SupervisorId).HasDatabaseName("ix_hours_entries_supervisor_id");
    }
}

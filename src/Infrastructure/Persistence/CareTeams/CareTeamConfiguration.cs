using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.CareTeams;

internal sealed class CareTeamConfiguration : IEntityTypeConfiguration<CareTeamMember>
{
    public void Configure(EntityTypeBuilder<CareTeamMember> member)
    {
        member.ToTable("care_team_members");
        member.HasKey(m => m.Id);
        member.Property(m => m.Id).ValueGeneratedNever();
        member.HasOne<Client>().WithMany().HasForeignKey(m => m.ClientId).OnDelete(DeleteBehavior.NoAction);
        member.HasOne<Practitioner>().WithMany().HasForeignKey(m => m.PractitionerId).OnDelete(DeleteBehavior.NoAction);
        member.HasIndex(m => new { m.ClientId, m.PractitionerId, m.Discipline }).IsUnique().HasFilter("left_at is null").HasDatabaseName("ux_care_team_members_once");
        member.HasIndex(m => new { m.PractitionerId, m.ClientId }).HasDatabaseName("ix_care_team_members_practitioner_id");
    }
}

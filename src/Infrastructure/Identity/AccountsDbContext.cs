using System.Text;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IntegrativeCare.Infrastructure.Identity;

/// <summary>Accounts and sign-ins, apart from clients' records: schema <c>identity</c> of the same database.</summary>
internal sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<SignInSession> Sessions => Set<SignInSession>();
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<Invitation> Invitations => Set<Invitation>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<ClinicId>().HaveConversion<ClinicIds>();
        configurationBuilder.Properties<PractitionerId>().HaveConversion<PractitionerIds>();
        configurationBuilder.Properties<ClientId>().HaveConversion<ClientIds>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("identity");
        modelBuilder.Entity<Account>(account =>
        {
            account.ToTable("accounts", table => table.HasCheckConstraint(
                "ck_accounts_roles",
                $"cardinality(roles) > 0 and roles <@ array[{string.Join(", ", Enum.GetValues<Role>().Select(role => $"'{RoleNames.Of(role)}'"))}]"));
            account.HasKey(a => a.Id).HasName("pk_accounts");
            account.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
            foreach (var always in new[] { nameof(Account.UserName), nameof(Account.NormalizedUserName), nameof(Account.Email), nameof(Account.NormalizedEmail), nameof(Account.PasswordHash), nameof(Account.SecurityStamp), nameof(Account.ConcurrencyStamp) })
                account.Property<string?>(always).IsRequired();
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            RolesOf(account.PrimitiveCollection(a => a.Roles));
            account.HasIndex(a => new { a.ClinicId, a.NormalizedEmail }).IsUnique().HasDatabaseName("ux_accounts_clinic_email");
            account.HasIndex(a => new { a.ClinicId, a.PractitionerId }).IsUnique().HasFilter("practitioner_id is not null").HasDatabaseName("ux_accounts_clinic_practitioner");
            account.HasIndex(a => new { a.ClinicId, a.ClientId }).IsUnique().HasFilter("client_id is not null").HasDatabaseName("ux_accounts_clinic_client");
            account.HasIndex(a => new { a.ClinicId, a.OutsideSubject }).IsUnique().HasFilter("outside_subject is not null").HasDatabaseName("ux_accounts_clinic_outside_subject");
            account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName("ux_accounts_user_name");
            account.HasIndex(a => a.NormalizedEmail).HasDatabaseName("ix_accounts_email");
        });
        modelBuilder.Entity<SignInSession>(session =>
        {
            session.ToTable("sign_in_sessions");
            session.HasKey(s => s.Id).HasName("pk_sign_in_sessions");
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.ClientNoAction).HasConstraintName("fk_sign_in_sessions_account");
            session.HasIndex(s => s.AccountId).HasDatabaseName("ix_sign_in_sessions_account");
        });
        modelBuilder.Entity<RefreshToken>(token =>
        {
            token.ToTable("refresh_tokens", table => table.HasCheckConstraint("ck_refresh_tokens_hash", "octet_length(token_hash) = 32"));
            token.HasKey(t => t.Id).HasName("pk_refresh_tokens");
            token.HasOne<SignInSession>().WithMany().HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Cascade).HasConstraintName("fk_refresh_tokens_session");
            token.HasIndex(t => t.TokenHash).IsUnique().HasDatabaseName("ux_refresh_tokens_hash");
            token.HasIndex(t => t.SessionId).HasDatabaseName("ix_refresh_tokens_session");
        });
        modelBuilder.Entity<RecoveryCode>(code =>
        {
            code.ToTable("recovery_codes", table => table.HasCheckConstraint("ck_recovery_codes_hash", "octet_length(code_hash) = 32"));
            code.HasKey(c => c.Id).HasName("pk_recovery_codes");
            code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.ClientNoAction).HasConstraintName("fk_recovery_codes_account");
            code.HasIndex(c => new { c.AccountId, c.CodeHash }).IsUnique().HasDatabaseName("ux_recovery_codes_account_hash");
        });
        modelBuilder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations", table => table.HasCheckConstraint("ck_invitations_hash", "octet_length(token_hash) = 32"));
            invitation.HasKey(i => i.Id).HasName("pk_invitations");
            RolesOf(invitation.PrimitiveCollection(i => i.Roles));
            invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.InvitedBy).OnDelete(DeleteBehavior.ClientNoAction).HasConstraintName("fk_invitations_invited_by");
            invitation.HasIndex(i => i.TokenHash).IsUnique().HasDatabaseName("ux_invitations_token");
            invitation.HasIndex(i => new { i.ClinicId, i.NormalizedEmail }).HasDatabaseName("ix_invitations_clinic_email");
            invitation.HasIndex(i => i.InvitedBy).HasDatabaseName("ix_invitations_invited_by");
        });

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(Snake(property.Name));
            if (property.Name == "Id") property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    private static void RolesOf(PrimitiveCollectionBuilder<List<Role>> roles) => roles.ElementType(role => role.HasConversion<RolesAsText>());

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }

    private sealed class ClinicIds() : ValueConverter<ClinicId, Guid>(id => id.Value, value => new(value));

    private sealed class PractitionerIds() : ValueConverter<PractitionerId, Guid>(id => id.Value, value => new(value));

    private sealed class ClientIds() : ValueConverter<ClientId, Guid>(id => id.Value, value => new(value));

    private sealed class RolesAsText() : ValueConverter<Role, string>(role => RoleNames.Of(role), name => RoleNames.Parse(name));
}

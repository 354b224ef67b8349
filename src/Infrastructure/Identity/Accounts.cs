using System.Globalization;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Identity;

internal sealed class Accounts(
    AccountsDbContext db, UserManager<Account> users, SignIns signIns, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, IOptions<AccountRules> rules, TimeProvider clock)
    : IAccounts
{
    private const string Product = "IntegrativeCare";
    private const int RecoveryCodesEach = 10;

    public async Task<Guid> Open(Person person, string password, CancellationToken ct) => (await Create(person, password, ct)).Id;

    public async Task Disable(Guid account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Accounts.Where(one => one.Id == account && one.DisabledAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.DisabledAt, now), ct);
        await db.Sessions.Where(session => session.AccountId == account && session.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now), ct);
    }

    public async Task<Person> Get(Guid account, CancellationToken ct)
    {
        var found = await Load(account, ct);
        return new()
        {
            ClinicId = found.ClinicId,
            Email = found.Email!,
            DisplayName = found.DisplayName,
            Roles = found.Roles,
            PractitionerId = found.PractitionerId,
            ClientId = found.ClientId,
            OrganizationId = found.OrganizationId,
            OutsideSubject = found.OutsideSubject,
        };
    }

    public async Task<InvitationView> Invite(Person person, Guid by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var email = normalizer.NormalizeEmail(person.Email);
        if (await db.Accounts.AnyAsync(one => one.ClinicId == person.ClinicId && one.NormalizedEmail == email, ct)) throw new DomainException(new EmailTaken { Pointer = "/email" });
        if (await db.Accounts.AnyAsync(
            one => one.ClinicId == person.ClinicId
                && ((person.PractitionerId != null && one.PractitionerId == person.PractitionerId)
                    || (person.ClientId != null && one.ClientId == person.ClientId)
                    || (person.OutsideSubject != null && one.OutsideSubject == person.OutsideSubject)),
            ct))
        {
            throw new DomainException(new PersonHasAccount());
        }

        await using var all = await db.Database.BeginTransactionAsync(ct);
        await db.Invitations.Where(one => one.ClinicId == person.ClinicId && one.NormalizedEmail == email && one.AcceptedAt == null && one.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, now), ct);
        var token = Secrets.NewToken();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            ClinicId = person.ClinicId,
            Email = person.Email,
            NormalizedEmail = email,
            DisplayName = person.DisplayName,
            Roles = [.. person.Roles],
            PractitionerId = person.PractitionerId,
            ClientId = person.ClientId,
            OrganizationId = person.OrganizationId,
            OutsideSubject = person.OutsideSubject,
            TokenHash = Secrets.Hash(token),
            InvitedBy = by,
            CreatedAt = now,
            ExpiresAt = now + rules.Value.InvitationLifetime,
        };
        db.Add(invitation);
        await db.SaveChangesAsync(ct);
        await all.CommitAsync(ct);
        return new() { Id = invitation.Id, Token = token, ExpiresAt = invitation.ExpiresAt };
    }

    public async Task<OpenedSignIn> Accept(string token, string password, CancellationToken ct)
    {
        var hash = Secrets.Hash(token);
        var now = clock.GetUtcNow();
        await using var all = await db.Database.BeginTransactionAsync(ct);
        var isMine = await db.Invitations.Where(one => one.TokenHash == hash && one.AcceptedAt == null && one.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AcceptedAt, now), ct) == 1;
        if (!isMine) throw new DomainException(new InvitationNotOpen());

        var invitation = await db.Invitations.AsNoTracking().SingleAsync(one => one.TokenHash == hash, ct);
        var account = await Create(invitation.ToPerson(), password, ct);
        var opened = signIns.Begin(account, now);
        await db.SaveChangesAsync(ct);
        await all.CommitAsync(ct);
        return opened;
    }

    public async Task<AuthenticatorView> EnrolAuthenticator(Guid account, CancellationToken ct)
    {
        var found = await Load(account, ct);
        var key = Secrets.NewAuthenticatorKey();
        var isKept = await db.Accounts.Where(one => one.Id == account && !one.TwoFactorEnabled)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AuthenticatorKey, key), ct) == 1;
        if (!isKept) throw new DomainException(new AuthenticatorPresent());

        return new()
        {
            SharedKey = key,
            Uri = string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{Product}:{Uri.EscapeDataString(found.Email!)}?secret={key}&issuer={Product}&digits=6&period=30"),
        };
    }

    public async Task<IReadOnlyList<string>> ConfirmAuthenticator(Guid account, Guid signIn, string code, CancellationToken ct)
    {
        var found = await Load(account, ct);
        if (found.TwoFactorEnabled) throw new DomainException(new AuthenticatorPresent());
        if (found.AuthenticatorKey is not { } key) throw new DomainException(new AuthenticatorAbsent());
        if (Authenticator.StepOf(code, key, clock.GetUtcNow()) is not { } step || step <= found.LastTimeStep) throw new DomainException(new AuthenticatorCodeWrong { Pointer = "/code" });

        await using var all = await db.Database.BeginTransactionAsync(ct);
        var stamp = Secrets.NewToken();
        var isConfirmed = await db.Accounts.Where(one => one.Id == account && !one.TwoFactorEnabled && one.AuthenticatorKey == key)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.TwoFactorEnabled, true).SetProperty(one => one.LastTimeStep, step).SetProperty(one => one.SecurityStamp, stamp),
                ct) == 1;
        if (!isConfirmed) throw new DomainException(new AuthenticatorPresent());

        await KeepOnly(signIn, stamp, ct);
        var codes = Enumerable.Range(0, RecoveryCodesEach).Select(_ => Secrets.NewRecoveryCode()).ToList();
        await db.RecoveryCodes.Where(one => one.AccountId == account).ExecuteDeleteAsync(ct);
        db.AddRange(codes.Select(text => new RecoveryCode { Id = Guid.CreateVersion7(), AccountId = account, CodeHash = Secrets.HashRecoveryCode(text) }));
        await db.SaveChangesAsync(ct);
        await all.CommitAsync(ct);
        return codes;
    }

    public async Task RemoveAuthenticator(Guid account, Guid signIn, string password, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await Load(account, ct);
        if (!found.TwoFactorEnabled) throw new DomainException(new AuthenticatorAbsent());
        if (hasher.VerifyHashedPassword(found, found.PasswordHash!, password) == PasswordVerificationResult.Failed)
        {
            await signIns.CountFailure([account], now, ct);
            throw new DomainException(new PasswordWrong { Pointer = "/password" });
        }

        await using var all = await db.Database.BeginTransactionAsync(ct);
        var stamp = Secrets.NewToken();
        var isRemoved = await db.Accounts.Where(one => one.Id == account && one.TwoFactorEnabled && (one.LockoutEnd == null || one.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.TwoFactorEnabled, false).SetProperty(one => one.AuthenticatorKey, (string?)null).SetProperty(one => one.SecurityStamp, stamp),
                ct) == 1;
        if (!isRemoved) throw new DomainException(new PasswordWrong { Pointer = "/password" });

        await KeepOnly(signIn, stamp, ct);
        await db.RecoveryCodes.Where(one => one.AccountId == account).ExecuteDeleteAsync(ct);
        await all.CommitAsync(ct);
    }

    private async Task<Account> Create(Person person, string password, CancellationToken ct)
    {
        PasswordRules.Require(password, person.Email, "/password");
        var account = Account.Of(person, clock.GetUtcNow());
        try
        {
            var result = await users.CreateAsync(account, password);
            return result.Succeeded ? account : throw new InvalidOperationException($"The account was not made: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: var constraint })
        {
            throw new DomainException(string.Equals(constraint, "ux_accounts_clinic_email", StringComparison.Ordinal) ? new EmailTaken() : new PersonHasAccount());
        }
    }

    private Task<Account> Load(Guid account, CancellationToken ct) => db.Accounts.AsNoTracking().SingleAsync(one => one.Id == account, ct);

    /// <summary>The account has a new stamp: the sign-in in which that was done goes on, every other is over.</summary>
    private async Task KeepOnly(Guid signIn, string stamp, CancellationToken ct) =>
        await db.Sessions.Where(session => session.Id == signIn).ExecuteUpdateAsync(set => set.SetProperty(session => session.SecurityStamp, stamp), ct);
}

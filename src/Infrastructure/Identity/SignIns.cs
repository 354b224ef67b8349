using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrativeCare.Infrastructure.Identity;

internal sealed partial class SignIns(
    AccountsDbContext db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, NobodysPassword nobody,
    IOptions<AccountRules> rules, TimeProvider clock, ILogger<SignIns> log) : ISignIns
{
    /// <summary>Sign-ins that ended longer ago are forgotten when their account signs in again.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    public async Task<OpenedSignIn> Open(SignInBody who, CancellationToken ct)
    {
        var accounts = await Candidates(who, ct);
        var fitting = Compare(accounts, who.Password, forOneClinic: who.ClinicId is not null);
        var now = clock.GetUtcNow();
        var awake = fitting.Where(account => account.DisabledAt is null && !account.IsLocked(now)).ToList();
        if (awake.Count == 0)
        {
            // A disabled or resting account whose password fitted answers as a wrong one, with the same statements.
            await CountFailure([.. accounts.Except(fitting).Select(account => account.Id)], now, ct);
            throw new SignInRefusedException(SignInRefusal.CredentialsWrong);
        }

        if (awake.Count > 1) throw new DomainException(new ClinicNeeded { Pointer = "/clinicId" });

        return await Open(awake[0], who, now, ct);
    }

    public async Task<OpenedSignIn> Renew(string refreshToken, CancellationToken ct)
    {
        var hash = Secrets.Hash(refreshToken);
        var now = clock.GetUtcNow();
        var found = await (from token in db.RefreshTokens.AsNoTracking()
                           join session in db.Sessions.AsNoTracking() on token.SessionId equals session.Id
                           join account in db.Accounts.AsNoTracking() on session.AccountId equals account.Id
                           where token.TokenHash == hash
                           select new { token, session, account }).FirstOrDefaultAsync(ct)
            ?? throw new SignInRefusedException(SignInRefusal.RefreshTokenRefused);

        await using var all = await db.Database.BeginTransactionAsync(ct);
        var isFirst = await db.RefreshTokens.Where(token => token.Id == found.token.Id && token.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, now), ct) == 1;
        if (!isFirst)
        {
            // Somebody holds a copy; nobody can tell who. The person signs in again, the other cannot.
            await End(found.session.Id, ct);
            await all.CommitAsync(ct);
            ReusedToken(log, found.session.Id, found.account.Id);
            throw new SignInRefusedException(SignInRefusal.RefreshTokenRefused);
        }

        // The first statement may have waited for another request; what it did to the sign-in counts.
        var endsAt = found.session.StartedAt + rules.Value.LongestSignIn;
        var until = Earlier(now + rules.Value.RefreshTokenLifetime, endsAt);
        var isOpen = found.token.ExpiresAt > now && until > now && found.account.DisabledAt is null && await db.Sessions
            .Where(session => session.Id == found.session.Id && session.RevokedAt == null && session.SecurityStamp == found.account.SecurityStamp)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.ExpiresAt, until), ct) == 1;
        if (!isOpen) throw new SignInRefusedException(SignInRefusal.RefreshTokenRefused);

        var next = AddToken(found.session.Id, now, until);
        await db.SaveChangesAsync(ct);
        await all.CommitAsync(ct);
        return new(found.session.Id, found.account.AtWork(), next, found.session.StartedAt, endsAt);
    }

    public Task End(Guid signIn, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Sessions.Where(session => session.Id == signIn && session.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now), ct);
    }

    /// <summary>Adds a sign-in for an account whose owner was just proven; the caller saves.</summary>
    public OpenedSignIn Begin(Account account, DateTimeOffset now)
    {
        var endsAt = now + rules.Value.LongestSignIn;
        var until = Earlier(now + rules.Value.RefreshTokenLifetime, endsAt);
        var session = new SignInSession { Id = Guid.CreateVersion7(now), AccountId = account.Id, SecurityStamp = account.SecurityStamp!, StartedAt = now, ExpiresAt = until };
        db.Add(session);
        return new(session.Id, account.AtWork(), AddToken(session.Id, now, until), now, endsAt);
    }

    /// <summary>Counts one failure on each account and locks those for which it was one too many. One statement, so that guesses at the same time all count.</summary>
    public Task CountFailure(IReadOnlyList<Guid> accounts, DateTimeOffset now, CancellationToken ct)
    {
        var most = rules.Value.FailuresUntilLockout;
        DateTimeOffset? until = now + rules.Value.LockoutDuration;
        return db.Accounts.Where(account => accounts.Contains(account.Id) && (account.LockoutEnd == null || account.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(account => account.LockoutEnd, account => account.AccessFailedCount + 1 >= most ? until : null)
                    .SetProperty(account => account.AccessFailedCount, account => account.AccessFailedCount + 1 >= most ? 0 : account.AccessFailedCount + 1),
                ct);
    }

    private async Task<OpenedSignIn> Open(Account account, SignInBody who, DateTimeOffset now, CancellationToken ct)
    {
        await using var all = await db.Database.BeginTransactionAsync(ct);
        if (account.TwoFactorEnabled)
        {
            if (string.IsNullOrWhiteSpace(who.OneTimeCode)) throw new SignInRefusedException(SignInRefusal.OneTimeCodeNeeded);
            if (!await Take(who.OneTimeCode, account, now, ct))
            {
                await CountFailure([account.Id], now, ct);
                await all.CommitAsync(ct);
                throw new SignInRefusedException(SignInRefusal.OneTimeCodeWrong);
            }
        }

        // Whoever guesses at many passwords at once finds the account locked here, even when one of them was right.
        var hash = hasher.VerifyHashedPassword(account, account.PasswordHash!, who.Password) == PasswordVerificationResult.SuccessRehashNeeded
            ? hasher.HashPassword(account, who.Password)
            : account.PasswordHash;
        var isAwake = await db.Accounts
            .Where(one => one.Id == account.Id && one.DisabledAt == null && one.SecurityStamp == account.SecurityStamp && (one.LockoutEnd == null || one.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.AccessFailedCount, 0).SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null).SetProperty(one => one.PasswordHash, hash),
                ct) == 1;
        if (!isAwake) throw new SignInRefusedException(SignInRefusal.CredentialsWrong);

        var forgotten = now - Remembered;
        await db.Sessions.Where(session => session.AccountId == account.Id && session.ExpiresAt < forgotten).ExecuteDeleteAsync(ct);
        var opened = Begin(account, now);
        await db.SaveChangesAsync(ct);
        await all.CommitAsync(ct);
        return opened;
    }

    private async Task<List<Account>> Candidates(SignInBody who, CancellationToken ct)
    {
        var email = normalizer.NormalizeEmail(who.Email.Trim());
        var accounts = db.Accounts.AsNoTracking().Where(account => account.NormalizedEmail == email);
        if (who.ClinicId is { } named)
        {
            var clinic = new Domain.Clinics.ClinicId(named);
            accounts = accounts.Where(account => account.ClinicId == clinic);
        }

        return await accounts.OrderBy(account => account.Id).ToListAsync(ct);
    }

    /// <summary>The accounts whose password it is. The same number of comparisons whether there are accounts or not.</summary>
    private List<Account> Compare(List<Account> accounts, string password, bool forOneClinic)
    {
        var fitting = accounts.Where(account => hasher.VerifyHashedPassword(account, account.PasswordHash!, password) != PasswordVerificationResult.Failed).ToList();
        for (var made = accounts.Count; made < (forOneClinic ? 1 : rules.Value.PasswordChecksPerSignIn); made++)
            hasher.VerifyHashedPassword(nobody.Account, nobody.Hash, password);
        return fitting;
    }

    private async Task<bool> Take(string code, Account account, DateTimeOffset now, CancellationToken ct)
    {
        if (Authenticator.StepOf(code.Trim(), account.AuthenticatorKey!, now) is { } step)
        {
            return await db.Accounts.Where(one => one.Id == account.Id && (one.LastTimeStep == null || one.LastTimeStep < step))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastTimeStep, step), ct) == 1;
        }

        var hash = Secrets.HashRecoveryCode(code);
        return await db.RecoveryCodes.Where(one => one.AccountId == account.Id && one.CodeHash == hash && one.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now), ct) == 1;
    }

    private string AddToken(Guid session, DateTimeOffset now, DateTimeOffset until)
    {
        var token = Secrets.NewToken();
        db.Add(new RefreshToken { Id = Guid.CreateVersion7(now), SessionId = session, TokenHash = Secrets.Hash(token), IssuedAt = now, ExpiresAt = until });
        return token;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A used refresh token came again: sign-in {SignInId} of account {AccountId} was ended")]
    private static partial void ReusedToken(ILogger log, Guid signInId, Guid accountId);
}

/// <summary>A hash that no password fits, so that an unknown e-mail address costs the same work as a known one.</summary>
internal sealed class NobodysPassword
{
    public NobodysPassword(IOptions<PasswordHasherOptions> options) =>
        Hash = new PasswordHasher<Account>(options).HashPassword(Account, Secrets.NewToken());

    public Account Account { get; } = new();

    public string Hash { get; }
}

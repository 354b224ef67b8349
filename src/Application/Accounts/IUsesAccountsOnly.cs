namespace IntegrativeCare.Application.Accounts;

/// <summary>The message uses accounts and sign-ins and nothing of the clinic: no door is entered, so a lapsed licence does not keep anybody from signing out.</summary>
public interface IUsesAccountsOnly;

/// <summary>The message comes from somebody who has not signed in yet, so no role can be asked for.</summary>
public interface IBeforeSignIn : IUsesAccountsOnly;

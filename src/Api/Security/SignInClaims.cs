namespace IntegrativeCare.Api.Security;

/// <summary>What the principal of a request bears. No e-mail address.</summary>
public static class SignInClaims
{
    /// <summary>The account.</summary>
    public const string Account = "sub";

    /// <summary>The sign-in; absent when an outside provider vouches.</summary>
    public const string SignIn = "sid";

    /// <summary>When the person last proved who they are: seconds since 1970, UTC. Renewing a token does not move it.</summary>
    public const string SignedInAt = "auth_time";

    /// <summary>The clinic in which they act.</summary>
    public const string Clinic = "clinic";

    /// <summary>One claim for each role.</summary>
    public const string Roles = "roles";

    /// <summary>The practitioner they are.</summary>
    public const string Practitioner = "pid";

    /// <summary>The client they are.</summary>
    public const string Client = "cid";

    /// <summary>The partner organization it is.</summary>
    public const string Organization = "oid";

    /// <summary>What they are called.</summary>
    public const string Name = "name";
}

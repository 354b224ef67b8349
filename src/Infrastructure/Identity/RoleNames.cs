using IntegrativeCare.Application.Access;

namespace IntegrativeCare.Infrastructure.Identity;

/// <summary>Roles as the database and the tokens write them: <c>massageTherapist</c>.</summary>
public static class RoleNames
{
    private static readonly Dictionary<Role, string> Names = Enum.GetValues<Role>().ToDictionary(role => role, role => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..]);
    private static readonly Dictionary<string, Role> Roles = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Of(Role role) => Names[role];

    public static Role Parse(string name) => Roles[name];
}

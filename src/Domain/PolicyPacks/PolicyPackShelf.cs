namespace IntegrativeCare.Domain.PolicyPacks;

/// <summary>All policy packs that an installation has, each in every version, checked when they were read.</summary>
/// <remarks>Those that ship with the product are in its own assembly; an installation adds files of its own. No two versions of one pack apply on one day.</remarks>
public sealed class PolicyPackShelf
{
    private const string Shipping = "policy-packs/";

    private static readonly Lazy<PolicyPackShelf> ShippedPacks = new(() => Read([]));

    private PolicyPackShelf(IEnumerable<PolicyPack> packs) =>
        All = [.. packs.OrderBy(pack => pack.Code, StringComparer.Ordinal).ThenBy(pack => pack.EffectiveFrom)];

    /// <summary>The packs that ship with the product, and no others.</summary>
    public static PolicyPackShelf Shipped => ShippedPacks.Value;

    /// <summary>Every version of every pack, by code and then by first day.</summary>
    public IReadOnlyList<PolicyPack> All { get; }

    /// <summary>Reads the packs that ship with the product and further files.</summary>
    /// <param name="further">Each file's name, for the faults, and its text.</param>
    /// <exception cref="PolicyPackFilesException">Names every fault of every file: what cannot be read, an unknown member, a rule without source, versions that overlap.</exception>
    public static PolicyPackShelf Read(IEnumerable<(string Name, string Json)> further)
    {
        var faults = new List<PolicyPackFault>();
        var read = new List<(string Name, string Json, PolicyPackFile File)>();
        foreach (var (name, json) in OwnFiles().Concat(further))
        {
            if (PolicyPackFile.Read(name, json, faults) is { } file) read.Add((name, json, file));
        }

        foreach (var (name, json, file) in read)
        {
            var others = read.TakeWhile(one => one.Name != name).ToList();
            void Fault(string pointer, string what) => faults.Add(new(name, PolicyPackFile.LineIn(json, pointer), pointer, what));

            if (others.Find(one => one.File.Code == file.Code && one.File.Version == file.Version) is { File: not null } same) Fault("/version", $"{file.Code} {file.Version} also stands in {same.Name}.");
            else if (others.Find(one => one.File.Code == file.Code && Overlap(one.File, file)) is { File: not null } clash) Fault("/effectiveFrom", $"its dates overlap with {clash.File.Code} {clash.File.Version} in {clash.Name}.");
            for (var i = 0; i < file.Jurisdictions.Count; i++)
            {
                var place = file.Jurisdictions[i];
                if (others.Find(one => one.File.Code != file.Code && one.File.Jurisdictions.Contains(place, StringComparer.Ordinal)) is { File: not null } rival) Fault($"/jurisdictions/{i}", $"{place} already has the pack {rival.File.Code} in {rival.Name}.");
            }
        }

        if (faults.Count > 0) throw new PolicyPackFilesException(faults);
        return new(read.Select(one => new PolicyPack(one.File)));
    }

    /// <summary>One version of a pack; <c>null</c> when there is none.</summary>
    public PolicyPack? Find(string code, string version) => All.FirstOrDefault(pack => pack.Code == code && pack.Version == version);

    /// <summary>The version of a pack that applies on a day; <c>null</c> when none does. A version ends on its last day, or when the next begins.</summary>
    public PolicyPack? Effective(string code, DateOnly today) =>
        All.LastOrDefault(pack => pack.Code == code && pack.EffectiveFrom <= today) is { } last && last.IsEffective(today) ? last : null;

    /// <summary>The code of the pack for a place: that of the very place, else that of its country, else the general one.</summary>
    public string CodeFor(string jurisdiction) =>
        All.Where(pack => pack.Fit(jurisdiction) > 0).MaxBy(pack => pack.Fit(jurisdiction))?.Code ?? PolicyPack.General;

    /// <summary>The pack that applies where a clinic chose one.</summary>
    /// <param name="code">The chosen pack; <c>null</c> when nothing was chosen.</param>
    /// <param name="version">The version to which the clinic keeps; <c>null</c> when it follows the newest.</param>
    /// <remarks>
    /// A version that a clinic keeps to ends with its own last day; then the clinic follows. Where nothing chosen applies (its file was taken away, its dates are
    /// over) the general pack does, because it shows least and asks most.
    /// </remarks>
    public PolicyPack Applying(string? code, string? version, DateOnly today)
    {
        if (code is not null && version is not null && Find(code, version) is { } kept && kept.IsEffective(today)) return kept;
        return (code is null ? null : Effective(code, today)) ?? Effective(PolicyPack.General, today) ?? All.First(pack => pack.Code == PolicyPack.General);
    }

    // The one that begins later ends an earlier one without a last day of its own.
    private static bool Overlap(PolicyPackFile one, PolicyPackFile other)
    {
        var (first, second) = one.EffectiveFrom <= other.EffectiveFrom ? (one, other) : (other, one);
        return first.EffectiveFrom == second.EffectiveFrom || first.EffectiveUntil >= second.EffectiveFrom;
    }

    private static IEnumerable<(string Name, string Json)> OwnFiles()
    {
        var assembly = typeof(PolicyPackShelf).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Shipping, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource, reader.ReadToEnd());
        }
    }
}

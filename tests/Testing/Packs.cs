using System.Text.Json.Nodes;
using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Testing;

/// <summary>Files of policy packs for tests: a shipped pack, changed where a test is about it.</summary>
public static class Packs
{
    /// <summary>A further pack for Ontario, chosen by name only.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="version">Its version; it begins on the first day of 2026 unless the change says otherwise.</param>
    /// <param name="change">What is different from Ontario's.</param>
    public static (string Name, string Json) Like(string code, string version, Action<JsonObject> change)
    {
        using var shipped = new StreamReader(typeof(PolicyPack).Assembly.GetManifestResourceStream("policy-packs/CA-ON.2026-11-01.json")!);
        var pack = JsonNode.Parse(shipped.ReadToEnd())!.AsObject();
        (pack["code"], pack["version"], pack["title"]) = (code, version, $"{code} of a test");
        if (code != "CA-ON") pack["jurisdictions"] = new JsonArray();
        change(pack);
        return ($"{code}.{version}.json", pack.ToJsonString(new() { WriteIndented = true }));
    }

    /// <summary>Says how often a region needs written consent in a pack.</summary>
    public static void NeedsWritten(this JsonObject pack, string region, string howOften)
    {
        foreach (var rule in pack["writtenConsentRegions"]!.AsArray()) if (rule!["region"]!.GetValue<string>() == region) rule["howOften"] = howOften;
    }

    /// <summary>Prohibits a region in a pack.</summary>
    public static void Prohibits(this JsonObject pack, string region)
    {
        var written = pack["writtenConsentRegions"]!.AsArray();
        pack["writtenConsentRegions"] = new JsonArray([.. written.Where(rule => rule!["region"]!.GetValue<string>() != region).Select(rule => rule!.DeepClone())]);
        pack["prohibitedRegions"]!.AsArray().Add(region);
    }
}

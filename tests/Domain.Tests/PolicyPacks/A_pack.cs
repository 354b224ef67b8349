using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.PolicyPacks;

/// <summary>Policy packs for the tests: those that ship, and files that differ from a small good one in what a test is about.</summary>
internal static class A_pack
{
    /// <summary>A file of the pack <c>HOUSE</c>, good in every member, each on a line of its own.</summary>
    public const string Good =
        """
        {
          "code": "HOUSE",
          "version": "2026-02-01",
          "title": "The house",
          "jurisdictions": ["CA-QC"],
          "effectiveFrom": "2026-02-01",
          "effectiveUntil": null,
          "consentElements": ["natureOfTreatment", "rightToStopAnytime"],
          "writtenConsentRegions": [
            { "region": "chestWall", "howOften": "everySession" },
            { "region": "hips", "howOften": "perPlan" }
          ],
          "prohibitedRegions": ["breast"],
          "touchConsentDocumentedWithinHours": 24,
          "initialConsultationDocument": { "elements": ["Techniques"], "renewedWhen": "Anything changes" },
          "retention": { "years": 12, "fromMajority": true },
          "ageOfMajority": 18,
          "ageOfOwnConsent": 14,
          "supervisorSeesProcessNotes": true,
          "impliedConsentWithinDiscipline": true,
          "noticeOfIncompleteness": true,
          "accountingYears": 6,
          "sources": [
            { "rules": ["consentElements", "writtenConsentRegions", "prohibitedRegions", "touchConsentDocumentedWithinHours", "initialConsultationDocument", "retention"], "citation": "Made for this test", "mark": "verified" },
            { "rules": ["ageOfMajority", "ageOfOwnConsent", "supervisorSeesProcessNotes", "impliedConsentWithinDiscipline", "noticeOfIncompleteness", "accountingYears"], "citation": "Made for this test", "mark": "productDefault" }
          ],
          "notes": ["Ages are the product's own choice."]
        }
        """;

    /// <summary>The pack of Ontario.</summary>
    public static readonly PolicyPack Ontario = PolicyPackShelf.Shipped.Find("CA-ON", "2026-11-01")!;

    /// <summary>The pack of Texas.</summary>
    public static readonly PolicyPack Texas = PolicyPackShelf.Shipped.Find("US-TX", "2026-11-01")!;

    /// <summary>The pack for everywhere else.</summary>
    public static readonly PolicyPack General = PolicyPackShelf.Shipped.Find("default", "2026-11-01")!;

    /// <summary>The good file as a pack, differing in some of its words.</summary>
    public static PolicyPack House(params (string Good, string Other)[] changes) => PolicyPackShelf.Read([("house.json", Text(changes))]).All.Single(pack => pack.Code == "HOUSE");

    /// <summary>The good file, differing in some of its words.</summary>
    public static string Text(params (string Good, string Other)[] changes)
    {
        var text = Good;
        foreach (var (good, other) in changes)
        {
            Assert.Contains(good, text, StringComparison.Ordinal);
            text = text.Replace(good, other, StringComparison.Ordinal);
        }

        return text;
    }
}

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>Another organization's system sees what a directive names it for, and otherwise no client of the clinic exists for it (rules 1 and 9).</summary>
public sealed class Letting_a_partner_read(OneClinic given) : IClassFixture<OneClinic>
{
    private static readonly (string, string) ToCoordinate = ("X-Purpose-Of-Use", "careCoordination");

    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Takes_a_directive_that_names_it_and_its_purpose()
    {
        var at = await Api.OpenClinic("Northgate", "northgate.example");
        var (northside, organization) = await Partner(at, "Northside");
        Assert.Equal("client.not_found", (await Api.Get(northside, at.OfMaya, ToCoordinate)).Is(404).Code);
        await at.WritesSafeTouch();
        await at.Permits(ClinicAtWork.ToTheTeam, ["safetyCues"], ["careCoordination"]);
        Assert.Equal("client.not_found", (await Api.Get(northside, $"{at.OfMaya}/touch-safety-profile", ToCoordinate)).Is(404).Code);

        var permit = await at.Permits(new { kind = "organization", id = organization }, ["safetyCues"], ["careCoordination"]);

        (await Api.Get(northside, $"{at.OfMaya}/touch-safety-profile", ToCoordinate)).Is(200);
        Assert.Equal("consent.not_given", (await Api.Get(northside, $"{at.OfMaya}/touch-safety-profile")).Is(403).Code);
        Assert.Empty((await Api.Get(northside, $"{at.OfMaya}/sessions", ToCoordinate)).Is(200).Json.GetProperty("items").EnumerateArray());
        var directive = Assert.Single((await Api.Get(northside, $"{at.OfMaya}/consent-directives", ToCoordinate)).Is(200).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(permit, directive.GetProperty("id").GetGuid());
        Assert.Equal("caller.role_not_allowed", (await Api.Post(northside, $"{at.OfMaya}/consent-requests", new { categories = new[] { "carePlan" }, purposes = new[] { "treatment" }, why = "To know." })).Is(403).Code);

        await at.Revokes(permit);
        Assert.Equal("client.not_found", (await Api.Get(northside, $"{at.OfMaya}/touch-safety-profile", ToCoordinate)).Is(404).Code);
        var seen = (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures")).Is(200).Json.GetProperty("items").EnumerateArray().Where(row => row.GetProperty("personId").GetGuid() == northside.AccountId).ToList();
        Assert.Contains(seen, row => row.GetProperty("verdict").GetString() == "permitted" && row.GetProperty("parts").EnumerateArray().Any(part => part.GetProperty("under").ToString() == permit.ToString()));
        Assert.Contains(seen, row => row.GetProperty("verdict").GetString() == "refused");
        Assert.All(seen, row => Assert.Equal(("Northside EHR", "disclosure"), (row.GetProperty("personName").GetString(), row.GetProperty("kind").GetString())));
        Api.Clock.Advance(TimeSpan.FromSeconds(1));
        var accounted = (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?format=accounting")).Is(200).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("recipient")).Where(recipient => recipient.GetProperty("name").GetString() == "Northside EHR").ToList();
        Assert.NotEmpty(accounted);
        Assert.All(accounted, recipient => Assert.Equal("1 Example Street", recipient.GetProperty("address").GetString()));
    }

    [Fact]
    public async Task Is_not_opened_by_the_directive_of_another_partner()
    {
        var at = await Api.OpenClinic("Eastgate", "eastgate.example");
        var (northside, _) = await Partner(at, "Northside");
        var (_, other) = await Partner(at, "Southside");
        await at.WritesSafeTouch();

        await at.Permits(new { kind = "organization", id = other }, ["safetyCues"], ["careCoordination"]);

        Assert.Equal("client.not_found", (await Api.Get(northside, $"{at.OfMaya}/touch-safety-profile", ToCoordinate)).Is(404).Code);
    }

    [Fact]
    public async Task Can_be_previewed_and_explained_for_an_organization()
    {
        var at = await Api.OpenClinic("Westgate", "westgate.example");
        var (northside, organization) = await Partner(at, "Northside");
        await at.WritesSafeTouch();
        var permit = await at.Permits(new { kind = "organization", id = organization }, ["safetyCues"], ["careCoordination"]);

        var preview = (await Api.Get(at.Maya, $"{at.OfMaya}/consent-preview?organizationId={organization}&purpose=careCoordination")).Is(200).Json;
        var cues = preview.GetProperty("categories").EnumerateArray().Single(category => category.GetProperty("category").GetString() == "safetyCues");
        Assert.Equal((1, 1), (cues.GetProperty("records").GetInt32(), cues.GetProperty("shown").GetInt32()));
        var decision = Assert.Single(cues.GetProperty("decisions").EnumerateArray());
        Assert.Equal((true, permit), (decision.GetProperty("isPermitted").GetBoolean(), decision.GetProperty("under").GetGuid()));
        var told = (await Api.Post(at.Maya, $"{at.OfMaya}/consent-decisions", new { organizationId = organization, category = "safetyCues", purpose = "treatment" })).Is(200).Json;
        Assert.Equal((false, "noDirective"), (told.GetProperty("isPermitted").GetBoolean(), told.GetProperty("reason").GetString()));
        Assert.Equal("caller.role_not_allowed", (await Api.Get(northside, $"{at.OfMaya}/consent-preview?organizationId={organization}")).Is(403).Code);
        (await Api.Get(at.Maya, $"{at.OfMaya}/consent-preview")).Is(422, "consent.question_unclear");
        (await Api.Get(at.Maya, $"{at.OfMaya}/consent-preview?organizationId={Guid.CreateVersion7()}")).Is(422, "consent.organization_unknown");
    }

    private async Task<(Caller System, Guid Organization)> Partner(ClinicAtWork at, string name)
    {
        var organization = (await Api.Post(at.Ada, "/partner-organizations", new { name = $"{name} EHR", address = "1 Example Street" })).Is(201).Id;
        return (await at.Invite(name, ["partner"], organizationId: organization), organization);
    }
}

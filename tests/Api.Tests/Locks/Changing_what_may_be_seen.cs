using IntegrativeCare.Application.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>I18: what was taken back is closed to the very next request, on every road.</summary>
public sealed class Changing_what_may_be_seen(OneClinic given) : IClassFixture<OneClinic>
{
    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Closes_every_road_when_the_client_revokes()
    {
        var at = await Api.OpenClinic("Larch", "larch.example");
        var plan = $"{at.OfMaya}/care-plans/{await Api.HasAPlan(at)}";
        var profile = $"{at.OfMaya}/touch-safety-profile";
        await at.WritesSafeTouch();
        var directive = await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        var (seenPlan, seenProfile, seenClient) = ((await Api.Get(at.Tomas, plan)).Is(200), (await Api.Get(at.Tomas, profile)).Is(200), (await Api.Get(at.Tomas, at.OfMaya)).Is(200));
        Assert.True(seenClient.Json.TryGetProperty("demographics", out _));
        Assert.Contains(at.Maya.ClientId.ToString()!, (await Api.Get(at.Tomas, "/clients")).Is(200).Text, StringComparison.Ordinal);

        await at.Revokes(directive);

        foreach (var (path, tag) in new[] { (plan, seenPlan.Tag!), (profile, seenProfile.Tag!) })
        {
            (await Api.Get(at.Tomas, path)).Is(403, "consent.not_given");
            (await Api.Get(at.Tomas, path, ("If-None-Match", tag))).Is(403, "consent.not_given");
            (await Api.Get(at.Tomas, path, ("If-None-Match", "*"))).Is(403, "consent.not_given");
            Assert.Equal("", (await Api.Head(at.Tomas, path)).Is(403).Tag ?? "");
        }

        var client = (await Api.Get(at.Tomas, at.OfMaya, ("If-None-Match", seenClient.Tag!))).Is(200);
        Assert.False(client.Json.TryGetProperty("demographics", out _));
        Assert.NotEqual(seenClient.Tag, client.Tag);
        Assert.Empty((await Api.Get(at.Tomas, "/clients")).Is(200).Json.GetProperty("items").EnumerateArray());
        Assert.Empty((await Api.Get(at.Tomas, "/clients?q=maya")).Is(200).Json.GetProperty("items").EnumerateArray());
        (await Api.Get(at.Ruth, plan)).Is(200);
    }

    [Fact]
    public async Task Closes_every_road_when_the_client_withholds_though_a_permit_stands()
    {
        var at = await Api.OpenClinic("Ash", "ash.example");
        var plan = await Api.HasAPlan(at);
        await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        var seen = (await Api.Get(at.Tomas, $"{at.OfMaya}/care-plans/{plan}")).Is(200);

        await at.Withholds(ClinicAtWork.To(at.Tomas), [], [plan]);

        (await Api.Get(at.Tomas, $"{at.OfMaya}/care-plans/{plan}", ("If-None-Match", seen.Tag!))).Is(403, "consent.not_given");
        (await Api.Get(at.Ruth, $"{at.OfMaya}/care-plans/{plan}")).Is(200);
    }

    [Fact]
    public async Task Closes_every_road_when_the_event_has_happened_and_says_before_what_ends_soon()
    {
        var at = await Api.OpenClinic("Rowan", "rowan.example");
        var plan = $"{at.OfMaya}/care-plans/{await Api.HasAPlan(at)}";
        var directives = $"{at.OfMaya}/consent-directives";
        var drafted = (await Api.Post(at.Maya, directives, new
        {
            kind = "permit",
            categories = new[] { "carePlan" },
            recipient = ClinicAtWork.To(at.Tomas),
            purposes = new[] { "treatment" },
            until = RunningClinic.Monday.AddDays(20),
            expiryEvent = "Mon épaule va mieux",
            language = "fr-CA",
        })).Is(201);
        var shown = (await Api.Get(at.Maya, $"{directives}/{drafted.Id}")).Is(200);
        Assert.EndsWith("Cette permission prend fin plus tôt si ceci se produit : Mon épaule va mieux. Cette permission ne donne accès à rien d'autre. "
            + "Vous pouvez changer d'avis à tout moment, sans donner de raison; ce qui a été vu avant reste vu.", shown.Json.GetProperty("plainText").GetString(), StringComparison.Ordinal);
        (await Api.Post(at.Maya, $"{directives}/{drafted.Id}/signature", new { method = "clientAccount", textSha256 = shown.Json.GetProperty("textSha256").GetString() }, ("If-Match", shown.Tag!))).Is(200);
        var seen = (await Api.Get(at.Tomas, plan)).Is(200);
        foreach (var reader in new[] { at.Tomas, at.Maya })
            Assert.Equal(drafted.Id, Assert.Single((await Api.Get(reader, "/me/consent-renewals")).Is(200).Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Empty((await Api.Get(at.Ruth, "/me/consent-renewals")).Is(200).Json.GetProperty("items").EnumerateArray());
        (await Api.Get(at.Ada, "/me/consent-renewals")).Is(403, "caller.role_not_allowed");

        (await Api.Post(at.Tomas, $"{directives}/{drafted.Id}/expiry")).Is(200);

        (await Api.Get(at.Tomas, plan, ("If-None-Match", seen.Tag!))).Is(403, "consent.not_given");
        (await Api.Post(at.Maya, $"{directives}/{drafted.Id}/expiry")).Is(200);
        Assert.Equal("expired", (await Api.Get(at.Maya, $"{directives}/{drafted.Id}")).Is(200).Json.GetProperty("status").GetString());
        foreach (var reader in new[] { at.Tomas, at.Maya }) Assert.Empty((await Api.Get(reader, "/me/consent-renewals")).Is(200).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Says_that_a_touch_profile_is_kept_back_by_itself_and_not_that_there_is_none()
    {
        var at = await Api.OpenClinic("Fir", "fir.example");
        await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        (await Api.Get(at.Tomas, $"{at.OfMaya}/touch-safety-profile")).Is(404, "touch_profile.not_found");
        await at.WritesSafeTouch();
        (await Api.Get(at.Tomas, $"{at.OfMaya}/touch-safety-profile")).Is(200);

        await at.Withholds(ClinicAtWork.To(at.Tomas), [], [at.Maya.ClientId!.Value]);

        (await Api.Get(at.Tomas, $"{at.OfMaya}/touch-safety-profile")).Is(403, "consent.not_given");
        (await Api.Get(at.Ruth, $"{at.OfMaya}/touch-safety-profile")).Is(200);
    }

    [Fact]
    public async Task Leaves_no_client_behind_for_who_left_the_team()
    {
        var at = await Api.OpenClinic("Elm", "elm.example");
        var plan = await Api.HasAPlan(at);
        await at.Permits(ClinicAtWork.ToDiscipline("massageTherapy"), ClinicAtWork.Usual);
        var withhold = new { kind = "withhold", categories = new[] { "carePlan" }, recipient = ClinicAtWork.ToTheTeam };
        var seen = (await Api.Get(at.Tomas, $"{at.OfMaya}/care-plans/{plan}")).Is(200);
        (await Api.Post(at.Tomas, $"{at.OfMaya}/consent-directives", withhold, ("Idempotency-Key", "heard-her-say-so"))).Is(201);
        Assert.Equal("true", (await Api.Post(at.Tomas, $"{at.OfMaya}/consent-directives", withhold, ("Idempotency-Key", "heard-her-say-so"))).Is(201).Header("Idempotency-Replayed"));

        (await Api.Post(at.Ada, $"{at.OfMaya}/care-team/{at.TomasOnTheTeam}/departure")).Is(200);

        var nobody = (await Api.Get(at.Tomas, $"/clients/{Guid.CreateVersion7()}")).Is(404, "client.not_found").Said;
        foreach (var path in (string[])["", $"/care-plans/{plan}", "/touch-safety-profile", "/care-team", "/consent-directives"])
        {
            Assert.Equal(nobody, (await Api.Get(at.Tomas, at.OfMaya + path)).Said);
            Assert.Equal(nobody, (await Api.Get(at.Tomas, at.OfMaya + path, ("If-None-Match", seen.Tag!))).Said);
            (await Api.Head(at.Tomas, at.OfMaya + path)).Is(404);
        }

        // A restriction is heard from whoever works here (I20), also from who left the team; nothing else is.
        var permit = new { kind = "permit", categories = new[] { "carePlan" }, recipient = ClinicAtWork.ToTheTeam, purposes = new[] { "treatment" } };
        Assert.Equal(nobody, (await Api.Post(at.Tomas, $"{at.OfMaya}/consent-directives", permit)).Said);
        Assert.Equal("true", (await Api.Post(at.Tomas, $"{at.OfMaya}/consent-directives", withhold, ("Idempotency-Key", "heard-her-say-so"))).Is(201).Header("Idempotency-Replayed"));
        (await Api.Post(at.Pia, $"{at.OfMaya}/consent-directives", withhold)).Is(201);
        (await Api.Post(at.Pia, $"{at.OfMaya}/consent-directives", permit)).Is(403, "caller.role_not_allowed");
        (await Api.Post(at.Noor, $"/clients/{Guid.CreateVersion7()}/consent-directives", withhold)).Is(404, "client.not_found");
        Assert.Empty((await Api.Get(at.Tomas, "/clients")).Is(200).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Ends_with_the_last_day_of_the_licence_in_the_clinics_calendar()
    {
        var at = await Api.OpenClinic("Beech", "beech.example");
        var omar = await at.Enrol("Omar", "psychotherapy", "registered", validUntil: "2026-03-05");
        await at.Join(omar, at.Maya, "psychotherapy");
        try
        {
            Api.Clock.Set(new DateTimeOffset(2026, 3, 6, 4, 59, 59, TimeSpan.Zero));
            (await Api.Get(omar, at.OfMaya)).Is(200);

            Api.Clock.Set(new DateTimeOffset(2026, 3, 6, 5, 0, 0, TimeSpan.Zero));
            await IsClosedAsLapsed(at, omar);
            (await Api.Get(at.Ruth, at.OfMaya)).Is(200);
        }
        finally
        {
            Api.Clock.Set(RunningClinic.Monday);
        }
    }

    [Fact]
    public async Task Ends_with_the_suspension_of_the_licence()
    {
        var at = await Api.OpenClinic("Spruce", "spruce.example");
        (await Api.Get(at.Ruth, at.OfMaya)).Is(200);

        var read = (await Api.Get(at.Ada, $"/practitioners/{at.Ruth.PractitionerId}")).Is(200);
        (await Api.Post(at.Ada, $"/practitioners/{at.Ruth.PractitionerId}/licences/{at.Ruth.LicenceId}/status-changes", new { status = "suspended" }, ("If-Match", read.Tag!))).Is(200);

        await IsClosedAsLapsed(at, at.Ruth);
    }

    [Fact]
    public async Task Ends_when_the_practitioner_no_longer_works_here()
    {
        var at = await Api.OpenClinic("Yew", "yew.example");
        var read = (await Api.Get(at.Ada, $"/practitioners/{at.Ruth.PractitionerId}")).Is(200);

        (await Api.Post(at.Ada, $"/practitioners/{at.Ruth.PractitionerId}/deactivation", null, ("If-Match", read.Tag!))).Is(200);

        await IsClosedAsLapsed(at, at.Ruth);
    }

    [Fact]
    public async Task Ends_when_the_account_is_disabled()
    {
        var at = await Api.OpenClinic("Linden", "linden.example");
        await using (var scope = Api.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IAccounts>().Disable(at.Ruth.AccountId, TestContext.Current.CancellationToken);

        (await Api.Get(at.Ruth, at.OfMaya)).Is(401, "auth.session_ended");
        (await Api.Get(at.Ruth, "/auth/me")).Is(401, "auth.session_ended");
        (await Api.Get(at.Ruth, "/clinic")).Is(401, "auth.session_ended");
    }

    [Fact]
    public async Task Takes_no_purpose_as_a_reason_to_see_more()
    {
        var at = await Api.OpenClinic("Oak", "oak.example");
        var plan = $"{at.OfMaya}/care-plans/{await Api.HasAPlan(at)}";
        await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual, ["treatment"]);

        (await Api.Get(at.Tomas, plan, ("X-Purpose-Of-Use", "treatment"))).Is(200);
        (await Api.Get(at.Tomas, plan, ("X-Purpose-Of-Use", "careCoordination"))).Is(403, "consent.not_given");
        (await Api.Get(at.Tomas, plan, ("X-Purpose-Of-Use", "emergency"))).Is(403, "consent.not_given");
        (await Api.Get(at.Tomas, plan, ("X-Purpose-Of-Use", "supervision"))).Is(403, "consent.not_given");
        foreach (var purpose in (string[])["healthcareOperations", "clientRequest", "anything", "0", "1", "treatment,emergency", ""])
            (await Api.Get(at.Tomas, plan, ("X-Purpose-Of-Use", purpose))).Is(403, "caller.purpose_not_allowed");
        (await Api.Get(at.Tomas, plan, ("X-Purpose-Of-Use", "careCoordination"), ("X-Purpose-Of-Use", "treatment"))).Is(403, "caller.purpose_not_allowed");
        (await Api.Get(at.Noor, at.OfMaya, ("X-Purpose-Of-Use", "emergency"))).Is(404, "client.not_found");
    }

    private async Task IsClosedAsLapsed(ClinicAtWork at, Caller who)
    {
        foreach (var path in (string[])["", "/touch-safety-profile", "/care-team", "/consent-directives"])
        {
            (await Api.Get(who, at.OfMaya + path)).Is(403, "practitioner.licence_lapsed");
            (await Api.Head(who, at.OfMaya + path)).Is(403);
        }

        (await Api.Get(who, "/clients")).Is(403, "practitioner.licence_lapsed");
        (await Api.Get(who, "/practitioners")).Is(403, "practitioner.licence_lapsed");
        (await Api.Get(who, "/auth/me")).Is(200);
    }
}

using IntegrativeCare.Api.Http;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>I27: whatever shows something that may not be passed on says so, and says under which consent. Whatever shows nothing of the kind says nothing.</summary>
public sealed class Carrying_the_redisclosure_notice(OneClinic given) : IClassFixture<OneClinic>
{
    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Stands_on_every_answer_that_shows_it_and_on_no_other()
    {
        var at = await Api.OpenClinic("Willow", "willow.example");
        var noor = at.Noor;
        await at.Join(noor, at.Maya, "massageTherapy");
        await at.Permits(ClinicAtWork.To(at.Tomas), ["scheduling", "psychotherapyProgress"]);
        var (usual, session) = await Note(at, "She slept five nights of seven.");
        var path = $"{at.OfMaya}/notes/{usual}";
        var list = $"{at.OfMaya}/notes";
        IsBare((await Api.Get(at.Tomas, path)).Is(200));
        IsBare((await Api.Get(at.Tomas, list)).Is(200));

        var (hidden, _) = await Note(at, "He stopped drinking in May.", session, isOfSubstanceUse: true);
        var hiddenPath = $"{at.OfMaya}/notes/{hidden}";
        IsBare((await Api.Get(at.Tomas, list)).Is(200));
        IsBare((await Api.Get(at.Tomas, hiddenPath)).Is(200));
        IsBare((await Api.Get(at.Ruth, hiddenPath)).Is(200));
        IsBare((await Api.Get(at.Maya, hiddenPath)).Is(200));

        var permit = await at.Permits(ClinicAtWork.To(at.Tomas), ["substanceUse"]);
        var scope = $"</api/v1{at.OfMaya}/consent-directives/{permit}>";
        var shown = Carries((await Api.Get(at.Tomas, hiddenPath)).Is(200), scope);
        Carries((await Api.Get(at.Tomas, hiddenPath, ("If-None-Match", shown.Tag!))).Is(304), scope);
        Carries((await Api.Head(at.Tomas, hiddenPath)).Is(200), scope);
        IsBare((await Api.Get(at.Tomas, list)).Is(200));
        IsBare((await Api.Get(at.Tomas, path)).Is(200));
        IsBare((await Api.Get(at.Tomas, at.OfMaya)).Is(200));
        IsBare((await Api.Get(noor, list)).Is(200));

        await at.Revokes(permit);
        IsBare((await Api.Get(at.Tomas, list)).Is(200));
        IsBare((await Api.Get(at.Tomas, hiddenPath, ("If-None-Match", shown.Tag!))).Is(200));
    }

    /// <summary>A process note says under which law's name it is kept only inside itself: it carries the duty of its own (CR-013, CR-202).</summary>
    [Fact]
    public async Task Stands_on_process_notes_of_counselling_on_substance_use()
    {
        var at = await Api.OpenClinic("Alder", "alder.example");
        var usual = (await Api.Post(at.Ruth, $"{at.OfMaya}/process-notes", new { text = "She looked at the door." })).Is(201).Id;
        var list = $"{at.OfMaya}/process-notes";
        var authorization = await Authorizes(at, at.Tomas);
        var scope = $"</api/v1{at.OfMaya}/consent-directives/{authorization}>";
        IsBare((await Api.Get(at.Tomas, $"{list}/{usual}")).Is(200));
        IsBare((await Api.Get(at.Tomas, list)).Is(200));

        var counselling = (await Api.Post(at.Ruth, list, new { kind = "substanceUseCounselling", text = "He stopped drinking in May." })).Is(201).Id;
        var shown = Carries((await Api.Get(at.Tomas, $"{list}/{counselling}")).Is(200), scope);
        Carries((await Api.Get(at.Tomas, $"{list}/{counselling}", ("If-None-Match", shown.Tag!))).Is(304), scope);
        Carries((await Api.Get(at.Tomas, list)).Is(200), scope);
        Carries((await Api.Get(at.Tomas, $"{list}?limit=1")).Is(200), scope);
        IsBare((await Api.Get(at.Tomas, $"{list}/{usual}")).Is(200));
        IsBare((await Api.Get(at.Ruth, list)).Is(200));
        IsBare((await Api.Get(at.Ruth, $"{list}/{counselling}")).Is(200));
        IsBare((await Api.Get(at.Noor, list)).Is(404));

        await at.Revokes(authorization);
        IsBare((await Api.Get(at.Tomas, list)).Is(200));
        IsBare((await Api.Get(at.Tomas, $"{list}/{counselling}", ("If-None-Match", shown.Tag!))).Is(404));
    }

    /// <summary>A supervisor reads without a directive: there is a duty, and no scope of a consent.</summary>
    [Fact]
    public async Task Stands_on_a_supervisees_process_note_without_a_consent_to_name()
    {
        var at = await Api.OpenClinic("Hazel", "hazel.example");
        await at.Join(at.Quinn, at.Maya, "psychotherapy");
        var note = (await Api.Post(at.Quinn, $"{at.OfMaya}/process-notes", new { kind = "substanceUseCounselling", text = "He stopped drinking in May." })).Is(201).Id;

        Carries((await Api.Get(at.Ruth, $"{at.OfMaya}/process-notes/{note}", ("X-Purpose-Of-Use", "supervision"))).Is(200), "");
    }

    private async Task<Guid> Authorizes(ClinicAtWork at, Caller reader)
    {
        var drafted = (await Api.Post(at.Maya, $"{at.OfMaya}/consent-directives", new
        {
            kind = "permit",
            categories = new[] { "psychotherapyProcess" },
            recipient = ClinicAtWork.To(reader),
            purposes = new[] { "treatment" },
            until = RunningClinic.Monday.AddDays(30),
            description = "Ruth's process notes of this spring",
        })).Is(201);
        var shown = (await Api.Get(at.Maya, $"{at.OfMaya}/consent-directives/{drafted.Id}")).Is(200);
        (await Api.Post(at.Maya, $"{at.OfMaya}/consent-directives/{drafted.Id}/signature",
            new { method = "clientAccount", textSha256 = shown.Json.GetProperty("textSha256").GetString() }, ("If-Match", shown.Tag!))).Is(200);
        return drafted.Id;
    }

    private async Task<(Guid Note, Guid Session)> Note(ClinicAtWork at, string text, Guid? held = null, bool isOfSubstanceUse = false)
    {
        var session = held ?? (await Api.Post(at.Ruth, $"{at.OfMaya}/sessions", new
        {
            practitionerId = at.Ruth.PractitionerId,
            discipline = "psychotherapy",
            startsAt = RunningClinic.Monday.AddHours(1),
            endsAt = RunningClinic.Monday.AddHours(2),
        })).Is(201).Id;
        object[] sections = isOfSubstanceUse ? [new { heading = "call", text = "She rang." }, new { heading = "told", category = "substanceUse", text }] : [new { heading = "call", text }];
        var note = (await Api.Post(at.Ruth, $"{at.OfMaya}/sessions/{session}/notes", new { format = "freeForm", sections })).Is(201).Id;
        var read = (await Api.Get(at.Ruth, $"{at.OfMaya}/notes/{note}")).Is(200);
        (await Api.Post(at.Ruth, $"{at.OfMaya}/notes/{note}/signature", new { contentHash = read.Json.GetProperty("contentHash").GetString() }, ("If-Match", read.Tag!))).Is(200);
        return (note, session);
    }

    private static Reply Carries(Reply reply, string scope)
    {
        Assert.Equal(RedisclosureNotice.ShortText, reply.Header(RedisclosureNotice.Header));
        Assert.Equal(scope, reply.Header(RedisclosureNotice.ScopeHeader));
        return reply;
    }

    private static void IsBare(Reply reply)
    {
        Assert.Equal("", reply.Header(RedisclosureNotice.Header));
        Assert.Equal("", reply.Header(RedisclosureNotice.ScopeHeader));
    }
}

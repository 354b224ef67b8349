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
        IsBare((await Api.Get(at.Tomas, hiddenPath)).Is(404));
        IsBare((await Api.Get(at.Ruth, hiddenPath)).Is(200));
        IsBare((await Api.Get(at.Maya, hiddenPath)).Is(200));

        var permit = await at.Permits(ClinicAtWork.To(at.Tomas), ["substanceUse"]);
        var scope = $"</api/v1{at.OfMaya}/consent-directives/{permit}>";
        var shown = Carries((await Api.Get(at.Tomas, hiddenPath)).Is(200), scope);
        Carries((await Api.Get(at.Tomas, hiddenPath, ("If-None-Match", shown.Tag!))).Is(304), scope);
        Carries((await Api.Head(at.Tomas, hiddenPath)).Is(200), scope);
        Carries((await Api.Get(at.Tomas, list)).Is(200), scope);
        IsBare((await Api.Get(at.Tomas, path)).Is(200));
        IsBare((await Api.Get(at.Tomas, at.OfMaya)).Is(200));
        IsBare((await Api.Get(noor, list)).Is(200));

        await at.Revokes(permit);
        IsBare((await Api.Get(at.Tomas, list)).Is(200));
        IsBare((await Api.Get(at.Tomas, hiddenPath, ("If-None-Match", shown.Tag!))).Is(404));
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
        var note = (await Api.Post(at.Ruth, $"{at.OfMaya}/sessions/{session}/notes", new { format = "freeForm", sections = new[] { new { heading = "call", text } } })).Is(201).Id;
        if (isOfSubstanceUse) await Api.Do($"update care.session_notes set category = 'substanceUse' where id = '{note}'");
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

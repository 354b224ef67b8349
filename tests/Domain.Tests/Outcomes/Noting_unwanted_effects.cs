using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using IntegrativeCare.Domain.Tests.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Noting_unwanted_effects
{
    private static readonly DateTimeOffset Later = Monday.AddHours(30);

    private readonly Session massage = Begun();

    [Theory]
    [InlineData(AdverseEffect.Soreness, EffectWeight.Mild, 3)]
    [InlineData(AdverseEffect.Soreness, EffectWeight.Moderate, 3)]
    [InlineData(AdverseEffect.Soreness, EffectWeight.Severe, 1)]
    [InlineData(AdverseEffect.Dissociation, EffectWeight.Mild, 1)]
    public void Asks_again_within_three_days_or_one(AdverseEffect effect, EffectWeight weight, int days)
    {
        var noted = Noted(effect, weight);
        Assert.Equal((true, Later.AddDays(days)), (noted.IsOpen, noted.FollowUpBy));

        noted.FollowUp(EffectCourse.Unchanged, null, Tomas, Later.AddDays(1));
        Assert.Equal(Later.AddDays(4), noted.FollowUpBy);
        noted.FollowUp(EffectCourse.Worse, " Larger ", Tomas, Later.AddDays(2));
        Assert.Equal(Later.AddDays(3), noted.FollowUpBy);
        Assert.Equal([null, "Larger"], noted.FollowUps.Select(again => again.Words));
    }

    [Theory]
    [InlineData(EffectCourse.Resolved)]
    [InlineData(EffectCourse.Referred)]
    public void Is_over_when_it_is_gone_or_somebody_else_looks_after_it(EffectCourse course)
    {
        var noted = Noted(AdverseEffect.Bruising, EffectWeight.Mild);

        noted.FollowUp(course, null, Tomas, Later.AddDays(1));

        Assert.Equal((false, Later.AddDays(1), null), (noted.IsOpen, noted.ClosedAt, noted.FollowUpBy));
        Assert.Equal(new EffectOver(), Refused(() => noted.FollowUp(EffectCourse.Worse, null, Tomas, Later.AddDays(2))));
    }

    [Fact]
    public void Says_how_much_it_weighs_unless_there_was_nothing()
    {
        var unclear = new EffectWeightUnclear { Pointer = "/weight" };

        Assert.False(Noted(AdverseEffect.None, null).IsOpen);
        Assert.Equal(unclear, Refused(() => Noted(AdverseEffect.None, EffectWeight.Mild)));
        Assert.Equal(unclear, Refused(() => Noted(AdverseEffect.Dizziness, null)));
        Assert.Equal(new EffectNeedsWords { Pointer = "/words" }, Refused(() => Noted(AdverseEffect.Other, EffectWeight.Mild)));
        Assert.Equal("Cold feet", Noted(AdverseEffect.Other, EffectWeight.Mild, "Cold feet").Words);
    }

    [Fact]
    public void Comes_after_a_massage_has_begun_and_not_in_the_future()
    {
        var began = massage.StartedAt!.Value;

        Assert.Equal(began, Noted(AdverseEffect.Soreness, EffectWeight.Mild, at: began).NoticedAt);
        Assert.Equal(new EffectNeedsBodywork { Pointer = "/noticedAt" }, Refused(() => Noted(AdverseEffect.Soreness, EffectWeight.Mild, at: began.AddSeconds(-1))));
        Assert.Equal(Later, Noted(AdverseEffect.Soreness, EffectWeight.Mild, at: Later).NoticedAt);
        Assert.Equal(new NoticedInTheFuture { Pointer = "/noticedAt" }, Refused(() => Noted(AdverseEffect.Soreness, EffectWeight.Mild, at: Later.AddSeconds(1))));

        var talk = Session.Schedule(Clinic, MayaId, RuthId, Discipline.Psychotherapy, Monday.AddHours(1), Monday.AddHours(2));
        talk.Start(null, A_pack.Ontario, Monday.AddHours(1));
        Assert.Equal(new EffectNeedsBodywork { Pointer = "/sessionId" }, Refused(() => AdverseEvent.Note(talk, AdverseEffect.Soreness, EffectWeight.Mild, null, null, Ruth, Later)));
    }

    private AdverseEvent Noted(AdverseEffect effect, EffectWeight? weight, string? words = null, DateTimeOffset? at = null) => AdverseEvent.Note(massage, effect, weight, words, at, Tomas, Later);

    private static Session Begun()
    {
        var session = A_session.OfMassage();
        session.Start(session.Consented(), A_pack.Ontario, Monday);
        return session;
    }
}

using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

/// <summary>Rule CR-166; I29.</summary>
public sealed class Deciding_about_touch_under_age
{
    private static readonly DecisionMaker Mother = new(SubstituteDecisionMakerId.New(), "Rosa", "Mother", "Parent");

    [Fact]
    public void Is_the_clients_own_matter_from_the_birthday_on_I29()
    {
        var birthday = MondaysDate.AddYears(-A_pack.Ontario.AgeOfMajority);

        Give(A_pack.Ontario, new() { ClientBornOn = birthday });
        Assert.Equal(new ClientMustAssent { Pointer = "/clientAssents" }, Refused(() => Give(A_pack.Ontario, new() { ClientBornOn = birthday.AddDays(1) })));
    }

    [Fact]
    public void Is_never_decided_over_the_clients_head_I29() => Assert.Equal(
        new ClientMustAssent { Pointer = "/clientAssents" }, Refused(() => Give(A_pack.Ontario, new() { ClientBornOn = Ten, DecisionMaker = Mother })));

    [Fact]
    public void Needs_somebody_with_authority_or_where_capacity_decides_a_client_who_understands_I29()
    {
        Assert.Null(A_pack.Ontario.AgeOfOwnConsent);
        Assert.Equal(new MinorNeedsDecisionMaker { Pointer = "/decisionMakerId" }, Refused(() => Give(A_pack.Ontario, new() { ClientBornOn = Ten, ClientAssents = true })));

        Assert.Null(Give(A_pack.Ontario, new() { ClientBornOn = Ten, ClientAssents = true, ClientUnderstands = true }).DecisionMaker);
        Assert.Equal(Mother, Give(A_pack.Ontario, new() { ClientBornOn = Ten, ClientAssents = true, DecisionMaker = Mother }).DecisionMaker);
    }

    [Fact]
    public void Goes_by_age_where_the_place_has_one_I29()
    {
        var age = Assert.IsType<int>(A_pack.Texas.AgeOfOwnConsent);
        Assert.Equal(
            new MinorNeedsDecisionMaker { Pointer = "/decisionMakerId" },
            Refused(() => Give(A_pack.Texas, new() { ClientBornOn = MondaysDate.AddYears(-age).AddDays(1), ClientAssents = true, ClientUnderstands = true })));
        Give(A_pack.Texas, new() { ClientBornOn = MondaysDate.AddYears(-age) });
    }

    private static DateOnly Ten => MondaysDate.AddYears(-10);

    private static TouchConsent Give(PolicyPack pack, TouchTalk talk) =>
        TouchConsent.Give(A_session.OfMassage(), A_session.AllSix, [A_session.Neck], Tomas, new(pack, MondaysDate, MondaysDate), Monday, talk);
}

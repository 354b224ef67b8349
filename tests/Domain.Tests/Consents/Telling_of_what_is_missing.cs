using IntegrativeCare.Domain.Consents;
using static IntegrativeCare.Domain.Consents.InformationCategory;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Telling_of_what_is_missing
{
    [Fact]
    public void Follows_the_clients_direction_and_not_what_nobody_permitted_yet_I25()
    {
        Assert.False(IsNarrowed(TomasAsks()));
        Assert.True(IsNarrowed(TomasAsks(Withhold(Recipient.Of(Tomas), PsychotherapyProgress))));
        Assert.False(IsNarrowed(TomasAsks(Withhold(Recipient.Of(Noor), PsychotherapyProgress))));
        Assert.False(Reach.Of(TomasAsks(Withhold(Recipient.Of(Tomas), PsychotherapyProgress)), For(PurposeOfUse.Treatment)).IsNarrowedByClient([Bodywork]));
    }

    [Theory]
    [InlineData(PsychotherapyProcess)]
    [InlineData(TraumaHistory)]
    [InlineData(SubstanceUse)]
    public void Never_tells_of_a_kind_whose_existence_is_private_I25(InformationCategory category) => Assert.False(IsNarrowed(TomasAsks(Withhold(Recipient.Of(Tomas), category))));

    [Fact]
    public void Never_tells_of_a_single_record_whose_kind_might_be_private_I25() => Assert.False(IsNarrowed(TomasAsks(Withhold(Recipient.Of(Tomas)) with { Records = [Person(101)] })));

    [Fact]
    public void Ends_with_the_emergency_that_opens_what_was_withheld() =>
        Assert.False(IsNarrowed(TomasAsks(Withhold(Recipient.Of(Tomas), PsychotherapyProgress)) with { Emergencies = [new(Person(70), A.Monday.AddMinutes(-1), A.Monday.AddMinutes(59), null)] }));

    private static bool IsNarrowed(AccessFacts facts) => Reach.Of(facts, For(PurposeOfUse.Treatment)).IsNarrowedByClient(Categories.All);
}

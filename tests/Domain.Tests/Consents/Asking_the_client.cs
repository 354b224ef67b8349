using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Asking_the_client
{
    [Fact]
    public void For_substance_use_keeps_to_the_purposes_that_a_permission_may_name_I27()
    {
        Assert.Equal(new SubstanceUsePurposes { Pointer = "/purposes" }, A.Refusal(() => Ask([InformationCategory.SubstanceUse, InformationCategory.CarePlan], [PurposeOfUse.Treatment, PurposeOfUse.Supervision])));
        Assert.Equal([PurposeOfUse.Treatment, PurposeOfUse.CareCoordination], Ask([InformationCategory.SubstanceUse], [PurposeOfUse.CareCoordination, PurposeOfUse.Treatment]).Purposes);
        Assert.Equal([PurposeOfUse.Supervision], Ask([InformationCategory.CarePlan], [PurposeOfUse.Supervision]).Purposes);
    }

    [Fact]
    public void Makes_the_same_permission_of_a_part_whenever_it_is_read()
    {
        var asked = Ask(TouchTeam, [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination]);
        var terms = asked.Permission([InformationCategory.CarePlan, InformationCategory.CarePlan], [], null, PlainLanguage.FrCa, 12);

        Assert.Equal((DirectiveKind.Permit, Recipient.Of(Tomas), A.Monday.AddMonths(12), PlainLanguage.FrCa, null), (terms.Kind, terms.Recipient, terms.Until, terms.Language, terms.From));
        Assert.Equal([InformationCategory.CarePlan], terms.Categories);
        Assert.Equal([PurposeOfUse.Treatment, PurposeOfUse.CareCoordination], terms.Purposes);
        Assert.Equal(A.Monday.AddMonths(6), asked.Permission(TouchTeam, [], null, PlainLanguage.EnCa, 6).Until);

        var narrow = asked.Permission(TouchTeam, [PurposeOfUse.Treatment], A.Monday.AddDays(1), PlainLanguage.EnCa, 12);
        Assert.Equal([PurposeOfUse.Treatment], narrow.Purposes);
        Assert.Equal(A.Monday.AddDays(1), narrow.Until);
    }

    [Fact]
    public void Is_answered_within_what_was_asked_and_once()
    {
        var asked = Ask(TouchTeam, [PurposeOfUse.Treatment]);

        Assert.Equal(new SharesMoreThanAsked { Pointer = "/shared" }, Refused([InformationCategory.TraumaHistory], []));
        Assert.Equal(new SharesMoreThanAsked { Pointer = "/purposes" }, Refused(TouchTeam, [PurposeOfUse.Treatment, PurposeOfUse.Supervision]));
        Assert.Equal(new DirectiveCoversNothing { Pointer = "/shared" }, Refused([], []));
        asked.Answer([], null, A.Monday);
        Assert.Equal(new ConsentRequestAnswered(), Refused(TouchTeam, []));

        Kernel.DomainError Refused(IReadOnlyCollection<InformationCategory> shared, IReadOnlyCollection<PurposeOfUse> purposes) =>
            A.Refusal(() => asked.Permission(shared, purposes, null, PlainLanguage.EnCa, 12));
    }

    private static ConsentRequest Ask(IReadOnlyCollection<InformationCategory> categories, IReadOnlyCollection<PurposeOfUse> purposes) =>
        ConsentRequest.Ask(new ClinicId(Person(20)), Maya, new PractitionerId(Tomas.Value), categories, purposes, "To plan together.", A.Monday);
}

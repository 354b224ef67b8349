using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

/// <summary>Rule CR-167; M12.</summary>
public sealed class Signing_a_consultation
{
    private static readonly ConsultationSigned Today = new(ConsultationSignature.Paper, MondaysDate);
    private static readonly string Sha256 = new('a', 64);

    [Fact]
    public void Opens_the_first_massage_where_the_place_asks_for_it_M12()
    {
        var session = A_session.OfMassage();
        Assert.Equal(new ConsultationMissing(), Refused(() => ConsultationRecord.MustHold(session, [], A_pack.Texas)));

        ConsultationRecord.MustHold(session, [Signed()], A_pack.Texas);
        ConsultationRecord.MustHold(session, [], A_pack.Ontario);
        ConsultationRecord.MustHold(A_session.OfTalk(), [], A_pack.Texas);
    }

    [Fact]
    public void Is_done_anew_when_reason_or_items_change_M12()
    {
        var session = A_session.OfMassage();
        var first = Signed();
        first.Outdate(Monday);
        first.Outdate(Monday.AddHours(1));

        Assert.Equal((Monday, 2), (first.OutdatedAt, first.Revision));
        Assert.Equal(new ConsultationMissing(), Refused(() => ConsultationRecord.MustHold(session, [first], A_pack.Texas)));
        ConsultationRecord.MustHold(session, [first, Signed()], A_pack.Texas);
    }

    [Fact]
    public void Is_with_the_therapist_who_works_M12() => Assert.Equal(
        new ConsultationMissing(), Refused(() => ConsultationRecord.MustHold(A_session.OfMassage(), [Signed(by: Noor)], A_pack.Texas)));

    [Fact]
    public void Holds_every_element_that_the_place_names()
    {
        var asked = A_pack.Texas.InitialConsultationDocument!.Elements.Count;

        Assert.Equal(new ConsultationIncomplete(asked) { Pointer = "/elementsHeld" }, Refused(() => Signed(held: asked - 1)));
        Assert.Equal(asked, Signed(held: asked).Elements);
    }

    [Fact]
    public void Is_signed_by_today()
    {
        Assert.Equal(new ConsultationSignedLater { Pointer = "/signedByClient/on" }, Refused(() => Signed(client: Today with { On = MondaysDate.AddDays(1) })));
        Assert.Equal(new ConsultationSignedLater { Pointer = "/signedByTherapist/on" }, Refused(() => Signed(therapist: Today with { On = MondaysDate.AddDays(1) })));
        Assert.Equal(Today, Signed().SignedByClient);
    }

    [Fact]
    public void Has_a_fingerprint() => Assert.Equal(new ConsultationUnreadable { Pointer = "/documentSha256" }, Refused(() => Signed(sha256: "abc")));

    [Fact]
    public void Can_be_signed_where_nobody_asks_for_it() => Assert.Equal(0, Signed(pack: A_pack.Ontario, held: 1).Elements);

    private static ConsultationRecord Signed(PolicyPack? pack = null, Author? by = null, ConsultationSigned? client = null, ConsultationSigned? therapist = null, string? sha256 = null, int held = 99) =>
        ConsultationRecord.Record(Clinic, MayaId, client ?? Today, therapist ?? Today, sha256 ?? Sha256, held, by ?? Tomas, pack ?? A_pack.Texas, Monday, MondaysDate);
}

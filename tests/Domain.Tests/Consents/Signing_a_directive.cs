using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Signing_a_directive
{
    private const string Words = "Tomas may see your plan.";
    private static readonly ClinicId Clinic = new(Person(20));
    private static readonly DateTimeOffset Tuesday = A.Monday.AddDays(1);

    [Fact]
    public void Puts_it_in_force_from_the_signature_until_its_end()
    {
        var directive = Draft();
        directive.Sign(ByMayaHerself(directive));

        Assert.Equal((DirectiveStatus.Active, Tuesday, A.Monday.AddMonths(12), 2), (directive.Status, directive.From, directive.Until, directive.Revision));
        Assert.False(directive.IsInForce(Tuesday - Tick));
        Assert.True(directive.IsInForce(Tuesday));
        Assert.True(directive.IsInForce(A.Monday.AddMonths(12) - Tick));
        Assert.False(directive.IsInForce(A.Monday.AddMonths(12)));
    }

    [Fact]
    public void Waits_for_the_beginning_that_the_client_chose()
    {
        var friday = A.Monday.AddDays(4);
        var directive = Draft(from: friday);
        directive.Sign(ByMayaHerself(directive));

        Assert.False(directive.IsInForce(friday - Tick));
        Assert.True(directive.IsInForce(friday));
    }

    [Fact]
    public void Never_reaches_back_before_the_signature()
    {
        var directive = Draft(from: A.Monday.AddDays(-7));
        directive.Sign(ByMayaHerself(directive));

        Assert.False(directive.IsInForce(A.Monday));
        Assert.False(directive.IsInForce(Tuesday - Tick));
        Assert.True(directive.IsInForce(Tuesday));
    }

    [Fact]
    public void Happens_once()
    {
        var directive = Draft();
        directive.Sign(ByMayaHerself(directive));

        Assert.Equal(new DirectiveAlreadySigned(), A.Refusal(() => directive.Sign(ByMayaHerself(directive))));
        Assert.Equal(2, directive.Revision);
    }

    [Fact]
    public void Comes_before_the_end()
    {
        var directive = Draft();
        var end = A.Monday.AddMonths(12);

        Assert.Equal(new DirectiveEnded(), A.Refusal(() => directive.Sign(ByMayaHerself(directive) with { SignedAt = end })));
        Assert.Equal(DirectiveStatus.Draft, directive.Status);
        directive.Sign(ByMayaHerself(directive) with { SignedAt = end - Tick });
        Assert.Equal(DirectiveStatus.Active, directive.Status);
    }

    [Fact]
    public void Is_refused_after_the_draft_was_taken_back()
    {
        var directive = Draft();
        directive.Revoke(Maya.Value, A.Monday);

        Assert.Equal(new DirectiveEnded(), A.Refusal(() => directive.Sign(ByMayaHerself(directive))));
    }

    [Fact]
    public void Is_under_the_very_words_that_were_shown()
    {
        var directive = Draft();
        var otherWords = Draft(words: Words + " ").PlainTextSha256;

        Assert.Equal(new DirectiveTextChanged { Pointer = "/textSha256" }, A.Refusal(() => directive.Sign(ByMayaHerself(directive) with { TextSha256 = otherWords })));
        Assert.Equal(new DirectiveTextChanged { Pointer = "/textSha256" }, A.Refusal(() => directive.Sign(ByMayaHerself(directive) with { TextSha256 = "" })));
    }

    [Fact]
    public void Keeps_fingerprints_in_lower_case()
    {
        var directive = Draft();
        directive.Sign(ByMayaHerself(directive) with
        {
            Method = SignatureMethod.WrittenSignature,
            DocumentSha256 = new string('A', 64),
            TextSha256 = directive.PlainTextSha256.ToUpperInvariant(),
        });

        Assert.NotNull(directive.Signature);
        Assert.Equal((directive.PlainTextSha256, new string('a', 64)), (directive.Signature.TextSha256, directive.Signature.DocumentSha256));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void By_word_of_mouth_needs_a_witness(string? nobody)
    {
        var directive = Draft();
        var spoken = ByMayaHerself(directive) with { Method = SignatureMethod.VerbalWitnessed, RecordedBy = Ada, Witness = nobody };

        Assert.Equal(new WitnessMissing { Pointer = "/witness" }, A.Refusal(() => directive.Sign(spoken)));
        directive.Sign(spoken with { Witness = "Pia Novak" });
        Assert.Equal(spoken with { Witness = "Pia Novak" }, directive.Signature);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a7")]
    [InlineData("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0")]
    public void On_paper_needs_the_fingerprint_of_the_scan(string? fingerprint)
    {
        var directive = Draft();
        var onPaper = ByMayaHerself(directive) with { Method = SignatureMethod.WrittenSignature, RecordedBy = Ada, DocumentSha256 = fingerprint };

        Assert.Equal(new DocumentHashMissing { Pointer = "/documentSha256" }, A.Refusal(() => directive.Sign(onPaper)));
        directive.Sign(onPaper with { DocumentSha256 = new string('0', 64) });
        Assert.Equal(DirectiveStatus.Active, directive.Status);
    }

    [Theory]
    [InlineData("", "Mother", "Power of attorney for personal care")]
    [InlineData("Rosa Lima", " ", "Power of attorney for personal care")]
    [InlineData("Rosa Lima", "Mother", "")]
    public void For_somebody_else_needs_name_relationship_and_authority(string name, string relationship, string authority)
    {
        var directive = Draft();

        Assert.Equal(
            new AuthorityMissing { Pointer = "/givenBy" },
            A.Refusal(() => directive.Sign(ByMayaHerself(directive) with { GivenBy = new(name, relationship, authority) })));
        directive.Sign(ByMayaHerself(directive) with { GivenBy = new("Rosa Lima", "Mother", "Power of attorney for personal care") });
        Assert.Equal(DirectiveStatus.Active, directive.Status);
    }

    [Fact]
    public void Happens_in_one_of_the_known_ways()
    {
        var directive = Draft();

        Assert.Equal(new ChoiceUnknown { Pointer = "/method" }, A.Refusal(() => directive.Sign(ByMayaHerself(directive) with { Method = (SignatureMethod)4 })));
        Assert.Equal((DirectiveStatus.Draft, 1), (directive.Status, directive.Revision));
    }

    private static ConsentDirective Draft(DateTimeOffset? from = null, string words = Words) => ConsentDirective.Draft(
        Clinic,
        Maya,
        new() { Kind = DirectiveKind.Permit, Recipient = Recipient.Of(Tomas), Categories = TouchTeam, Purposes = [PurposeOfUse.Treatment], From = from },
        words,
        12,
        Ada,
        A.Monday);

    private static DirectiveSignature ByMayaHerself(ConsentDirective directive) => new()
    {
        Method = SignatureMethod.ClientAccount,
        SignedAt = Tuesday,
        RecordedBy = Maya.Value,
        TextSha256 = directive.PlainTextSha256,
    };
}

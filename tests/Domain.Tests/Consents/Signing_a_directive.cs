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
        var spoken = ByMayaHerself(directive) with { Method = SignatureMethod.VerbalWitnessed, RecordedBy = Ada, Witness = nobody is null ? null : new Witness(nobody, null) };

        Assert.Equal(new WitnessMissing { Pointer = "/witness" }, A.Refusal(() => directive.Sign(spoken)));
        directive.Sign(spoken with { Witness = new("Pia Novak", Pia) });
        Assert.Equal(spoken with { Witness = new("Pia Novak", Pia) }, directive.Signature);
    }

    [Theory]
    [InlineData("Ada Marsh")]
    [InlineData(" ada  MARSH ")]
    [InlineData("AdaMarsh")]
    public void By_word_of_mouth_is_not_witnessed_by_the_one_who_records_it(string recorder)
    {
        var directive = Draft();
        var spoken = ByMayaHerself(directive) with { Method = SignatureMethod.VerbalWitnessed, RecordedBy = Ada, RecorderName = "Ada Marsh" };
        var refused = new WitnessIsRecorder { Pointer = "/witness" };

        Assert.Equal(refused, A.Refusal(() => directive.Sign(spoken with { Witness = new(recorder, null) })));
        Assert.Equal(refused, A.Refusal(() => directive.Sign(spoken with { Witness = new("Somebody else", Ada) })));
        directive.Sign(spoken with { Witness = new("Ada Marsch", null) });
        Assert.Equal(DirectiveStatus.Active, directive.Status);
    }

    [Fact]
    public void By_word_of_mouth_is_not_witnessed_by_the_one_to_whom_it_is_given()
    {
        var (directive, toTheTeam) = (Draft(), Draft(to: Recipient.CareTeam));
        var spoken = ByMayaHerself(directive) with { Method = SignatureMethod.VerbalWitnessed, RecordedBy = Ada, RecorderName = "Ada Marsh" };
        var refused = new WitnessIsRecipient { Pointer = "/witness" };

        Assert.Equal(refused, A.Refusal(() => directive.Sign(spoken with { Witness = new("Somebody else", Tomas.Value) }, recipientName: "Tomas Lind")));
        Assert.Equal(refused, A.Refusal(() => directive.Sign(spoken with { Witness = new(" tomas LIND", null) }, recipientName: "Tomas Lind")));
        toTheTeam.Sign(spoken with { Witness = new("Tomas Lind", Tomas.Value) });
        directive.Sign(spoken with { Witness = new("Tomas Lindt", null) }, recipientName: "Tomas Lind");
        Assert.All([directive, toTheTeam], one => Assert.Equal(DirectiveStatus.Active, one.Status));
    }

    [Fact]
    public void By_word_of_mouth_does_not_do_where_the_law_wants_a_signature()
    {
        var process = Draft(categories: [InformationCategory.PsychotherapyProcess]);
        var substance = Draft(to: Recipient.Organization(Northside), categories: [InformationCategory.SubstanceUse]);
        var inside = Draft(categories: [InformationCategory.SubstanceUse]);
        DirectiveSignature Spoken(ConsentDirective directive) =>
            ByMayaHerself(directive) with { Method = SignatureMethod.VerbalWitnessed, RecordedBy = Ada, Witness = new("Sam Rivers", null) };

        Assert.All([process, substance], one => Assert.Equal(new SignatureNotSpoken { Pointer = "/method" }, A.Refusal(() => one.Sign(Spoken(one)))));
        inside.Sign(Spoken(inside));
        foreach (var one in new[] { process, substance }) one.Sign(Captured(one));
        Assert.All([process, substance, inside], one => Assert.Equal(DirectiveStatus.Active, one.Status));
    }

    [Theory]
    [InlineData(SignatureMethod.ElectronicSignature)]
    [InlineData(SignatureMethod.WrittenSignature)]
    [InlineData(SignatureMethod.VerbalWitnessed)]
    public void Is_recorded_by_somebody_else_than_the_one_to_whom_it_is_given_CR_117(SignatureMethod method)
    {
        var (directive, toTheTeam) = (Draft(), Draft(to: Recipient.CareTeam));
        var captured = ByMayaHerself(directive) with { Method = method, RecordedBy = Tomas.Value, Witness = new("Sam Rivers", null), DocumentSha256 = new string('0', 64) };

        Assert.Equal(new RecorderIsRecipient(), A.Refusal(() => directive.Sign(captured)));
        toTheTeam.Sign(captured);
        directive.Sign(captured with { RecordedBy = Ada });
        Assert.All([directive, toTheTeam], one => Assert.Equal(DirectiveStatus.Active, one.Status));
    }

    [Fact]
    public void For_somebody_else_is_not_recorded_by_who_recorded_their_authority_CR_117()
    {
        var directive = Draft();

        Assert.Equal(new AuthorityRecordedBySigner { Pointer = "/givenBy" }, A.Refusal(() => directive.Sign(Captured(directive) with { GivenBy = Rosa with { RecordedBy = Ada } })));
        directive.Sign(Captured(directive) with { GivenBy = Rosa with { RecordedBy = Pia } });
        Assert.Equal(Pia, directive.Signature!.GivenBy!.RecordedBy);
    }

    [Fact]
    public void Is_refused_when_the_clinic_allows_less_by_now()
    {
        var (directive, friday) = (Draft(), Draft(from: A.Monday.AddDays(4)));

        Assert.Equal(new DirectiveTooLong(11), A.Refusal(() => directive.Sign(ByMayaHerself(directive), longestMonths: 11)));
        directive.Sign(ByMayaHerself(directive), longestMonths: 12);
        friday.Sign(ByMayaHerself(friday), longestMonths: 12);
        Assert.All([directive, friday], one => Assert.Equal(DirectiveStatus.Active, one.Status));
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
            A.Refusal(() => directive.Sign(Captured(directive) with { GivenBy = new(null, name, relationship, authority) })));
        directive.Sign(Captured(directive) with { GivenBy = Rosa });
        Assert.Equal(Rosa, directive.Signature!.GivenBy);
    }

    [Fact]
    public void For_somebody_else_is_not_done_in_the_clients_account()
    {
        var directive = Draft();

        Assert.Equal(new NotTheClientsSignature { Pointer = "/givenBy" }, A.Refusal(() => directive.Sign(ByMayaHerself(directive) with { GivenBy = Rosa })));
    }

    [Fact]
    public void Is_the_clients_own_from_the_birthday_on_from_which_the_place_lets_them_decide_I29()
    {
        var birthday = new DateOnly(2010, 3, 2);
        var turnsSixteen = new AgeOfOwnConsent(16, birthday, new DateOnly(2026, 3, 2));
        var directive = Draft();

        Assert.Equal(new ClientTooYoung(16) { Pointer = "/givenBy" }, A.Refusal(() => directive.Sign(ByMayaHerself(directive), turnsSixteen with { Today = new DateOnly(2026, 3, 1) })));
        Assert.Equal(new ClientTooYoung(17) { Pointer = "/givenBy" }, A.Refusal(() => directive.Sign(Captured(directive), turnsSixteen with { Age = 17 })));
        directive.Sign(ByMayaHerself(directive), turnsSixteen);
        Assert.Equal(DirectiveStatus.Active, directive.Status);
    }

    [Fact]
    public void Is_the_substitute_decision_makers_under_that_age_and_anybodys_where_no_age_or_no_birth_is_known()
    {
        var (young, ageless, unknown) = (Draft(), Draft(), Draft());
        var child = new AgeOfOwnConsent(16, new DateOnly(2020, 1, 1), new DateOnly(2026, 3, 2));

        young.Sign(Captured(young) with { GivenBy = Rosa }, child);
        ageless.Sign(ByMayaHerself(ageless), child with { Age = null });
        unknown.Sign(ByMayaHerself(unknown), child with { BornOn = null });

        Assert.All([young, ageless, unknown], directive => Assert.Equal(DirectiveStatus.Active, directive.Status));
    }

    [Fact]
    public void Happens_in_one_of_the_known_ways()
    {
        var directive = Draft();

        Assert.Equal(new ChoiceUnknown { Pointer = "/method" }, A.Refusal(() => directive.Sign(ByMayaHerself(directive) with { Method = (SignatureMethod)4 })));
        Assert.Equal((DirectiveStatus.Draft, 1), (directive.Status, directive.Revision));
    }

    private static readonly DecisionMaker Rosa = new(new(Person(30)), "Rosa Lima", "Mother", "Power of attorney for personal care");

    private static DirectiveSignature Captured(ConsentDirective directive) => ByMayaHerself(directive) with { Method = SignatureMethod.ElectronicSignature, RecordedBy = Ada };

    private static ConsentDirective Draft(DateTimeOffset? from = null, string words = Words, Recipient? to = null, IReadOnlyCollection<InformationCategory>? categories = null) => ConsentDirective.Draft(
        Clinic,
        Maya,
        new()
        {
            Kind = DirectiveKind.Permit,
            Recipient = to ?? Recipient.Of(Tomas),
            Categories = categories ?? TouchTeam,
            Purposes = [PurposeOfUse.Treatment],
            From = from,
            Until = (from ?? A.Monday).AddMonths(12),
            Description = "What we talked about",
        },
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

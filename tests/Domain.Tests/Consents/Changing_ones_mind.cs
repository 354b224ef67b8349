using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Changing_ones_mind
{
    private static readonly ClinicId Clinic = new(Person(20));
    private static readonly DateTimeOffset Tuesday = A.Monday.AddDays(1);
    private static readonly DirectiveProposal Terms = new() { Kind = DirectiveKind.Permit, Recipient = Recipient.Of(Tomas), Categories = TouchTeam, Purposes = [PurposeOfUse.Treatment] };

    [Fact]
    public void Withholds_at_once_without_a_signature_a_purpose_or_an_end()
    {
        var withhold = Withhold(Terms with { Purposes = [] });

        Assert.Equal((DirectiveKind.Withhold, DirectiveStatus.Active, A.Monday, null, null), (withhold.Kind, withhold.Status, withhold.From, withhold.Until, withhold.Signature));
        Assert.False(withhold.IsInForce(A.Monday - Tick));
        Assert.True(withhold.IsInForce(A.Monday));
        Assert.True(withhold.IsInForce(A.Monday.AddYears(40)));
        Assert.Empty(withhold.Purposes);
    }

    [Fact]
    public void Withholds_for_a_while()
    {
        var friday = A.Monday.AddDays(4);
        var withhold = Withhold(Terms with { From = Tuesday, Until = friday });

        Assert.False(withhold.IsInForce(Tuesday - Tick));
        Assert.True(withhold.IsInForce(Tuesday));
        Assert.True(withhold.IsInForce(friday - Tick));
        Assert.False(withhold.IsInForce(friday));
        Assert.Equal(new DirectiveEndsTooEarly { Pointer = "/until" }, A.Refusal(() => Withhold(Terms with { Until = A.Monday })));
        Assert.Equal(A.Monday + Tick, Withhold(Terms with { Until = A.Monday + Tick }).Until);
        Assert.Equal(new DirectiveEndsTooEarly { Pointer = "/until" }, A.Refusal(() => Withhold(Terms with { From = Tuesday, Until = Tuesday })));
    }

    [Fact]
    public void Withholds_now_when_the_beginning_lies_no_further_ahead_than_clocks_differ_I20()
    {
        var (soon, later) = (A.Monday.AddMinutes(5), A.Monday.AddMinutes(5) + Tick);

        Assert.Equal(A.Monday, Withhold(Terms with { From = A.Monday + Tick }).From);
        Assert.True(Withhold(Terms with { From = soon }).IsInForce(A.Monday));
        Assert.False(Withhold(Terms with { From = later }).IsInForce(later - Tick));
        Assert.Equal((null, later, A.Monday), (ConsentDirective.BeginningOfWithhold(soon, A.Monday), ConsentDirective.BeginningOfWithhold(later, A.Monday), ConsentDirective.BeginningOfWithhold(A.Monday, A.Monday)));
    }

    [Fact]
    public void Withholds_from_the_filing_on_and_never_before_it()
    {
        var backdated = Withhold(Terms with { From = A.Monday.AddDays(-7) });

        Assert.False(backdated.IsInForce(A.Monday - Tick));
        Assert.True(backdated.IsInForce(A.Monday));
    }

    [Fact]
    public void Withholds_process_notes_together_with_anything_and_from_anybody() =>
        Assert.True(Withhold(Terms with { Recipient = Recipient.CareTeam, Categories = [.. Categories.All], Records = [Person(101)] }).IsInForce(A.Monday));

    [Fact]
    public void Withholds_something()
    {
        Assert.Equal(new DirectiveCoversNothing { Pointer = "/categories" }, A.Refusal(() => Withhold(Terms with { Categories = [] })));
        Assert.Equal(new ChoiceUnknown { Pointer = "/categories/0" }, A.Refusal(() => Withhold(Terms with { Categories = [(InformationCategory)35] })));
    }

    [Fact]
    public void Revokes_from_that_instant_and_keeps_what_was()
    {
        var permit = Signed(Terms);
        permit.Revoke(Maya.Value, Tuesday);

        Assert.Equal((DirectiveStatus.Revoked, Tuesday, Maya.Value, 3), (permit.Status, permit.EndedAt, permit.EndedBy, permit.Revision));
        Assert.True(permit.IsInForce(Tuesday - Tick));
        Assert.False(permit.IsInForce(Tuesday));
        Assert.NotNull(permit.Signature);
        Assert.Equal(TouchTeam, permit.Categories);
    }

    [Fact]
    public void Revokes_once()
    {
        var permit = Signed(Terms);
        permit.Revoke(Maya.Value, Tuesday);
        permit.Revoke(Ada, Tuesday.AddDays(1));

        Assert.Equal((Tuesday, Maya.Value, 3), (permit.EndedAt, permit.EndedBy, permit.Revision));
    }

    [Fact]
    public void Lifts_a_withhold_the_same_way()
    {
        var withhold = Withhold(Terms);
        withhold.Revoke(Maya.Value, Tuesday);

        Assert.True(withhold.IsInForce(Tuesday - Tick));
        Assert.False(withhold.IsInForce(Tuesday));
    }

    [Fact]
    public void Takes_back_a_draft_that_then_never_was_in_force()
    {
        var draft = Draft(Terms with { From = A.Monday });
        draft.Revoke(Maya.Value, Tuesday);

        Assert.Equal(DirectiveStatus.Revoked, draft.Status);
        Assert.False(draft.IsInForce(A.Monday));
        Assert.False(draft.IsInForce(Tuesday - Tick));
        Assert.False(draft.IsInForce(Tuesday));
    }

    [Fact]
    public void Replaces_a_directive_by_its_signed_successor()
    {
        var old = Signed(Terms);
        var successor = Signed(Terms with { Supersedes = old.Id });
        old.SupersedeBy(successor, Maya.Value, Tuesday);

        Assert.Equal((DirectiveStatus.Superseded, Tuesday, Maya.Value, 3), (old.Status, old.EndedAt, old.EndedBy, old.Revision));
        Assert.True(old.IsInForce(Tuesday - Tick));
        Assert.False(old.IsInForce(Tuesday));

        old.SupersedeBy(successor, Ada, Tuesday.AddDays(1));
        old.Revoke(Ada, Tuesday.AddDays(1));
        Assert.Equal((DirectiveStatus.Superseded, Tuesday, Maya.Value, 3), (old.Status, old.EndedAt, old.EndedBy, old.Revision));
    }

    [Fact]
    public void Keeps_a_directive_until_its_successor_is_signed_and_from_strangers()
    {
        var old = Signed(Terms);
        var unsigned = Draft(Terms with { Supersedes = old.Id });
        var unrelated = Signed(Terms);
        var somebodyElses = ConsentDirective.Withhold(Clinic, new ClientId(Person(60)), Terms with { Supersedes = old.Id }, "words", Ada, A.Monday);

        Assert.Throws<InvalidOperationException>(() => old.SupersedeBy(unsigned, Maya.Value, Tuesday));
        Assert.Throws<InvalidOperationException>(() => old.SupersedeBy(unrelated, Maya.Value, Tuesday));
        Assert.Throws<InvalidOperationException>(() => old.SupersedeBy(somebodyElses, Maya.Value, Tuesday));
        Assert.Equal((DirectiveStatus.Active, 2), (old.Status, old.Revision));
    }

    [Fact]
    public void Lets_a_withhold_take_the_place_of_a_permit_only_at_once()
    {
        var old = Signed(Terms);

        Assert.Equal(new SuccessorBeginsLater { Pointer = "/from" }, A.Refusal(() => Withhold(Terms with { Supersedes = old.Id, From = A.Monday.AddMinutes(5) + Tick })));
        old.SupersedeBy(Withhold(Terms with { Supersedes = old.Id }), Ada, A.Monday);
        Assert.False(old.IsInForce(A.Monday));
    }

    [Fact]
    public void Has_one_successor_and_no_other()
    {
        var old = Signed(Terms);
        old.SupersedeBy(Signed(Terms with { Supersedes = old.Id }), Maya.Value, Tuesday);

        Assert.Equal(new DirectiveReplaced { Pointer = "/supersedes" }, A.Refusal(() => old.SupersedeBy(Signed(Terms with { Supersedes = old.Id }), Maya.Value, Tuesday)));

        var revoked = Signed(Terms);
        revoked.Revoke(Maya.Value, A.Monday);
        var successor = Withhold(Terms with { Supersedes = revoked.Id });
        revoked.SupersedeBy(successor, Maya.Value, Tuesday);
        Assert.Equal((DirectiveStatus.Revoked, A.Monday, successor.Id), (revoked.Status, revoked.EndedAt, revoked.SupersededBy));
        Assert.Equal(new DirectiveReplaced { Pointer = "/supersedes" }, A.Refusal(() => revoked.SupersedeBy(Signed(Terms with { Supersedes = revoked.Id }), Maya.Value, Tuesday)));
    }

    [Fact]
    public void Is_not_undone_by_a_permission_that_was_drafted_before_it_CR_118()
    {
        var (revoked, expired, longAgo) = (Signed(Terms), Signed(Terms with { ExpiryEvent = "I move away" }), Signed(Terms with { ExpiryEvent = "I move away" }));
        revoked.Revoke(Maya.Value, A.Monday - Tick);
        expired.Expire(Ada, A.Monday);
        longAgo.Expire(Ada, A.Monday - Tick);
        var no = new DirectiveTakenBack { Pointer = "/supersedes" };

        Assert.Equal(no, A.Refusal(() => revoked.SupersedeBy(Signed(Terms with { Supersedes = revoked.Id }), Maya.Value, Tuesday)));
        Assert.Equal(no, A.Refusal(() => expired.SupersedeBy(Signed(Terms with { Supersedes = expired.Id }), Maya.Value, Tuesday)));
        longAgo.SupersedeBy(Signed(Terms with { Supersedes = longAgo.Id }), Maya.Value, Tuesday);
        Assert.Equal((DirectiveStatus.Expired, false), (longAgo.Status, longAgo.SupersededBy is null));
    }

    [Fact]
    public void Lifts_a_withhold_by_no_paper_of_somebody_who_decides_for_the_client()
    {
        var withhold = Withhold(Terms);
        var permit = Draft(Terms with { Supersedes = withhold.Id });
        permit.Sign(new()
        {
            Method = SignatureMethod.WrittenSignature,
            SignedAt = A.Monday,
            RecordedBy = Ada,
            DocumentSha256 = new string('a', 64),
            TextSha256 = permit.PlainTextSha256,
            GivenBy = new(null, "Rosa Lima", "Mother", "Power of attorney"),
        });

        Assert.Equal(new LiftNeedsAStrongSignature { Pointer = "/method" }, A.Refusal(() => withhold.SupersedeBy(permit, Ada, Tuesday)));
        Assert.True(withhold.IsInForce(Tuesday));
    }

    [Theory]
    [InlineData(SignatureMethod.ElectronicSignature, false)]
    [InlineData(SignatureMethod.VerbalWitnessed, false)]
    [InlineData(SignatureMethod.WrittenSignature, true)]
    [InlineData(SignatureMethod.ClientAccount, true)]
    public void Replaces_a_withhold_by_a_permit_in_the_clients_account_or_on_paper_only(SignatureMethod method, bool isStrong)
    {
        var withhold = Withhold(Terms);
        var permit = Draft(Terms with { Supersedes = withhold.Id });
        permit.Sign(new()
        {
            Method = method,
            SignedAt = A.Monday,
            RecordedBy = method == SignatureMethod.ClientAccount ? Maya.Value : Ada,
            Witness = new("Sam Rivers", null),
            DocumentSha256 = method == SignatureMethod.WrittenSignature ? new string('a', 64) : null,
            TextSha256 = permit.PlainTextSha256,
        });

        if (isStrong) withhold.SupersedeBy(permit, Maya.Value, Tuesday);
        else Assert.Equal(new LiftNeedsAStrongSignature { Pointer = "/method" }, A.Refusal(() => withhold.SupersedeBy(permit, Ada, Tuesday)));
        Assert.Equal(!isStrong, withhold.IsInForce(Tuesday));
    }

    [Fact]
    public void Replaces_a_withhold_by_another_at_the_clients_own_hand_only()
    {
        var broad = Withhold(Terms);
        var narrow = Withhold(Terms with { Categories = [InformationCategory.CarePlan], Supersedes = broad.Id });

        Assert.Equal(new OnlyTheClientLifts(), A.Refusal(() => broad.SupersedeBy(narrow, Ada, Tuesday)));
        Assert.True(broad.IsInForce(Tuesday));
        broad.SupersedeBy(narrow, Maya.Value, Tuesday);
        Assert.False(broad.IsInForce(Tuesday));
    }

    [Fact]
    public void Ends_from_the_instant_at_which_the_event_is_said_to_have_happened()
    {
        var permit = Signed(Terms with { ExpiryEvent = "I move away" });
        permit.Expire(Ada, Tuesday);
        permit.Expire(Maya.Value, Tuesday.AddDays(1));
        permit.Revoke(Maya.Value, Tuesday.AddDays(1));

        Assert.Equal((DirectiveStatus.Expired, Tuesday, Ada, 3), (permit.Status, permit.EndedAt, permit.EndedBy, permit.Revision));
        Assert.True(permit.IsInForce(Tuesday - Tick));
        Assert.False(permit.IsInForce(Tuesday));
    }

    [Fact]
    public void Ends_with_an_event_only_where_one_was_named_and_a_withhold_never()
    {
        Assert.Equal(new NoExpiryEvent(), A.Refusal(() => Signed(Terms).Expire(Maya.Value, Tuesday)));
        Assert.Equal(new WithholdEndsWithNoEvent { Pointer = "/expiryEvent" }, A.Refusal(() => Withhold(Terms with { ExpiryEvent = "I move away" })));
    }

    [Fact]
    public void Is_due_for_renewal_within_thirty_days_of_its_end()
    {
        var permit = Signed(Terms);
        var end = A.Monday.AddMonths(12);

        Assert.False(permit.IsRenewalDue(end.AddDays(-30) - Tick));
        Assert.True(permit.IsRenewalDue(end.AddDays(-30)));
        Assert.True(permit.IsRenewalDue(end - Tick));
        Assert.False(permit.IsRenewalDue(end));
        Assert.False(Withhold(Terms with { Until = Tuesday }).IsRenewalDue(A.Monday));
        Assert.False(Draft(Terms with { Until = Tuesday }).IsRenewalDue(A.Monday));
        permit.SupersedeBy(Signed(Terms with { Supersedes = permit.Id }), Maya.Value, A.Monday);
        Assert.False(permit.IsRenewalDue(end.AddDays(-1)));
    }

    [Fact]
    public void Renews_the_same_terms_for_the_usual_time()
    {
        var permit = Signed(Terms with { Records = [Person(101)], Until = Tuesday, Description = "All of it", ExpiryEvent = "I move away", Language = PlainLanguage.FrCa });
        var again = permit.Renewal(24, A.Monday);

        Assert.Equal(
            (permit.Id, A.Monday.AddMonths(12), null, "All of it", "I move away", PlainLanguage.FrCa),
            (again.Supersedes!.Value, again.Until, again.From, again.Description, again.ExpiryEvent, again.Language));
        Assert.Equal((permit.Recipient, DirectiveKind.Permit), (again.Recipient, again.Kind));
        Assert.Equal((permit.Categories, permit.Records, permit.Purposes), (again.Categories, again.Records, again.Purposes));
        Assert.Equal(A.Monday.AddMonths(6), permit.Renewal(6, A.Monday).Until);
    }

    [Fact]
    public void Renews_neither_a_withhold_nor_a_draft_nor_what_was_taken_back_or_replaced()
    {
        var (revoked, replaced) = (Signed(Terms), Signed(Terms));
        revoked.Revoke(Maya.Value, A.Monday);
        replaced.SupersedeBy(Signed(Terms with { Supersedes = replaced.Id }), Maya.Value, A.Monday);

        Assert.All([Withhold(Terms), Draft(Terms), revoked], one => Assert.Equal(new NotRenewable(), A.Refusal(() => one.Renewal(12, Tuesday))));
        Assert.Equal(new DirectiveReplaced(), A.Refusal(() => replaced.Renewal(12, Tuesday)));
    }

    [Fact]
    public void Says_to_the_policy_exactly_what_was_said()
    {
        var withhold = Withhold(Terms with { Recipient = Recipient.Of(Discipline.MassageTherapy), Records = [Person(101)], Until = Tuesday });
        var terms = withhold.Terms();

        Assert.Equal((withhold.Id.Value, DirectiveKind.Withhold, Recipient.Of(Discipline.MassageTherapy)), (terms.Id, terms.Kind, terms.Recipient));
        Assert.Equal((CategorySet.Of(TouchTeam), A.Monday, Tuesday, null), (terms.Categories, terms.From, terms.Until, terms.EndedAt));
        Assert.Equal([Person(101)], terms.Records);
        Assert.Equal([PurposeOfUse.Treatment], terms.Purposes);
    }

    private static ConsentDirective Draft(DirectiveProposal terms) => ConsentDirective.Draft(Clinic, Maya, terms, "words", 12, Ada, A.Monday);

    private static ConsentDirective Withhold(DirectiveProposal terms) => ConsentDirective.Withhold(Clinic, Maya, terms, "words", Ada, A.Monday);

    private static ConsentDirective Signed(DirectiveProposal terms)
    {
        var permit = Draft(terms);
        permit.Sign(new() { Method = SignatureMethod.ClientAccount, SignedAt = A.Monday, RecordedBy = Maya.Value, TextSha256 = permit.PlainTextSha256 });
        return permit;
    }
}

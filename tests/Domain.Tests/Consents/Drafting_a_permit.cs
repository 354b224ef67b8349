using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Drafting_a_permit
{
    private const int ClinicsMaximum = 24;
    private static readonly ClinicId Clinic = new(Person(20));

    private static readonly DirectiveProposal ToTomas = new()
    {
        Kind = DirectiveKind.Permit,
        Recipient = Recipient.Of(Tomas),
        Categories = TouchTeam,
        Purposes = [PurposeOfUse.Treatment],
    };

    private static readonly DirectiveProposal ProcessNotesToTomas = ToTomas with { Categories = [InformationCategory.PsychotherapyProcess], Description = "The notes of our sessions in February", Until = A.Monday.AddDays(1) };

    private static readonly DirectiveProposal SubstanceUseToNorthside = ToTomas with { Recipient = Recipient.Organization(Northside), Categories = [InformationCategory.SubstanceUse] };

    [Fact]
    public void Keeps_the_terms_and_decides_nothing_yet()
    {
        var predecessor = DirectiveId.New();
        var draft = Draft(ToTomas with
        {
            Categories = [InformationCategory.SafetyCues, InformationCategory.CarePlan, InformationCategory.SafetyCues],
            Records = [Person(101), Person(101)],
            Purposes = [PurposeOfUse.CareCoordination, PurposeOfUse.Treatment, PurposeOfUse.Treatment],
            Supersedes = predecessor,
        });

        Assert.Equal((Clinic, Maya, Ada, A.Monday), (draft.ClinicId, draft.ClientId, draft.DraftedBy, draft.DraftedAt));
        Assert.Equal((DirectiveKind.Permit, DirectiveStatus.Draft, predecessor, 1), (draft.Kind, draft.Status, draft.Supersedes, draft.Revision));
        Assert.Equal([InformationCategory.CarePlan, InformationCategory.SafetyCues], draft.Categories);
        Assert.Equal([Person(101)], draft.Records);
        Assert.Equal([PurposeOfUse.Treatment, PurposeOfUse.CareCoordination], draft.Purposes);
        Assert.Equal(Recipient.Of(Tomas), draft.Recipient);
        Assert.Equal((null, null, null), (draft.Signature, draft.EndedAt, draft.EndedBy));
        Assert.False(draft.IsInForce(A.Monday));
        Assert.False(draft.IsInForce(A.Monday.AddDays(1)));
    }

    [Fact]
    public void Is_always_a_permit() => Assert.Equal(DirectiveKind.Permit, Draft(ToTomas with { Kind = DirectiveKind.Withhold }).Kind);

    [Fact]
    public void Binds_the_words_by_their_fingerprint() =>
        // SHA-256 of the three letters, as FIPS 180-2 gives it.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ConsentDirective.Draft(Clinic, Maya, ToTomas, "abc", ClinicsMaximum, Ada, A.Monday).PlainTextSha256);

    [Theory]
    [InlineData(24, 12)]
    [InlineData(12, 12)]
    [InlineData(11, 11)]
    [InlineData(1, 1)]
    public void Lasts_twelve_months_when_nothing_is_said_or_less_where_the_clinic_allows_less(int clinicsMaximum, int months)
    {
        Assert.Equal(A.Monday.AddMonths(months), Draft(ToTomas, clinicsMaximum).Until);
        Assert.Equal(A.Monday.AddDays(40).AddMonths(months), Draft(ToTomas with { From = A.Monday.AddDays(40) }, clinicsMaximum).Until);
    }

    [Fact]
    public void Begins_at_most_twelve_months_from_now()
    {
        var latest = A.Monday.AddMonths(12);

        Assert.Equal(latest, Draft(ToTomas with { From = latest }).From);
        Assert.Equal(new DirectiveBeginsTooLate { Pointer = "/from" }, Refusal(ToTomas with { From = latest + Tick }));
        Assert.Equal(new DirectiveBeginsTooLate { Pointer = "/from" }, Refusal(ToTomas with { From = DateTimeOffset.MaxValue, Until = DateTimeOffset.MaxValue }));
    }

    [Fact]
    public void Lasts_no_longer_than_the_clinic_allows()
    {
        var longest = A.Monday.AddMonths(ClinicsMaximum);

        Assert.Equal(longest, Draft(ToTomas with { Until = longest }).Until);
        Assert.Equal(new DirectiveTooLong(ClinicsMaximum) { Pointer = "/until" }, Refusal(ToTomas with { Until = longest + Tick }));

        var begins = A.Monday.AddDays(3);
        Assert.Equal(begins.AddMonths(ClinicsMaximum), Draft(ToTomas with { From = begins, Until = begins.AddMonths(ClinicsMaximum) }).Until);
        Assert.Equal(new DirectiveTooLong(ClinicsMaximum) { Pointer = "/until" }, Refusal(ToTomas with { From = begins, Until = begins.AddMonths(ClinicsMaximum) + Tick }));
    }

    [Fact]
    public void Ends_after_it_begins_and_in_the_future()
    {
        var tooEarly = new DirectiveEndsTooEarly { Pointer = "/until" };
        var (friday, lastWeek) = (A.Monday.AddDays(4), A.Monday.AddDays(-7));

        Assert.Equal(A.Monday + Tick, Draft(ToTomas with { Until = A.Monday + Tick }).Until);
        Assert.Equal(tooEarly, Refusal(ToTomas with { Until = A.Monday }));
        Assert.Equal(tooEarly, Refusal(ToTomas with { Until = A.Monday - Tick }));
        Assert.Equal(friday + Tick, Draft(ToTomas with { From = friday, Until = friday + Tick }).Until);
        Assert.Equal(tooEarly, Refusal(ToTomas with { From = friday, Until = friday }));
        Assert.Equal(tooEarly, Refusal(ToTomas with { From = lastWeek, Until = A.Monday }));
        Assert.Equal(tooEarly, Refusal(ToTomas with { From = A.Monday.AddMonths(-12) }));
        Assert.Equal(A.Monday + Tick, Draft(ToTomas with { From = A.Monday.AddMonths(-12) + Tick }).Until);
    }

    [Fact]
    public void Covers_a_category_or_a_record()
    {
        Assert.Equal(new DirectiveCoversNothing { Pointer = "/categories" }, Refusal(ToTomas with { Categories = [] }));
        Assert.Equal([Person(101)], Draft(ToTomas with { Categories = [], Records = [Person(101)] }).Records);
    }

    [Fact]
    public void Says_its_purposes() => Assert.Equal(new PurposeMissing { Pointer = "/purposes" }, Refusal(ToTomas with { Purposes = [] }));

    [Fact]
    public void Takes_listed_categories_and_purposes_only()
    {
        // Forty-two is ten and thirty-two: as a bit it would pass for process notes, unseen by the rule that they stand alone.
        Assert.Equal(new ChoiceUnknown { Pointer = "/categories/1" }, Refusal(ToTomas with { Categories = [InformationCategory.CarePlan, (InformationCategory)42] }));
        Assert.Equal(new ChoiceUnknown { Pointer = "/categories/0" }, Refusal(ToTomas with { Categories = [(InformationCategory)13] }));
        Assert.Equal(new ChoiceUnknown { Pointer = "/purposes/0" }, Refusal(ToTomas with { Purposes = [(PurposeOfUse)6] }));
        Assert.Equal(12, Draft(ToTomas with { Categories = [.. Categories.All.Where(c => c != InformationCategory.PsychotherapyProcess)] }).Categories.Count);
    }

    [Fact]
    public void Lets_process_notes_stand_alone_with_one_recipient_and_an_end()
    {
        Assert.Equal([InformationCategory.PsychotherapyProcess], Draft(ProcessNotesToTomas).Categories);
        Assert.Equal(RecipientKind.Organization, Draft(ProcessNotesToTomas with { Recipient = Recipient.Organization(Northside) }).RecipientKind);

        var standAlone = new ProcessNotesStandAlone { Pointer = "/categories" };
        Assert.Equal(standAlone, Refusal(ProcessNotesToTomas with { Categories = [InformationCategory.PsychotherapyProcess, InformationCategory.PsychotherapyProgress] }));
        Assert.Equal(standAlone, Refusal(ProcessNotesToTomas with { Records = [Person(101)] }));
        Assert.Equal(standAlone, Refusal(ProcessNotesToTomas with { Recipient = Recipient.CareTeam }));
        Assert.Equal(standAlone, Refusal(ProcessNotesToTomas with { Recipient = Recipient.Of(Discipline.MassageTherapy) }));
        Assert.Equal(standAlone, Refusal(ProcessNotesToTomas with { Until = null }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Describes_the_process_notes_that_it_is_about(string? nothing) =>
        Assert.Equal(new DescriptionMissing { Pointer = "/description" }, Refusal(ProcessNotesToTomas with { Description = nothing }));

    [Fact]
    public void Ends_with_an_event_and_at_the_latest_after_the_clinics_maximum()
    {
        var untilTheMove = ToTomas with { ExpiryEvent = "I move away" };

        Assert.Equal((A.Monday.AddMonths(ClinicsMaximum), "I move away"), (Draft(untilTheMove).Until, Draft(untilTheMove).ExpiryEvent));
        Assert.Equal(A.Monday.AddMonths(3), Draft(untilTheMove with { Until = A.Monday.AddMonths(3) }).Until);
        Assert.Equal(new DirectiveTooLong(ClinicsMaximum) { Pointer = "/until" }, Refusal(untilTheMove with { Until = A.Monday.AddMonths(ClinicsMaximum) + Tick }));
        Assert.Equal(A.Monday.AddMonths(ClinicsMaximum), Draft(ProcessNotesToTomas with { Until = null, ExpiryEvent = "Ruth has spoken with Tomas" }).Until);
    }

    [Fact]
    public void Of_substance_use_is_for_treatment_coordination_and_operations_only_I27()
    {
        PurposeOfUse[] all = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination, PurposeOfUse.HealthcareOperations];
        Assert.Equal(all, Draft(SubstanceUseToNorthside with { Purposes = all }).Purposes);

        Assert.All(
            Enum.GetValues<PurposeOfUse>().Except(all),
            other =>
            {
                Assert.Equal(new SubstanceUsePurposes { Pointer = "/purposes" }, Refusal(SubstanceUseToNorthside with { Purposes = [PurposeOfUse.Treatment, other] }));
                Assert.Equal(new SubstanceUsePurposes { Pointer = "/purposes" }, Refusal(ToTomas with { Categories = [InformationCategory.SubstanceUse, InformationCategory.CarePlan], Purposes = [other] }));
            });
    }

    [Fact]
    public void Of_single_records_for_an_organization_keeps_to_the_same_rules_because_they_may_be_about_substance_use_I27()
    {
        var single = SubstanceUseToNorthside with { Categories = [], Records = [Person(101), Person(102)] };

        Assert.Equal(2, Draft(single).Records.Count);
        Assert.Equal(new SubstanceUseStandsAlone { Pointer = "/categories" }, Refusal(single with { Categories = [InformationCategory.CarePlan] }));
        Assert.Equal(new SubstanceUsePurposes { Pointer = "/purposes" }, Refusal(single with { Purposes = [PurposeOfUse.Emergency] }));
        Assert.Equal([PurposeOfUse.Emergency], Draft(single with { Recipient = Recipient.Of(Tomas), Purposes = [PurposeOfUse.Emergency] }).Purposes);
        Assert.Equal([InformationCategory.CarePlan, InformationCategory.SafetyCues], Draft(ToTomas with { Recipient = Recipient.Organization(Northside), Purposes = [PurposeOfUse.Emergency] }).Categories);
    }

    [Fact]
    public void Of_substance_use_for_an_organization_carries_nothing_else_I27()
    {
        var standsAlone = new SubstanceUseStandsAlone { Pointer = "/categories" };

        Assert.Equal([InformationCategory.SubstanceUse], Draft(SubstanceUseToNorthside).Categories);
        Assert.Equal(standsAlone, Refusal(SubstanceUseToNorthside with { Categories = [InformationCategory.SubstanceUse, InformationCategory.CarePlan] }));
        Assert.Equal(standsAlone, Refusal(SubstanceUseToNorthside with { Records = [Person(101)] }));
        Assert.Equal(
            new ProcessNotesStandAlone { Pointer = "/categories" },
            Refusal(SubstanceUseToNorthside with { Categories = [InformationCategory.SubstanceUse, InformationCategory.PsychotherapyProcess], Until = A.Monday.AddDays(1) }));
        Assert.Equal(2, Draft(ToTomas with { Categories = [InformationCategory.SubstanceUse, InformationCategory.CarePlan] }).Categories.Count);
    }

    [Fact]
    public void Takes_the_same_category_said_twice_as_said_once() =>
        Assert.Equal(
            [InformationCategory.PsychotherapyProcess],
            Draft(ProcessNotesToTomas with { Categories = [InformationCategory.PsychotherapyProcess, InformationCategory.PsychotherapyProcess] }).Categories);

    [Fact]
    public void Replaces_another_at_once_or_not_at_all()
    {
        var replacing = ToTomas with { Supersedes = DirectiveId.New() };

        Assert.Equal(A.Monday, Draft(replacing with { From = A.Monday }).From);
        Assert.Equal(new SuccessorBeginsLater { Pointer = "/from" }, Refusal(replacing with { From = A.Monday + Tick }));
        Assert.Equal(A.Monday + Tick, Draft(ToTomas with { From = A.Monday + Tick }).From);
    }

    [Fact]
    public void Names_its_recipient_clearly()
    {
        Assert.Equal(Recipient.Of(Tomas), Recipient.From(RecipientKind.Practitioner, Tomas.Value, null));
        Assert.Equal(Recipient.Organization(Northside), Recipient.From(RecipientKind.Organization, Northside, null));
        Assert.Equal(Recipient.Of(Discipline.MassageTherapy), Recipient.From(RecipientKind.Discipline, null, Discipline.MassageTherapy));
        Assert.Equal(Recipient.CareTeam, Recipient.From(RecipientKind.CareTeam, null, null));

        var unclear = new RecipientUnclear { Pointer = "/recipient" };
        Assert.All(
            new Action[]
            {
                () => Recipient.From(RecipientKind.Practitioner, null, null),
                () => Recipient.From(RecipientKind.Practitioner, Tomas.Value, Discipline.MassageTherapy),
                () => Recipient.From(RecipientKind.Organization, null, null),
                () => Recipient.From(RecipientKind.Organization, Northside, Discipline.MassageTherapy),
                () => Recipient.From(RecipientKind.Discipline, null, null),
                () => Recipient.From(RecipientKind.Discipline, Tomas.Value, Discipline.MassageTherapy),
                () => Recipient.From(RecipientKind.Discipline, null, (Discipline)2),
                () => Recipient.From(RecipientKind.CareTeam, Tomas.Value, null),
                () => Recipient.From(RecipientKind.CareTeam, null, Discipline.Psychotherapy),
                () => Recipient.From((RecipientKind)4, null, null),
            },
            act => Assert.Equal(unclear, A.Refusal(act)));
    }

    [Fact]
    public void Does_not_open_two_records_under_the_clients_own_id()
    {
        Assert.Equal(new RecordIsTheClient { Pointer = "/recordIds" }, Refusal(ToTomas with { Categories = [], Records = [Maya.Value] }));
        Assert.Equal([Person(101)], Draft(ToTomas with { Categories = [], Records = [Person(101)] }).Records);
    }

    private static ConsentDirective Draft(DirectiveProposal terms, int clinicsMaximum = ClinicsMaximum) =>
        ConsentDirective.Draft(Clinic, Maya, terms, "Tomas may see your plan.", clinicsMaximum, Ada, A.Monday);

    private static DomainError Refusal(DirectiveProposal terms) => A.Refusal(() => Draft(terms));
}

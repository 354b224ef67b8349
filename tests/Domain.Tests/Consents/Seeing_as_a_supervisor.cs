using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Consents.InformationCategory;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>Ruth supervises Quinn, who treats Maya; Ruth herself is not on Maya's team unless a test says so.</summary>
public sealed class Seeing_as_a_supervisor
{
    private static readonly Moment Supervising = For(PurposeOfUse.Supervision);

    [Fact]
    public void Reaches_what_the_supervisee_works_with_and_nothing_else()
    {
        InformationCategory[] opened = [.. Categories.All.Where(category => Decide(RuthSupervises(), Supervising, category, ByQuinn).IsPermitted)];

        Assert.Equal(
            [Scheduling, CarePlan, SafetyCues, PhysicalHealth, MentalHealthSummary, MentalHealthOutcomes, PsychotherapyProgress, PsychotherapyProcess, TraumaHistory, SubstanceUse],
            opened);
        Assert.All(Categories.All, category => Assert.False(Decide(RuthSupervises(), Supervising, category, ByTomas).IsPermitted));
        Assert.All(Categories.All, category => Assert.False(Decide(RuthSupervises(), Supervising, category, ByMaya).IsPermitted));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Discipline.Psychotherapy)]
    [InlineData(Discipline.MassageTherapy)]
    public void Follows_the_person_and_the_kind_of_information_not_the_discipline_that_a_row_was_written_in(Discipline? writtenIn)
    {
        var byQuinn = ByQuinn with { Discipline = writtenIn };

        Assert.Equal(DecisionReason.Supervision, Decide(RuthSupervises(), Supervising, CarePlan, byQuinn).Reason);
        Assert.Equal(DecisionReason.Supervision, Decide(RuthSupervises(), Supervising, PsychotherapyProcess, byQuinn).Reason);
        Assert.Equal(DecisionReason.NoDirective, Decide(RuthSupervises(), Supervising, Bodywork, byQuinn).Reason);
        Assert.Equal(DecisionReason.NoDirective, Decide(RuthSupervises(), Supervising, PhysicalOutcomes, byQuinn).Reason);
    }

    [Fact]
    public void Ends_before_process_notes_where_the_policy_pack_says_so_and_only_there_H2()
    {
        var closed = RuthSupervises() with { SupervisorSeesProcessNotes = false };

        Assert.Equal(DecisionReason.NoDirective, Decide(closed, Supervising, PsychotherapyProcess, ByQuinn).Reason);
        Assert.Equal(DecisionReason.Supervision, Decide(closed, Supervising, PsychotherapyProgress, ByQuinn).Reason);
        Assert.Equal(DecisionReason.Supervision, Decide(RuthSupervises(), Supervising, PsychotherapyProcess, ByQuinn).Reason);
        Assert.DoesNotContain($"psychotherapyProcess/{Quinn.Value}", Reach.Of(closed, Supervising).Keys);
        Assert.Contains($"psychotherapyProcess/{Quinn.Value}", Reach.Of(RuthSupervises(), Supervising).Keys);
    }

    [Fact]
    public void Counts_for_no_purpose_but_supervision() =>
        Assert.All(Enum.GetValues<PurposeOfUse>(), purpose =>
        {
            Assert.Equal(purpose == PurposeOfUse.Supervision, Decide(RuthSupervises(), For(purpose), PsychotherapyProgress, ByQuinn).IsPermitted);
            Assert.Equal(purpose == PurposeOfUse.Supervision, Decide(RuthSupervises(), For(purpose), PsychotherapyProcess, ByQuinn).IsPermitted);
        });

    [Fact]
    public void Adds_nothing_when_it_is_the_team_that_opens_the_row()
    {
        var onTheTeam = RuthSupervises() with { Memberships = [new(Discipline.Psychotherapy, A.Monday, null)] };

        Assert.Equal(DecisionReason.SameDisciplineTeam, Decide(onTheTeam, For(PurposeOfUse.Treatment), CarePlan, ByQuinn).Reason);
        Assert.Equal(DecisionReason.NoDirective, Decide(onTheTeam, For(PurposeOfUse.Treatment), CarePlan, ByQuinn with { Discipline = Discipline.MassageTherapy }).Reason);
        Assert.Equal(DecisionReason.NoDirective, Decide(onTheTeam, For(PurposeOfUse.Treatment), Scheduling, ByQuinn with { Discipline = null }).Reason);
    }

    [Fact]
    public void Lasts_from_the_first_day_to_the_day_before_the_end()
    {
        Assert.Equal(DecisionReason.NotFound, DecideOn(A.Today.AddDays(1), null));
        Assert.Equal(DecisionReason.Supervision, DecideOn(A.Today, null));
        Assert.Equal(DecisionReason.Supervision, DecideOn(A.LicensedFrom, A.Today.AddDays(1)));
        Assert.Equal(DecisionReason.NotFound, DecideOn(A.LicensedFrom, A.Today));

        static DecisionReason DecideOn(DateOnly from, DateOnly? until) =>
            Decide(RuthSupervises() with { Supervisees = [new(Quinn, from, until, true)] }, Supervising, PsychotherapyProgress, ByQuinn).Reason;
    }

    [Fact]
    public void Gives_a_standing_only_while_the_supervisee_is_on_the_team()
    {
        var quinnHasLeft = RuthSupervises() with { Supervisees = [new(Quinn, A.LicensedFrom, null, false)] };

        Assert.Equal(DecisionReason.NotFound, Decide(quinnHasLeft, Supervising, PsychotherapyProgress, ByQuinn).Reason);
        Assert.Equal(
            DecisionReason.Supervision,
            Decide(quinnHasLeft with { Memberships = [new(Discipline.Psychotherapy, A.Monday, null)] }, Supervising, PsychotherapyProgress, ByQuinn).Reason);
    }

    [Fact]
    public void Needs_an_active_licence_as_a_psychotherapist_though_another_licence_gives_a_standing()
    {
        LicencePeriod LastDay(DateOnly until) => new(Discipline.Psychotherapy, true, A.LicensedFrom, until);
        var alsoMassage = LicensedIn(Discipline.MassageTherapy);

        Assert.Equal(DecisionReason.Supervision, Decide(RuthSupervises() with { Licences = [LastDay(A.Today), alsoMassage] }, Supervising, PsychotherapyProcess, ByQuinn).Reason);
        Assert.Equal(DecisionReason.NoDirective, Decide(RuthSupervises() with { Licences = [LastDay(A.Today.AddDays(-1)), alsoMassage] }, Supervising, PsychotherapyProcess, ByQuinn).Reason);
        Assert.Equal(DecisionReason.LicenceLapsed, Decide(RuthSupervises() with { Licences = [LastDay(A.Today.AddDays(-1))] }, Supervising, PsychotherapyProcess, ByQuinn).Reason);
    }

    [Fact]
    public void Gives_way_to_what_the_client_withholds()
    {
        var withhold = Withhold(Recipient.Of(Ruth), PsychotherapyProgress, PsychotherapyProcess);
        var facts = RuthSupervises() with { Directives = [withhold] };

        Assert.Equal((DecisionReason.ClientWithheld, withhold.Id), Reason(Decide(facts, Supervising, PsychotherapyProgress, ByQuinn)));
        Assert.Equal((DecisionReason.ClientWithheld, withhold.Id), Reason(Decide(facts, Supervising, PsychotherapyProcess, ByQuinn)));
        Assert.Equal(DecisionReason.Supervision, Decide(facts, Supervising, MentalHealthSummary, ByQuinn).Reason);

        static (DecisionReason, Guid?) Reason(DisclosureDecision decision) => (decision.Reason, decision.Under);
    }

    [Fact]
    public void Never_shows_a_client_the_process_notes_about_themselves()
    {
        var ruthIsTheClient = RuthSupervises() with { Reader = new() { PersonId = Ruth.Value, Practitioner = Ruth, Client = Maya } };

        Assert.Equal(DecisionReason.NoDirective, Decide(ruthIsTheClient, Supervising, PsychotherapyProcess, ByQuinn).Reason);
        Assert.Equal(DecisionReason.Client, Decide(ruthIsTheClient, Supervising, PsychotherapyProgress, ByQuinn).Reason);
    }

    private static AccessFacts RuthSupervises() => Asks(Ruth, Discipline.Psychotherapy) with { Supervisees = [new(Quinn, A.LicensedFrom, null, true)] };
}

using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.BridgeSummaries;

public sealed class Telling_the_other_discipline
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly Author ruth = new(Guid.CreateVersion7(), Discipline.Psychotherapy);
    private readonly Author tomas = new(Guid.CreateVersion7(), Discipline.MassageTherapy);

    [Theory]
    [InlineData(InformationCategory.Demographics, false, false)]
    [InlineData(InformationCategory.Scheduling, false, false)]
    [InlineData(InformationCategory.CarePlan, true, true)]
    [InlineData(InformationCategory.SafetyCues, true, true)]
    [InlineData(InformationCategory.PhysicalHealth, true, true)]
    [InlineData(InformationCategory.Bodywork, false, true)]
    [InlineData(InformationCategory.PhysicalOutcomes, false, false)]
    [InlineData(InformationCategory.MentalHealthSummary, true, false)]
    [InlineData(InformationCategory.MentalHealthOutcomes, false, false)]
    [InlineData(InformationCategory.PsychotherapyProgress, false, false)]
    [InlineData(InformationCategory.PsychotherapyProcess, false, false)]
    [InlineData(InformationCategory.TraumaHistory, false, false)]
    [InlineData(InformationCategory.SubstanceUse, false, false)]
    public void Crosses_as_a_kind_that_makes_sense_there_and_never_as_a_private_one_CR_205(InformationCategory category, bool toMassage, bool toTalk)
    {
        Assert.Equal(toMassage, BridgeWays.To(Discipline.MassageTherapy).Contains(category));
        Assert.Equal(toTalk, BridgeWays.To(Discipline.Psychotherapy).Contains(category));
        if (toMassage) Assert.Equal(category, Published(category: category).Category);
        else Assert.Equal(new BridgeOfOtherKind(Discipline.MassageTherapy) { Pointer = "/category" }, Refused(() => Published(category: category)));
    }

    [Fact]
    public void Goes_by_a_table_that_does_not_load_with_a_private_kind_in_it_CR_205()
    {
        Dictionary<Discipline, IReadOnlyList<InformationCategory>> With(InformationCategory kind) => new() { [Discipline.Psychotherapy] = [InformationCategory.CarePlan], [Discipline.MassageTherapy] = [kind] };

        Assert.Equal("PsychotherapyProcess is private and is told to MassageTherapy.", Refusal(With(InformationCategory.PsychotherapyProcess)));
        Assert.Equal("TraumaHistory is private and is told to MassageTherapy.", Refusal(With(InformationCategory.TraumaHistory)));
        Assert.Equal("Scheduling is the front desk's and is told to MassageTherapy.", Refusal(With(InformationCategory.Scheduling)));
        Assert.Equal("Bodywork is MassageTherapy's own and is told to them.", Refusal(With(InformationCategory.Bodywork)));
        Assert.Equal("Nothing is told to MassageTherapy.", Refusal(new() { [Discipline.Psychotherapy] = [InformationCategory.CarePlan] }));
        Assert.Equal([InformationCategory.SafetyCues], BridgeWays.Checked(With(InformationCategory.SafetyCues))[Discipline.MassageTherapy]);

        static string Refusal(Dictionary<Discipline, IReadOnlyList<InformationCategory>> table) => Assert.Throws<InvalidOperationException>(() => BridgeWays.Checked(table)).Message;
    }

    [Fact]
    public void Names_the_other_discipline_as_its_audience_I50()
    {
        Assert.Equal(Discipline.MassageTherapy, Published().Audience);
        Assert.Equal(new BridgeToOwnDiscipline { Pointer = "/audience" }, Refused(() => Published(author: tomas)));
        Assert.Equal(Discipline.Psychotherapy, Published(author: tomas, audience: Discipline.Psychotherapy, category: InformationCategory.Bodywork).Audience);
        Assert.Equal(new ChoiceUnknown { Pointer = "/audience" }, Refused(() => Published(audience: (Discipline)2)));
    }

    [Fact]
    public void Lasts_ninety_days_unless_said_otherwise_and_never_more_than_a_year_CR_206()
    {
        Assert.Equal(Monday.AddDays(90), Published().ExpiresAt);
        Assert.Equal(Monday.AddTicks(1), Published(until: Monday.AddTicks(1)).ExpiresAt);
        Assert.Equal(new BridgeEndsTooEarly { Pointer = "/expiresAt" }, Refused(() => Published(until: Monday)));
        Assert.Equal(Monday.AddDays(365), Published(until: Monday.AddDays(365)).ExpiresAt);
        Assert.Equal(new BridgeLastsTooLong(365) { Pointer = "/expiresAt" }, Refused(() => Published(until: Monday.AddDays(365).AddTicks(1))));
    }

    [Fact]
    public void Ends_at_its_end_and_not_before()
    {
        var bridge = Published(until: Monday.AddDays(1));

        Assert.True(bridge.IsCurrent(Monday));
        Assert.True(bridge.IsCurrent(Monday.AddDays(1).AddTicks(-1)));
        Assert.False(bridge.IsCurrent(Monday.AddDays(1)));
    }

    [Fact]
    public void Is_withdrawn_by_its_author_or_who_answers_for_them_and_by_nobody_else_I50()
    {
        var (bridge, colleague) = (Published(), PractitionerIdOf(tomas));

        Assert.Equal(new BridgeNotYours(), Refused(() => bridge.Withdraw(colleague, answersForAuthor: false, Monday)));
        Assert.True(bridge.IsCurrent(Monday));

        bridge.Withdraw(colleague, answersForAuthor: true, Monday.AddHours(1));
        Assert.False(bridge.IsCurrent(Monday.AddHours(1)));
        Assert.Equal((Monday.AddHours(1), colleague, 2), (bridge.WithdrawnAt!.Value, bridge.WithdrawnBy!.Value, bridge.Revision));

        bridge.Withdraw(PractitionerIdOf(ruth), answersForAuthor: false, Monday.AddHours(2));
        Assert.Equal((Monday.AddHours(1), colleague, 2), (bridge.WithdrawnAt!.Value, bridge.WithdrawnBy!.Value, bridge.Revision));
    }

    /// <summary>I48, I50: there is no member that could say what it was drawn from.</summary>
    [Fact]
    public void Does_not_say_what_it_was_drawn_from() =>
        Assert.Equal(
            ["Audience", "Author", "Category", "ClientId", "ClinicId", "ExpiresAt", "Id", "PublishedAt", "PublishedBy", "Revision", "Text", "WithdrawnAt", "WithdrawnBy"],
            typeof(BridgeSummary).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Is_short()
    {
        Assert.Equal(2_000, Published(text: new('a', 2_000)).Text.Length);
        Assert.Equal(new TextTooLong(2_000) { Pointer = "/text" }, Refused(() => Published(text: new('a', 2_001))));
        Assert.Equal(new TextMissing { Pointer = "/text" }, Refused(() => Published(text: " ")));
    }

    private BridgeSummary Published(
        Author? author = null, Discipline audience = Discipline.MassageTherapy, InformationCategory category = InformationCategory.CarePlan, string text = "Evenings are hard.", DateTimeOffset? until = null) =>
        BridgeSummary.Publish(ClinicId.New(), ClientId.New(), new(audience, category, text, until), author ?? ruth, PractitionerIdOf(author ?? ruth), Monday);

    private static PractitionerId PractitionerIdOf(Author author) => new(author.PersonId);

    private static DomainError Refused(Action act) => Assert.Throws<DomainException>(act).Error;
}

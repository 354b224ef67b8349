using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.Clients;

public sealed class Agreeing_on_safe_touch
{
    private readonly Client maya;
    private readonly Author ruth;
    private readonly Author tomas;

    public Agreeing_on_safe_touch()
    {
        var clinic = ClinicId.New();
        maya = A.Maya(clinic);
        (ruth, tomas) = (A.As(A.Ruth(clinic), Discipline.Psychotherapy), A.As(A.Tomas(clinic), Discipline.MassageTherapy));
    }

    [Fact]
    public void Keeps_everything_that_was_agreed()
    {
        var profile = Write(A.MayasSafeTouch);

        Assert.Equal((maya.Id, maya.ClinicId, InformationCategory.SafetyCues), (profile.ClientId, profile.ClinicId, profile.Category));
        Assert.Equal((ruth, ruth, A.Monday, A.Monday, 1), (profile.Author, profile.LastChangedBy, profile.WrittenAt, profile.LastChangedAt, profile.Revision));
        Assert.Equal(A.MayasSafeTouch.StopSignal, profile.StopSignal);
        Assert.Equal(A.MayasSafeTouch.Regions, AsSaid(profile));
        Assert.Equal([BodyPosition.Seated, BodyPosition.SideLying], profile.PositionsAcceptable);
        Assert.Equal([BodyPosition.Prone], profile.PositionsToAvoid);
        Assert.Equal(A.MayasSafeTouch.Environment, profile.Environment);
        Assert.Equal(A.MayasSafeTouch.Approach, profile.Approach);
        Assert.Equal(["Feet on the floor"], profile.Grounding);
        Assert.Equal(["Don't hold my hands"], profile.GroundingToAvoid);
        Assert.Equal(A.MayasSafeTouch.EarlyWarningSigns, profile.EarlyWarningSigns);
    }

    [Fact]
    public void Needs_a_stop_signal_and_nothing_else()
    {
        var profile = Write(new() { StopSignal = new() { Kind = StopSignalKind.Word, Sign = " Red " } });

        Assert.Equal(new StopSignal { Kind = StopSignalKind.Word, Sign = "Red" }, profile.StopSignal);
        Assert.Empty(profile.Regions);
        Assert.True(profile.Approach.AnnounceBeforeTouch);
        Assert.Equal(new TouchEnvironment(), profile.Environment);
        Assert.Equal(new StopSignalMissing { Pointer = "/stopSignal" }, Refusal(A.MayasSafeTouch with { StopSignal = null! }));
    }

    [Fact]
    public void Needs_a_stop_signal_that_says_exactly_what()
    {
        Assert.Equal(
            new TextMissing { Pointer = "/stopSignal/sign" },
            Refusal(A.MayasSafeTouch with { StopSignal = new() { Kind = StopSignalKind.Tap, Sign = " " } }));
        Assert.Equal(
            new ChoiceUnknown { Pointer = "/stopSignal/kind" },
            Refusal(A.MayasSafeTouch with { StopSignal = new() { Kind = (StopSignalKind)4, Sign = "Whistle" } }));
    }

    [Fact]
    public void Has_no_place_for_a_reason()
    {
        Type[] said = [typeof(SafeTouch), typeof(TouchSafetyProfile), typeof(StopSignal), typeof(RegionRule), typeof(TouchEnvironment), typeof(TouchApproach), typeof(WarningSign), typeof(TouchClothing), typeof(TouchCommunication), typeof(TouchAftercare), typeof(Precaution)];
        string[] why = ["Reason", "Why", "Because", "Cause", "History", "Background"];

        Assert.DoesNotContain(said.SelectMany(type => type.GetProperties()), property => why.Any(word => property.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Speaks_of_each_region_once() =>
        Assert.Equal(
            new RegionTwice { Pointer = "/regions/1/region" },
            Refusal(Regions(new() { Region = BodyRegion.Jaw, Rule = TouchRule.Never }, new() { Region = BodyRegion.Jaw, Rule = TouchRule.Welcome })));

    [Fact]
    public void Can_speak_of_every_region()
    {
        var everywhere = BodyRegions.All.SelectMany(region => (Side?[])(region.IsPaired() ? [null, Side.Left, Side.Right] : [null]), (region, side) => new RegionRule { Region = region, Side = side, Rule = TouchRule.AskFirst }).ToArray();

        Assert.Equal(57, Write(Regions(everywhere)).Regions.Count);
        Assert.Equal(new ListTooLong(63) { Pointer = "/regions" }, Refusal(Regions([.. Enumerable.Repeat(everywhere[0], 64)])));
    }

    [Fact]
    public void Cannot_name_a_region_that_is_not_offered()
    {
        Assert.Equal(new ChoiceUnknown { Pointer = "/regions/0/region" }, Refusal(Regions(new RegionRule { Region = (BodyRegion)21, Rule = TouchRule.Welcome })));
        Assert.Equal(new ChoiceUnknown { Pointer = "/regions/0/rule" }, Refusal(Regions(new RegionRule { Region = BodyRegion.Feet, Rule = (TouchRule)4 })));
        Assert.Equal(new EntryMissing { Pointer = "/regions/0" }, Refusal(Regions((RegionRule)null!)));
    }

    [Fact]
    public void Takes_silence_as_ask_first()
    {
        var profile = Write(A.MayasSafeTouch);

        Assert.Equal(TouchRule.Never, profile.RuleFor(BodySite.Of(BodyRegion.Neck), A.Today));
        Assert.Equal(TouchRule.Welcome, profile.RuleFor(BodySite.Of(BodyRegion.Feet), A.Today));
        Assert.Equal(TouchRule.AskFirst, profile.RuleFor(BodySite.Of(BodyRegion.Jaw), A.Today));
    }

    [Fact]
    public void Keeps_to_the_strictest_rule_that_meets_a_site()
    {
        var profile = Write(Regions(
            new() { Region = BodyRegion.Shoulders, Rule = TouchRule.Welcome },
            new() { Region = BodyRegion.Shoulders, Side = Side.Left, Rule = TouchRule.Never },
            new() { Region = BodyRegion.Hips, Side = Side.Right, Rule = TouchRule.Avoid }));

        Assert.Equal(TouchRule.Never, profile.RuleFor(BodySite.Of(BodyRegion.Shoulders, Side.Left), A.Today));
        Assert.Equal(TouchRule.Welcome, profile.RuleFor(BodySite.Of(BodyRegion.Shoulders, Side.Right), A.Today));
        Assert.Equal(TouchRule.Never, profile.RuleFor(BodySite.Of(BodyRegion.Shoulders), A.Today));
        Assert.Equal(TouchRule.AskFirst, profile.RuleFor(BodySite.Of(BodyRegion.Hips, Side.Left), A.Today));
        Assert.Equal(new RegionHasNoSides(BodyRegion.Scalp) { Pointer = "/regions/0/side" }, Refusal(Regions(new RegionRule { Region = BodyRegion.Scalp, Side = Side.Left, Rule = TouchRule.Never })));
    }

    [Fact]
    public void Keeps_with_each_rule_and_precaution_who_said_it_first_as_it_stands_CR_122()
    {
        var front = new Precaution { Topic = TouchTopic.Approach, Instruction = "Come from the front", SaidBy = tomas, SaidAt = A.Monday.AddYears(-1) };
        var jaw = new RegionRule { Region = BodyRegion.Jaw, Rule = TouchRule.Avoid, SaidBy = tomas };
        var profile = Write(Regions(jaw) with { Precautions = [front] });
        var kept = Assert.Single(profile.Precautions);
        Assert.Equal((ruth, A.Monday), (kept.SaidBy, kept.SaidAt!.Value));
        Assert.Equal(ruth, profile.Regions[0].SaidBy);

        // Tomas sends back what he read, adds one of his own and rewords one.
        var tuesday = A.Monday.AddDays(1);
        profile.Rewrite(Regions(jaw) with { Precautions = [kept, new() { Topic = TouchTopic.Door, Instruction = "Leave it ajar" }] }, tomas, A_pack.Ontario, tuesday, A.Today.AddDays(1));
        Assert.Equal([ruth, tomas], profile.Precautions.Select(precaution => precaution.SaidBy));
        Assert.Equal((kept.Id, ruth), (profile.Precautions[0].Id, profile.Regions[0].SaidBy));

        profile.Rewrite(Regions(jaw with { Rule = TouchRule.Never }) with { Precautions = [kept with { Instruction = "Come from the left" }] }, tomas, A_pack.Ontario, tuesday, A.Today.AddDays(1));
        Assert.Equal((kept.Id, tomas, tuesday), (profile.Precautions[0].Id, profile.Precautions[0].SaidBy, profile.Precautions[0].SaidAt!.Value));
        Assert.Equal(tomas, profile.Regions[0].SaidBy);
    }

    [Fact]
    public void Belongs_to_who_said_it_last_and_to_no_discipline_once_several_did_CR_124()
    {
        var (profile, lena) = (Write(A.MayasSafeTouch), new Author(Guid.CreateVersion7(), Discipline.Psychotherapy));
        profile.Rewrite(A.MayasSafeTouch, lena, A_pack.Ontario, A.Monday, A.Today);
        Assert.Equal(lena, profile.Author);

        profile.Rewrite(A.MayasSafeTouch, tomas, A_pack.Ontario, A.Monday, A.Today);
        Assert.Equal(new Author(tomas.PersonId, null), profile.Author);

        // It stays so when one of them says it again: what the other said still stands in it.
        profile.Rewrite(A.MayasSafeTouch, lena, A_pack.Ontario, A.Monday, A.Today);
        Assert.Equal(new Author(lena.PersonId, null), profile.Author);
    }

    [Fact]
    public void Knows_each_precaution_once()
    {
        var profile = Write(A.MayasSafeTouch with { Precautions = [new() { Topic = TouchTopic.Door, Instruction = "Leave it ajar" }] });
        var kept = profile.Precautions[0];

        Assert.Equal(
            new PrecautionUnknown { Pointer = "/precautions/0/id" },
            Refusal(A.MayasSafeTouch with { Precautions = [new() { Id = Guid.CreateVersion7(), Topic = TouchTopic.Door, Instruction = "Leave it ajar" }] }));
        var twice = Assert.Throws<DomainException>(() => profile.Rewrite(A.MayasSafeTouch with { Precautions = [kept, kept] }, tomas, A_pack.Ontario, A.Monday, A.Today));
        Assert.Equal(new PrecautionTwice { Pointer = "/precautions/1/id" }, twice.Error);
    }

    [Fact]
    public void Says_what_has_to_be_asked_in_every_session_CR_123()
    {
        var profile = Write(A.MayasSafeTouch with
        {
            AskEverySession = [TouchTopic.Pressure, TouchTopic.Pressure],
            Environment = new() { Music = MusicPreference.Choice, Scent = ScentPreference.None },
            Precautions =
            [
                new() { Topic = TouchTopic.Clothing, Instruction = "Ask about the blanket", AskEverySession = true, ValidUntil = A.Today },
                new() { Topic = TouchTopic.Door, Instruction = "Leave it ajar" },
            ],
        });

        Assert.Equal([TouchTopic.Clothing, TouchTopic.Pressure, TouchTopic.Music], profile.QuestionsOf(A.Today));
        Assert.Equal([TouchTopic.Pressure, TouchTopic.Music], profile.QuestionsOf(A.Today.AddDays(1)));
        Assert.Contains(TouchTopic.Scent, Write(A.MayasSafeTouch with { Environment = new() { Scent = ScentPreference.Ask } }).QuestionsOf(A.Today));
    }

    [Theory]
    [InlineData(0, 0, true, false)]
    [InlineData(1, 60, false, false)]
    [InlineData(60, 61, false, true)]
    [InlineData(61, -1, true, true)]
    public void Plans_check_ins_and_time_to_sit_up_within_an_hour(int checkIn, int sitUp, bool checkInRefused, bool sitUpRefused)
    {
        var talk = A.MayasSafeTouch with { Communication = new() { CheckInEveryMinutes = checkIn } };
        var after = A.MayasSafeTouch with { Aftercare = new() { SitUpMinutes = sitUp } };

        if (checkInRefused) Assert.Equal(new CheckInOutOfRange(60) { Pointer = "/communication/checkInEveryMinutes" }, Refusal(talk));
        else Assert.Equal(checkIn, Write(talk).Communication.CheckInEveryMinutes);
        if (sitUpRefused) Assert.Equal(new SitUpOutOfRange(60) { Pointer = "/aftercare/sitUpMinutes" }, Refusal(after));
        else Assert.Equal(sitUp, Write(after).Aftercare.SitUpMinutes);
    }

    [Theory]
    [InlineData(TouchRule.Welcome)]
    [InlineData(TouchRule.Never)]
    public void Holds_a_rule_through_its_last_day_and_asks_after_it(TouchRule rule)
    {
        var friday = A.Today.AddDays(4);
        var profile = Write(Regions(new RegionRule { Region = BodyRegion.Shoulders, Rule = rule, ValidUntil = friday }));

        Assert.Equal(rule, profile.RuleFor(BodySite.Of(BodyRegion.Shoulders), friday));
        Assert.Equal(TouchRule.AskFirst, profile.RuleFor(BodySite.Of(BodyRegion.Shoulders), friday.AddDays(1)));
    }

    [Fact]
    public void Refuses_a_new_rule_that_is_already_over()
    {
        Assert.Equal(
            new RegionRuleOver(A.Today) { Pointer = "/regions/0/validUntil" },
            Refusal(Regions(new RegionRule { Region = BodyRegion.Jaw, Rule = TouchRule.Avoid, ValidUntil = A.Today.AddDays(-1) })));
        Assert.Single(Write(Regions(new RegionRule { Region = BodyRegion.Jaw, Rule = TouchRule.Avoid, ValidUntil = A.Today })).Regions);
    }

    [Fact]
    public void Lets_a_rule_that_is_over_be_sent_back_as_it_stood_and_not_otherwise()
    {
        var until = new RegionRule { Region = BodyRegion.Jaw, Rule = TouchRule.Avoid, ValidUntil = A.Today };
        var profile = Write(Regions(until));
        var (tuesday, tomorrow) = (A.Monday.AddDays(1), A.Today.AddDays(1));

        profile.Rewrite(Regions(until), tomas, A_pack.Ontario, tuesday, tomorrow);
        Assert.Equal([until], AsSaid(profile));
        Assert.Equal(
            new RegionRuleOver(tomorrow) { Pointer = "/regions/0/validUntil" },
            A.Refusal(() => profile.Rewrite(Regions(until with { Rule = TouchRule.Welcome }), tomas, A_pack.Ontario, tuesday, tomorrow)));
    }

    [Fact]
    public void Calls_a_position_acceptable_or_to_be_avoided_and_not_both()
    {
        Assert.Equal(
            new PositionContradicts { Pointer = "/positionsToAvoid" },
            Refusal(A.MayasSafeTouch with { PositionsAcceptable = [BodyPosition.Supine, BodyPosition.Prone], PositionsToAvoid = [BodyPosition.Prone] }));
        Assert.Equal(
            [BodyPosition.Supine],
            Write(A.MayasSafeTouch with { PositionsAcceptable = [BodyPosition.Supine, BodyPosition.Supine] }).PositionsAcceptable);
        Assert.Equal(
            new ChoiceUnknown { Pointer = "/positionsAcceptable/0" },
            Refusal(A.MayasSafeTouch with { PositionsAcceptable = [(BodyPosition)5] }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(null)]
    public void Takes_a_pressure_from_1_to_5_or_none(int? pressure) =>
        Assert.Equal(pressure, Write(A.MayasSafeTouch with { Approach = new() { PressureCeiling = pressure } }).Approach.PressureCeiling);

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Refuses_a_pressure_off_the_scale(int pressure) =>
        Assert.Equal(
            new PressureOutOfRange(1, 5) { Pointer = "/approach/pressureCeiling" },
            Refusal(A.MayasSafeTouch with { Approach = new() { PressureCeiling = pressure } }));

    [Fact]
    public void Takes_a_room_as_it_is_offered()
    {
        Assert.Equal(new ChoiceUnknown { Pointer = "/environment/light" }, Refusal(Room(new() { Light = (LightLevel)3 })));
        Assert.Equal(new ChoiceUnknown { Pointer = "/environment/music" }, Refusal(Room(new() { Music = (MusicPreference)3 })));
        Assert.Equal(new ChoiceUnknown { Pointer = "/environment/scent" }, Refusal(Room(new() { Scent = (ScentPreference)2 })));
        Assert.Equal(new ChoiceUnknown { Pointer = "/environment/temperature" }, Refusal(Room(new() { Temperature = (RoomTemperature)3 })));
        Assert.Equal(new ChoiceUnknown { Pointer = "/environment/door" }, Refusal(Room(new() { Door = (DoorPosition)3 })));
        Assert.Equal(new TextTooLong(200) { Pointer = "/environment/note" }, Refusal(Room(new() { Note = new('x', 201) })));
        Assert.Equal("Phone outside", Write(Room(new() { Note = " Phone outside " })).Environment.Note);
    }

    [Fact]
    public void Keeps_lists_to_twenty_lines()
    {
        var twenty = Enumerable.Range(1, 20).Select(n => $"Breath {n}").ToArray();
        var signs = twenty.Select(line => new WarningSign { Sign = line, Response = "Pause" }).ToArray();

        var profile = Write(A.MayasSafeTouch with { Grounding = twenty, GroundingToAvoid = twenty, EarlyWarningSigns = signs });
        Assert.Equal((20, 20, 20), (profile.Grounding.Count, profile.GroundingToAvoid.Count, profile.EarlyWarningSigns.Count));

        Assert.Equal(new ListTooLong(20) { Pointer = "/grounding" }, Refusal(A.MayasSafeTouch with { Grounding = [.. twenty, "More"] }));
        Assert.Equal(new ListTooLong(20) { Pointer = "/groundingToAvoid" }, Refusal(A.MayasSafeTouch with { GroundingToAvoid = [.. twenty, "More"] }));
        Assert.Equal(new ListTooLong(20) { Pointer = "/earlyWarningSigns" }, Refusal(A.MayasSafeTouch with { EarlyWarningSigns = [.. signs, signs[0]] }));
    }

    [Fact]
    public void Points_at_the_line_that_says_nothing()
    {
        Assert.Equal(new TextMissing { Pointer = "/grounding/1" }, Refusal(A.MayasSafeTouch with { Grounding = ["Cold water", " "] }));
        Assert.Equal(new EntryMissing { Pointer = "/groundingToAvoid/0" }, Refusal(A.MayasSafeTouch with { GroundingToAvoid = [null!] }));
        Assert.Equal(
            new TextMissing { Pointer = "/earlyWarningSigns/0/response" },
            Refusal(A.MayasSafeTouch with { EarlyWarningSigns = [new() { Sign = "I hold my breath", Response = "" }] }));
    }

    [Fact]
    public void Anew_replaces_all_and_remembers_who_and_when_beside_the_first_author()
    {
        var profile = Write(A.MayasSafeTouch);
        var tuesday = A.Monday.AddDays(1);
        profile.Rewrite(new() { StopSignal = new() { Kind = StopSignalKind.Bell, Sign = "The brass one" } }, tomas, A_pack.Ontario, tuesday, A.Today.AddDays(1));

        Assert.Equal((tomas with { Discipline = null }, A.Monday, tomas, tuesday, 2), (profile.Author, profile.WrittenAt, profile.LastChangedBy, profile.LastChangedAt, profile.Revision));
        Assert.Equal(StopSignalKind.Bell, profile.StopSignal.Kind);
        Assert.Empty(profile.Regions);
        Assert.Empty(profile.PositionsAcceptable);
        Assert.Empty(profile.PositionsToAvoid);
        Assert.Empty(profile.Grounding);
        Assert.Empty(profile.GroundingToAvoid);
        Assert.Empty(profile.EarlyWarningSigns);
        Assert.Null(profile.Approach.PressureCeiling);
    }

    [Fact]
    public void Anew_and_refused_changes_nothing()
    {
        var profile = Write(A.MayasSafeTouch);

        Assert.Equal(
            new TextMissing { Pointer = "/grounding/0" },
            A.Refusal(() => profile.Rewrite(
                new() { StopSignal = new() { Kind = StopSignalKind.Bell, Sign = "The brass one" }, Grounding = [""] }, tomas, A_pack.Ontario, A.Monday.AddDays(1), A.Today)));
        Assert.Equal(A.MayasSafeTouch.StopSignal, profile.StopSignal);
        Assert.Equal(A.MayasSafeTouch.Regions, AsSaid(profile));
        Assert.Equal((ruth, A.Monday, 1), (profile.LastChangedBy, profile.LastChangedAt, profile.Revision));
    }

    private TouchSafetyProfile Write(SafeTouch agreed) => TouchSafetyProfile.Write(maya.Id, maya.ClinicId, agreed, ruth, A_pack.Ontario, A.Monday, A.Today);

    private DomainError Refusal(SafeTouch agreed) => A.Refusal(() => Write(agreed));

    private static IEnumerable<RegionRule> AsSaid(TouchSafetyProfile profile) => profile.Regions.Select(rule => rule with { SaidBy = null, SaidAt = null });

    private static SafeTouch Regions(params RegionRule[] rules) => A.MayasSafeTouch with { Regions = rules };

    private static SafeTouch Room(TouchEnvironment room) => A.MayasSafeTouch with { Environment = room };
}

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
        Assert.Equal(A.MayasSafeTouch.Regions, profile.Regions);
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
        Type[] said = [typeof(SafeTouch), typeof(TouchSafetyProfile), typeof(StopSignal), typeof(RegionRule), typeof(TouchEnvironment), typeof(TouchApproach), typeof(WarningSign)];
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
        var everywhere = Enum.GetValues<BodyRegion>().Select(region => new RegionRule { Region = region, Rule = TouchRule.AskFirst }).ToArray();

        Assert.Equal(21, Write(Regions(everywhere)).Regions.Count);
        Assert.Equal(new ListTooLong(21) { Pointer = "/regions" }, Refusal(Regions([.. everywhere, everywhere[0]])));
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

        Assert.Equal(TouchRule.Never, profile.RuleFor(BodyRegion.Neck, A.Today));
        Assert.Equal(TouchRule.Welcome, profile.RuleFor(BodyRegion.Feet, A.Today));
        Assert.Equal(TouchRule.AskFirst, profile.RuleFor(BodyRegion.Jaw, A.Today));
    }

    [Theory]
    [InlineData(TouchRule.Welcome)]
    [InlineData(TouchRule.Never)]
    public void Holds_a_rule_through_its_last_day_and_asks_after_it(TouchRule rule)
    {
        var friday = A.Today.AddDays(4);
        var profile = Write(Regions(new RegionRule { Region = BodyRegion.Shoulders, Rule = rule, ValidUntil = friday }));

        Assert.Equal(rule, profile.RuleFor(BodyRegion.Shoulders, friday));
        Assert.Equal(TouchRule.AskFirst, profile.RuleFor(BodyRegion.Shoulders, friday.AddDays(1)));
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
        Assert.Equal([until], profile.Regions);
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

        Assert.Equal((ruth, A.Monday, tomas, tuesday, 2), (profile.Author, profile.WrittenAt, profile.LastChangedBy, profile.LastChangedAt, profile.Revision));
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
        Assert.Equal(A.MayasSafeTouch.Regions, profile.Regions);
        Assert.Equal((ruth, A.Monday, 1), (profile.LastChangedBy, profile.LastChangedAt, profile.Revision));
    }

    private TouchSafetyProfile Write(SafeTouch agreed) => TouchSafetyProfile.Write(maya.Id, maya.ClinicId, agreed, ruth, A_pack.Ontario, A.Monday, A.Today);

    private DomainError Refusal(SafeTouch agreed) => A.Refusal(() => Write(agreed));

    private static SafeTouch Regions(params RegionRule[] rules) => A.MayasSafeTouch with { Regions = rules };

    private static SafeTouch Room(TouchEnvironment room) => A.MayasSafeTouch with { Environment = room };
}

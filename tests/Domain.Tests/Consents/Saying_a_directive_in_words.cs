using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Saying_a_directive_in_words
{
    private static readonly TimeZoneInfo Toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
    private static readonly DateTimeOffset EndOfJune = new(2026, 7, 1, 3, 59, 0, TimeSpan.Zero);

    private static readonly DirectiveNames Names = new() { Clinic = "Common Ground", Recipient = "Tomas Lind" };

    private static readonly DirectiveProposal Permit = new()
    {
        Kind = DirectiveKind.Permit,
        Recipient = Recipient.Of(Tomas),
        Categories = TouchTeam,
        Purposes = [PurposeOfUse.Treatment],
        Until = EndOfJune,
    };

    [Fact]
    public void Says_who_what_why_and_until_when_on_the_clients_wall() =>
        Assert.Equal(
            "Tomas Lind may see your shared care plan and what to do and avoid so that you feel safe, to treat you, until 30 June 2026, 23:59. "
                + "They may not see anything else because of this. You can change your mind at any time, without giving a reason; what they have seen before then stays seen.",
            Say(Permit));

    [Fact]
    public void Says_a_withhold_as_plainly() =>
        Assert.Equal(
            "The massage therapists on your care team may not see what happened to you, for any purpose. "
                + "This holds from now on and goes before anything that you permitted. You can lift it at any time. They keep what they wrote themselves.",
            Say(new() { Kind = DirectiveKind.Withhold, Recipient = Recipient.Of(Discipline.MassageTherapy), Categories = [InformationCategory.TraumaHistory] }));

    [Fact]
    public void Says_until_when_something_is_withheld() =>
        Assert.Contains("to treat you, until 30 June 2026, 23:59. This holds from now on", Say(Permit with { Kind = DirectiveKind.Withhold }), StringComparison.Ordinal);

    [Fact]
    public void Says_from_when_if_it_is_not_now()
    {
        var may = new DateTimeOffset(2026, 5, 4, 13, 0, 0, TimeSpan.Zero);

        Assert.Contains("to treat you, from 4 May 2026, 09:00 until 30 June 2026, 23:59. They may not", Say(Permit with { From = may }), StringComparison.Ordinal);
        Assert.Contains("to treat you, from 4 May 2026, 09:00. It goes before anything that you permitted.", Say(Permit with { Kind = DirectiveKind.Withhold, From = may, Until = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void Follows_the_clients_time_zone_and_its_summer_time()
    {
        var noonInWinter = new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.Zero);

        Assert.Contains("until 31 December 2026, 07:00.", Say(Permit with { Until = noonInWinter }), StringComparison.Ordinal);
        Assert.Contains("until 31 December 2026, 12:00.", DirectiveInWords.Say(Permit with { Until = noonInWinter }, Names, TimeZoneInfo.Utc), StringComparison.Ordinal);
        Assert.Contains("until 1 January 2027, 01:00.", DirectiveInWords.Say(Permit with { Until = noonInWinter }, Names, TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland")), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_every_kind_of_information_that_is_covered_and_none_that_is_not()
    {
        var names = Categories.All.ToDictionary(category => category, NameOf);
        Assert.Equal(names.Count, names.Values.Distinct(StringComparer.Ordinal).Count());

        Assert.All(
            from one in Categories.All from other in Categories.All select (one, other),
            pair =>
            {
                var words = Say(Permit with { Categories = [pair.one, pair.other] });
                Assert.All(Categories.All, category => Assert.Equal(category == pair.one || category == pair.other, words.Contains(names[category], StringComparison.Ordinal)));
            });

        static string NameOf(InformationCategory category)
        {
            var words = Say(Permit with { Categories = [category] });
            return words["Tomas Lind may see ".Length..words.IndexOf(", to treat you", StringComparison.Ordinal)];
        }
    }

    [Fact]
    public void Names_every_purpose_that_is_covered_and_none_that_is_not()
    {
        var names = Enum.GetValues<PurposeOfUse>().ToDictionary(purpose => purpose, NameOf);
        Assert.Equal(names.Count, names.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(", to treat you, coordinate your care or act in an emergency, until", Say(Permit with { Purposes = [PurposeOfUse.Emergency, PurposeOfUse.Treatment, PurposeOfUse.CareCoordination] }), StringComparison.Ordinal);

        static string NameOf(PurposeOfUse purpose)
        {
            var words = Say(Permit with { Categories = [InformationCategory.CarePlan], Purposes = [purpose] });
            return words["Tomas Lind may see your shared care plan, ".Length..words.IndexOf(", until", StringComparison.Ordinal)];
        }
    }

    [Fact]
    public void Names_its_recipient()
    {
        Assert.StartsWith("Tomas Lind may see ", Say(Permit), StringComparison.Ordinal);
        Assert.StartsWith("Everyone on your care team may see ", Say(Permit with { Recipient = Recipient.CareTeam }), StringComparison.Ordinal);
        Assert.StartsWith("The massage therapists on your care team may see ", Say(Permit with { Recipient = Recipient.Of(Discipline.MassageTherapy) }), StringComparison.Ordinal);
        Assert.StartsWith("The psychotherapists on your care team may see ", Say(Permit with { Recipient = Recipient.Of(Discipline.Psychotherapy) }), StringComparison.Ordinal);
        Assert.StartsWith("Northside EHR may see ", DirectiveInWords.Say(Permit with { Recipient = Recipient.Organization(Northside) }, Names with { Recipient = "Northside EHR" }, Toronto), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_single_records_by_the_ends_of_their_ids_so_that_no_two_permissions_read_alike()
    {
        var (one, other) = (new Guid("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e51"), new Guid("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e52"));

        Assert.StartsWith("Tomas Lind may see one single record that was named to you (its id ends with 2f6f0c9b1e51), to treat you", Say(Permit with { Categories = [], Records = [one, one] }), StringComparison.Ordinal);
        Assert.StartsWith(
            "Tomas Lind may see your shared care plan and 2 single records that were named to you (their ids end with 2f6f0c9b1e51 and 2f6f0c9b1e52), ",
            Say(Permit with { Categories = [InformationCategory.CarePlan], Records = [other, one] }),
            StringComparison.Ordinal);
        Assert.NotEqual(Say(Permit with { Records = [one] }), Say(Permit with { Records = [other] }));
    }

    [Fact]
    public void Says_of_single_records_that_everything_in_them_is_shown()
    {
        const string Whole = "A record named here is shown whole, with everything in it: the most private kinds of information too, such as what happened to you or substance use.";
        var note = new Guid("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e51");

        Assert.Contains($", until 30 June 2026, 23:59. {Whole} They may not see anything else because of this.", Say(Permit with { Records = [note] }), StringComparison.Ordinal);
        Assert.DoesNotContain("shown whole", Say(Permit), StringComparison.Ordinal);
        Assert.DoesNotContain("shown whole", Say(Permit with { Kind = DirectiveKind.Withhold, Records = [note] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DirectiveKind.Withhold, DirectiveKind.Permit, "By signing this you lift what you said on 2 March 2026: The massage therapists on your care team may not see what happened to you, for any purpose.")]
    [InlineData(DirectiveKind.Withhold, DirectiveKind.Withhold, "With this you lift what you said on 2 March 2026: The massage therapists on your care team may not see what happened to you, for any purpose.")]
    [InlineData(DirectiveKind.Permit, DirectiveKind.Permit, "By signing this you end what you permitted others on 2 March 2026: The massage therapists on your care team may see what happened to you, for any purpose.")]
    [InlineData(DirectiveKind.Permit, DirectiveKind.Withhold, "It takes the place of what you permitted on 2 March 2026: The massage therapists on your care team may see what happened to you, for any purpose.")]
    public void Says_what_it_takes_the_place_of_and_plainly_when_that_lifts_a_withhold(DirectiveKind older, DirectiveKind newer, string said)
    {
        var replaced = new ReplacedDirective
        {
            Terms = new() { Kind = older, Recipient = Recipient.Of(Discipline.MassageTherapy), Categories = [InformationCategory.TraumaHistory] },
            SaidAt = A.Monday,
        };
        var words = DirectiveInWords.Say(Permit with { Kind = newer }, Names, Toronto, replaced);

        Assert.Equal($"{Say(Permit with { Kind = newer })} {said}", words);
        Assert.Equal(newer == DirectiveKind.Permit ? Say(Permit) : words, DirectiveInWords.WithoutOthers(words, PlainLanguage.EnCa));
    }

    [Fact]
    public void Says_to_the_same_recipient_what_a_permission_renews()
    {
        var words = DirectiveInWords.Say(Permit, Names, Toronto, new() { Terms = Permit, Recipient = "Tomas Lind", SaidAt = A.Monday });

        Assert.EndsWith(
            " stays seen. When you sign it, it takes the place of what you permitted on 2 March 2026: Tomas Lind may see your shared care plan and what to do and avoid so that you feel safe, to treat you.",
            words,
            StringComparison.Ordinal);
        Assert.Equal(words, DirectiveInWords.WithoutOthers(words, PlainLanguage.EnCa));
    }

    [Fact]
    public void Says_the_same_terms_in_the_same_words_in_whatever_order_they_came() =>
        Assert.Equal(
            Say(Permit with { Categories = [InformationCategory.CarePlan, InformationCategory.SafetyCues], Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination] }),
            Say(Permit with
            {
                Categories = [InformationCategory.SafetyCues, InformationCategory.CarePlan, InformationCategory.SafetyCues],
                Purposes = [PurposeOfUse.CareCoordination, PurposeOfUse.Treatment, PurposeOfUse.Treatment],
                Until = EndOfJune.ToOffset(TimeSpan.FromHours(9)),
            }));

    [Fact]
    public void Says_of_process_notes_what_the_law_asks_for() =>
        Assert.Equal(
            "Tomas Lind may see your psychotherapist's private process notes, to treat you, until 30 June 2026, 23:59. "
                + "This means: The notes of February. It ends earlier if this happens: I move away. "
                + "They may not see anything else because of this. You can change your mind at any time, without giving a reason; what they have seen before then stays seen. "
                + "It is shared by Common Ground. You can take it back at any time: in writing, in your account, or by telling anyone at the clinic. Your treatment does not depend on your signature. "
                + "Whoever receives it might pass it on, and the law might then no longer protect it.",
            Say(Permit with { Categories = [InformationCategory.PsychotherapyProcess], Description = "The notes of February.", ExpiryEvent = "I move away" }));

    [Fact]
    public void Says_of_substance_use_for_an_organization_what_the_law_asks_for()
    {
        var toNorthside = Permit with { Recipient = Recipient.Organization(Northside), Categories = [InformationCategory.SubstanceUse] };

        Assert.Equal(
            "Northside EHR may see information on substance use, to treat you, until 30 June 2026, 23:59. "
                + "They may not see anything else because of this. You can change your mind at any time, without giving a reason; what they have seen before then stays seen. "
                + "This is about Maya. It is shared by Common Ground. You can take it back at any time: in writing, in your account, or by telling anyone at the clinic. "
                + "If you do not agree, your treatment here goes on as before, and Northside EHR does not receive this information. "
                + "Northside EHR might pass it on, and the rules for substance use records (42 CFR part 2) might then no longer protect it.",
            DirectiveInWords.Say(toNorthside, Names with { Recipient = "Northside EHR", Client = "Maya" }, Toronto));
        Assert.EndsWith(
            "Northside EHR might pass it on, and the law, such as the rules for substance use records (42 CFR part 2), might then no longer protect it.",
            DirectiveInWords.Say(toNorthside with { Categories = [], Records = [Person(101)] }, Names with { Recipient = "Northside EHR", Client = "Maya" }, Toronto),
            StringComparison.Ordinal);
        Assert.DoesNotContain("42 CFR", Say(toNorthside with { Kind = DirectiveKind.Withhold }), StringComparison.Ordinal);
        Assert.DoesNotContain("42 CFR", Say(Permit with { Categories = [InformationCategory.SubstanceUse] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_withheld_as_alternatives() =>
        Assert.StartsWith("Tomas Lind may not see your shared care plan or what to do and avoid so that you feel safe, to treat you", Say(Permit with { Kind = DirectiveKind.Withhold }), StringComparison.Ordinal);

    [Fact]
    public void Says_other_terms_in_other_words()
    {
        DirectiveProposal[] all =
        [
            Permit,
            Permit with { Kind = DirectiveKind.Withhold },
            Permit with { Recipient = Recipient.CareTeam },
            Permit with { Categories = [InformationCategory.CarePlan] },
            Permit with { Purposes = [PurposeOfUse.CareCoordination] },
            Permit with { Until = EndOfJune.AddMinutes(1) },
            Permit with { From = A.Monday },
            Permit with { Records = [Person(101)] },
            Permit with { Description = "All of it" },
            Permit with { ExpiryEvent = "I move away" },
            Permit with { Language = PlainLanguage.FrCa },
        ];

        Assert.Equal(all.Length, all.Select(Say).Distinct(StringComparer.Ordinal).Count());
    }

    private static string Say(DirectiveProposal terms) => DirectiveInWords.Say(terms, Names, Toronto);
}

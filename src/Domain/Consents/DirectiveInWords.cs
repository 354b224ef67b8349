using System.Globalization;

namespace IntegrativeCare.Domain.Consents;

/// <summary>Says a directive in plain words, so that a client knows what they sign. The same terms always give the same words.</summary>
public static class DirectiveInWords
{
    /// <summary>The directive as the client reads it, in English.</summary>
    /// <param name="terms">The proposed terms, with its end filled in. A beginning is said when there is one; leave it out when it is now.</param>
    /// <param name="recipient">How the recipient is called, such as "Tomas Berg" for one practitioner; not used for a discipline or the team.</param>
    /// <param name="zone">The client's or the clinic's time zone, in which dates are said.</param>
    public static string Say(DirectiveProposal terms, string? recipient, TimeZoneInfo zone)
    {
        var who = terms.Recipient switch
        {
            { Kind: RecipientKind.CareTeam } => "Everyone on your care team",
            { Kind: RecipientKind.Discipline, Discipline: Practitioners.Discipline.MassageTherapy } => "The massage therapists on your care team",
            { Kind: RecipientKind.Discipline } => "The psychotherapists on your care team",
            _ => recipient ?? "The person named here",
        };
        var what = Join([.. terms.Categories.Distinct().Order().Select(Name), .. terms.Records.Distinct().Count() switch { 0 => Array.Empty<string>(), 1 => ["one single record that was named to you"], var n => [$"{n} single records that were named to you"] }]);
        var why = terms.Purposes.Count == 0 ? "for any purpose" : "to " + Join([.. terms.Purposes.Distinct().Order().Select(Name)], "or");
        var period = terms switch
        {
            { From: { } from, Until: { } until } => $", from {OnTheWall(from)} until {OnTheWall(until)}",
            { From: { } from } => $", from {OnTheWall(from)}",
            { Until: { } until } => $", until {OnTheWall(until)}",
            _ => "",
        };
        var holds = terms.From is null ? "This holds from now on and goes" : "It goes";

        return terms.Kind == DirectiveKind.Permit
            ? $"{who} may see {what}, {why}{period}. They may not see anything else because of this. You can change your mind at any time, without giving a reason; what they have seen before then stays seen."
            : $"{who} may not see {what}, {why}{period}. {holds} before anything that you permitted. You can lift it at any time. They keep what they wrote themselves.";

        string OnTheWall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    private static string Name(InformationCategory category) => category switch
    {
        InformationCategory.Demographics => "your name, contact and pronouns",
        InformationCategory.Scheduling => "when and with whom you have sessions",
        InformationCategory.CarePlan => "your shared care plan",
        InformationCategory.SafetyCues => "what to do and avoid so that you feel safe",
        InformationCategory.PhysicalHealth => "your physical health information",
        InformationCategory.Bodywork => "your massage notes and touch consents",
        InformationCategory.PhysicalOutcomes => "your ratings of pain, tension, stress and sleep",
        InformationCategory.MentalHealthSummary => "a summary of your mental health care",
        InformationCategory.MentalHealthOutcomes => "your mental health questionnaires",
        InformationCategory.PsychotherapyProgress => "your psychotherapy notes",
        InformationCategory.PsychotherapyProcess => "your psychotherapist's private process notes",
        InformationCategory.TraumaHistory => "what happened to you",
        InformationCategory.SubstanceUse => "information on substance use",
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };

    private static string Name(PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment => "treat you",
        PurposeOfUse.CareCoordination => "coordinate your care",
        PurposeOfUse.Supervision => "supervise the person who treats you",
        PurposeOfUse.ClientRequest => "answer your own request",
        PurposeOfUse.Emergency => "act in an emergency",
        PurposeOfUse.HealthcareOperations => "run the clinic",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    private static string Join(IReadOnlyList<string> words, string and = "and") =>
        words.Count <= 1 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} {and} {words[^1]}";
}

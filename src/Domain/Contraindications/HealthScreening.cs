using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>Names one screening.</summary>
public readonly record struct HealthScreeningId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static HealthScreeningId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(HealthScreeningId other) => Value.CompareTo(other.Value);
}

/// <summary>Whether a finding is there.</summary>
public enum FindingState
{
    /// <summary>It is not.</summary>
    Absent,

    /// <summary>Nobody knows. It counts as there until somebody does (Rule CR-171).</summary>
    Unknown,

    /// <summary>It is.</summary>
    Present,
}

/// <summary>The answer to one question of the screening.</summary>
public sealed record HealthAnswer
{
    /// <summary>The most places or particulars of one answer.</summary>
    public const int Most = 40;

    /// <summary>The rule whose question it answers.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether it is there.</summary>
    public required FindingState State { get; init; }

    /// <summary>Where.</summary>
    public IReadOnlyList<BodySite> Sites { get; init; } = [];

    /// <summary>When it happened or began, UTC; <c>null</c> when nobody knows.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Its particulars, of those that the rule knows.</summary>
    public IReadOnlyList<string> Qualifiers { get; init; } = [];

    /// <summary>What the client reacts to.</summary>
    public IReadOnlyList<Allergen> Allergens { get; init; } = [];

    /// <summary>The number that the rule takes: °C or completed weeks.</summary>
    public decimal? Measure { get; init; }

    /// <summary>More in words; it crosses to nobody who does not see the screening.</summary>
    public string? Details { get; init; }

    /// <summary>The screenings with a stricter answer of somebody else's that its author saw when they gave this one. Others it leaves standing.</summary>
    public IReadOnlyList<Guid> Settles { get; init; } = [];
}

/// <summary>What a client, or somebody who treats them, said about the client's health on one day. It is only ever added to by another.</summary>
/// <remarks>
/// Rule CR-171. Of each question the newest answer counts; those that can change overnight count on their day alone. Only the client, its own author or somebody who saw it
/// puts a milder answer in the place of a stricter one; for anybody else the stricter goes on counting. A finding of psychotherapy stands
/// in a screening of its own kind of information, so that a massage therapist who sees the one does not see the other (Rule CR-172).
/// </remarks>
public sealed class HealthScreening : AggregateRoot, IClientRecord
{
    private readonly List<HealthAnswer> _answers = [];

    private HealthScreening() { }

    /// <summary>Names it.</summary>
    public HealthScreeningId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category { get; private init; }

    /// <inheritdoc/>
    public Author Author { get; private init; } = null!;

    /// <summary>When it was recorded. UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>The clinic's date at that instant.</summary>
    public DateOnly RecordedOn { get; private init; }

    /// <summary>The version of the rules whose questions were asked.</summary>
    public string RulesVersion { get; private init; } = null!;

    /// <summary>The answers.</summary>
    public IReadOnlyList<HealthAnswer> Answers => _answers;

    /// <summary>What the client takes, in words; <c>null</c> when nothing was said.</summary>
    public string? Medications { get; private init; }

    /// <summary>Records what was said.</summary>
    /// <param name="seen">The client's earlier screenings, as far as the author may see them.</param>
    /// <exception cref="DomainException">
    /// <see cref="ScreeningEmpty"/>, <see cref="RuleUnknown"/>, <see cref="AnsweredTwice"/>, <see cref="NotYoursToAnswer"/>, <see cref="ScreeningKindsApart"/>, <see cref="SiteMissing"/>,
    /// <see cref="QualifierUnknown"/>, <see cref="MeasureNotAsked"/>, <see cref="DetailsNotAsked"/>, <see cref="SinceInFuture"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText"/>.
    /// </exception>
    public static HealthScreening Record(
        ClinicId clinic, ClientId client, ContraindicationRules rules, IReadOnlyList<HealthAnswer> answers, string? medications, Author by, DateTimeOffset now, DateOnly today,
        IReadOnlyCollection<HealthScreening>? seen = null)
    {
        if (answers.Count == 0) throw new DomainException(new ScreeningEmpty { Pointer = "/answers" });
        var mental = rules.Of(answers[0].Rule, "/answers/0/rule").IsMentalHealth;
        var screening = new HealthScreening
        {
            Id = HealthScreeningId.New(),
            ClinicId = clinic,
            ClientId = client,
            Category = mental ? InformationCategory.MentalHealthSummary : InformationCategory.PhysicalHealth,
            Author = by,
            RecordedAt = now,
            RecordedOn = today,
            RulesVersion = rules.Version,
            Medications = PlainText.Optional(medications, "/medications", PlainText.Paragraph),
        };
        for (var i = 0; i < answers.Count; i++)
        {
            var (answer, at) = (answers[i], $"/answers/{i}");
            var rule = rules.Of(answer.Rule, $"{at}/rule");
            if (answers.Take(i).Any(other => other.Rule == answer.Rule)) throw new DomainException(new AnsweredTwice { Pointer = $"{at}/rule" });
            if (rule.IsMentalHealth != mental) throw new DomainException(new ScreeningKindsApart { Pointer = $"{at}/rule" });
            MustBeTheirsToAnswer(rule, by, $"{at}/rule");
            screening._answers.Add(Checked(answer, rule, now, at) with { Settles = [.. (seen ?? []).Where(earlier => earlier.IsStricter(answer, rule, by, today)).Select(earlier => earlier.Id.Value)] });
        }

        return screening;
    }

    private bool IsStricter(HealthAnswer answer, ContraindicationRule rule, Author by, DateOnly today) =>
        Author.PersonId != by.PersonId && (!rule.OnTheDay || RecordedOn == today) && _answers.Exists(mine => mine.Rule == answer.Rule && mine.State > answer.State);

    private static void MustBeTheirsToAnswer(ContraindicationRule rule, Author by, string pointer)
    {
        var theirs = rule.Asked switch
        {
            QuestionAsked.Everyone => true,
            QuestionAsked.Staff => by.Discipline is not null,
            QuestionAsked.Psychotherapist => by.Discipline == Discipline.Psychotherapy,
            _ => false,
        };
        if (!theirs) throw new DomainException(new NotYoursToAnswer { Pointer = pointer });
    }

    private static HealthAnswer Checked(HealthAnswer answer, ContraindicationRule rule, DateTimeOffset now, string at)
    {
        Choice.Of(answer.State, $"{at}/state");
        var present = answer.State == FindingState.Present;
        if (present && rule.NeedsSites && answer.Sites.Count == 0) throw new DomainException(new SiteMissing { Pointer = $"{at}/sites" });
        if (answer.Since > now) throw new DomainException(new SinceInFuture { Pointer = $"{at}/since" });
        if (answer.Measure is not null && rule.Measure is null) throw new DomainException(new MeasureNotAsked { Pointer = $"{at}/measure" });
        if (answer.Details is not null && rule.WithoutDetails) throw new DomainException(new DetailsNotAsked { Pointer = $"{at}/details" });
        foreach (var (k, qualifier) in answer.Qualifiers.Index())
        {
            if (!rule.Qualifiers.Any(known => known.Code == qualifier)) throw new DomainException(new QualifierUnknown { Pointer = $"{at}/qualifiers/{k}" });
        }

        return answer with
        {
            Sites = Entries.Of(answer.Sites, $"{at}/sites", HealthAnswer.Most, (site, _) => site),
            Allergens = [.. Entries.Of(answer.Allergens, $"{at}/allergens", HealthAnswer.Most, Choice.Of).Distinct()],
            Qualifiers = [.. answer.Qualifiers.Distinct(StringComparer.Ordinal)],
            Since = answer.Since?.ToUniversalTime(),
            Details = PlainText.Optional(answer.Details, $"{at}/details", PlainText.Paragraph),
        };
    }
}

using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>
/// Record what a client says about their health, in the questions of the rules. Of each question the newest answer counts, but for a stricter one of somebody else's that the author does not
/// see; what can change overnight counts on its day.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record RecordHealthScreening(ClientId ClientId, HealthScreeningBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<HealthScreeningBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ContraindicationRules rules) : IRequestHandler<RecordHealthScreening, Receipt>
    {
        public async Task<Receipt> Handle(RecordHealthScreening request, CancellationToken cancellationToken)
        {
            var by = caller.ClientId == request.ClientId ? new Author(caller.PersonId(), null) : record.Author();
            var seen = await db.HealthScreenings.AsNoTracking().Where(s => s.ClientId == request.ClientId).ToListAsync(cancellationToken);
            var screening = HealthScreening.Record(caller.ClinicId, request.ClientId, rules, request.Body.AsAnswers(), request.Body.Medications, by, record.Now, record.Today, seen);
            record.Writes(screening.Category);
            db.HealthScreenings.Add(screening);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(screening.Id.Value, screening.Revision);
        }
    }
}

/// <summary>What was said.</summary>
public sealed record HealthScreeningBody
{
    /// <summary>The answers, each question once. What is not named stays as it was answered last.</summary>
    [MaxLength(100)]
    public required IReadOnlyList<HealthAnswerBody> Answers { get; init; }

    /// <summary>What the client takes, in words, at most 2,000 characters.</summary>
    /// <example>Nothing regularly</example>
    [StringLength(PlainText.Paragraph)]
    public string? Medications { get; init; }

    internal IReadOnlyList<HealthAnswer> AsAnswers() => [.. Answers.Select((answer, i) => answer.AsAnswer($"/answers/{i}"))];
}

/// <summary>The answer to one question.</summary>
public sealed record HealthAnswerBody
{
    /// <summary>The rule whose question it answers.</summary>
    /// <example>VARIC</example>
    [StringLength(40)]
    public required string Rule { get; init; }

    /// <summary>Whether it is there. What is unknown counts as there.</summary>
    /// <example>present</example>
    public required FindingState State { get; init; }

    /// <summary>Where.</summary>
    [MaxLength(HealthAnswer.Most)]
    public IReadOnlyList<BodySiteBody> Sites { get; init; } = [];

    /// <summary>When it happened or began, with an offset or in UTC; left out when nobody knows, and then it counts as recent.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Its particulars, of those that the rule knows.</summary>
    [MaxLength(HealthAnswer.Most)]
    public IReadOnlyList<string> Qualifiers { get; init; } = [];

    /// <summary>What the client reacts to; <c>other</c> for what this list does not name, and then no product is used.</summary>
    [MaxLength(HealthAnswer.Most)]
    public IReadOnlyList<Allergen> Allergens { get; init; } = [];

    /// <summary>The number that the question takes: °C, or completed weeks of pregnancy.</summary>
    [Range(0, 100)]
    public decimal? Measure { get; init; }

    /// <summary>More in words, at most 2,000 characters, where the question takes any. It is seen by nobody who does not see the screening.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Details { get; init; }

    internal HealthAnswer AsAnswer(string at) => new()
    {
        Rule = Rule,
        State = State,
        Sites = [.. Sites.Select((site, i) => site.AsSite($"{at}/sites/{i}"))],
        Since = Since,
        Qualifiers = Qualifiers,
        Allergens = Allergens,
        Measure = Measure,
        Details = Details,
    };
}

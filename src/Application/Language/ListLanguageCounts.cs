using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Language;
using MediatR;

namespace IntegrativeCare.Application.Language;

/// <summary>List how often each rule on words had something to say, month by month and by discipline (Rule CR-186). Sums under 11 stay out, and only months that are over are told, so that no two answers tell a smaller one.</summary>
[For(Role.ClinicAdministrator)]
public sealed record ListLanguageCounts(DateOnly? From, DateOnly? To) : IRequest<LanguageCountsView>, IUsesNoClientRecord
{
    internal sealed class Handler(ILanguageCounts counts, OpenRecord at) : IRequestHandler<ListLanguageCounts, LanguageCountsView>
    {
        public async Task<LanguageCountsView> Handle(ListLanguageCounts request, CancellationToken cancellationToken)
        {
            var lastOver = MonthOf(at.Today).AddMonths(-1);
            var to = request.To ?? lastOver;
            var from = request.From ?? to.AddMonths(-11);
            if (from > to) throw new Domain.Kernel.DomainException(new RequestInvalid([new FieldError("", "invalid", "The last day may not come before the first.") { Parameter = "to" }]));
            return new() { Items = await counts.Read(MonthOf(from), MonthOf(to) < lastOver ? MonthOf(to) : lastOver, LanguageReview.SmallestCount, cancellationToken) };
        }
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>Counts, by month, discipline and rule.</summary>
public sealed record LanguageCountsView
{
    /// <summary>Each sum that is not too small.</summary>
    public required IReadOnlyList<LanguageCountView> Items { get; init; }
}

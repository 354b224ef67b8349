using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Language;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Language;

/// <summary>List the clinic's own rules on wordings, newest first, those that were withdrawn included. Nothing of any client.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record ListLanguageRules(int Limit, Cursor? After) : IRequest<Slice<LanguageRuleView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, IMapper mapper) : IRequestHandler<ListLanguageRules, Slice<LanguageRuleView>>
    {
        public async Task<Slice<LanguageRuleView>> Handle(ListLanguageRules request, CancellationToken cancellationToken)
        {
            var rules = db.LanguageRules.AsNoTracking().AsQueryable();
            if (request.After is { } after)
            {
                var last = new ClinicLanguageRuleId(after.Id);
                rules = rules.Where(rule => rule.Id.CompareTo(last) < 0);
            }

            var rows = await rules.OrderByDescending(rule => rule.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return Slice.Of(rows.ConvertAll(mapper.Map<LanguageRuleView>), request.Limit, view => Cursor.After("", view.Id));
        }
    }
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Language;
using MediatR;

namespace IntegrativeCare.Application.Language;

/// <summary>Read the rules that ship for a language, with their reasons and sources. Nothing of any client.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record GetLanguagePack(string Language) : IRequest<LanguagePackView>, IUsesNoClientRecord
{
    internal sealed class Handler : IRequestHandler<GetLanguagePack, LanguagePackView>
    {
        public Task<LanguagePackView> Handle(GetLanguagePack request, CancellationToken cancellationToken) =>
            Task.FromResult(LanguagePackView.Of(LanguagePack.Of(PlainLanguages.Of(request.Language, "/language"))));
    }
}

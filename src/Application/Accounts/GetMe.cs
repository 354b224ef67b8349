using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Accounts;

/// <summary>Who is signed in.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client, Role.Partner)]
public sealed record GetMe : IRequest<MeView>, IUsesAccountsOnly
{
    internal sealed class Handler(ICaller caller, IAccounts accounts, IClinicFacts clinics) : IRequestHandler<GetMe, MeView>
    {
        public async Task<MeView> Handle(GetMe request, CancellationToken cancellationToken)
        {
            var me = await accounts.Get(caller.AccountId, cancellationToken);
            return new()
            {
                UserId = caller.AccountId,
                DisplayName = me.DisplayName,
                ClinicId = me.ClinicId.Value,
                ClinicName = await clinics.NameOf(me.ClinicId, cancellationToken),
                Roles = me.Roles,
                PractitionerId = me.PractitionerId?.Value,
                ClientId = me.ClientId?.Value,
                Disciplines = [.. DisciplinesOf(me.Roles)],
            };
        }

        private static IEnumerable<Discipline> DisciplinesOf(IReadOnlyList<Role> roles)
        {
            if (roles.Contains(Role.Psychotherapist)) yield return Discipline.Psychotherapy;
            if (roles.Contains(Role.MassageTherapist)) yield return Discipline.MassageTherapy;
        }
    }
}

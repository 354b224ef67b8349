using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Clinics;

/// <summary>Change the clinic's settings. They hold from the next request on.</summary>
[For(Role.ClinicAdministrator)]
public sealed record ChangeClinicSettings(int ExpectedRevision, ClinicPatch Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<ClinicPatch>
{
    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record) : IRequestHandler<ChangeClinicSettings, Receipt>
    {
        public async Task<Receipt> Handle(ChangeClinicSettings request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var patch = request.Body;
            clinic.MustBeAt(request.ExpectedRevision);
            clinic.ChangeSettings(
                patch.Name.OrRequired(clinic.Name, "/name"),
                patch.TimeZone.OrRequired(clinic.TimeZone, "/timeZone"),
                patch.Jurisdiction.OrRequired(clinic.Jurisdiction, "/jurisdiction"),
                patch.ExpressConsentOnly.Or(clinic.ExpressConsentOnly),
                patch.LongestDirectiveMonths.Or(clinic.LongestDirectiveMonths),
                patch.EmergencyMinutes.Or(clinic.EmergencyMinutes),
                patch.RetentionYears.Or(clinic.RetentionYears),
                record.Pack);
            if (patch.CredentialRequiredFor.IsGiven) clinic.RequireCredentialsFor(patch.CredentialRequiredFor.OrRequired([], "/credentialRequiredFor"));
            if (patch.FreshSignInMinutes.IsGiven) clinic.AskForFreshSignIn(patch.FreshSignInMinutes.Or(null));
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(clinic.Id.Value, clinic.Revision);
        }
    }
}

/// <summary>The settings to change; what is left out stays.</summary>
public sealed record ClinicPatch
{
    /// <summary>The clinic's name, at most 200 characters.</summary>
    /// <example>Harbour Integrative Care</example>
    public Optional<string> Name { get; init; }

    /// <summary>The IANA time zone by which its calendar runs.</summary>
    /// <example>America/Toronto</example>
    public Optional<string> TimeZone { get; init; }

    /// <summary>Where it practises.</summary>
    /// <example>CA-ON</example>
    public Optional<string> Jurisdiction { get; init; }

    /// <summary>True to switch off implied consent between colleagues of one discipline.</summary>
    /// <example>false</example>
    public Optional<bool> ExpressConsentOnly { get; init; }

    /// <summary>How long a permission may last at most. Unit: months, 1–60.</summary>
    /// <example>12</example>
    public Optional<int> LongestDirectiveMonths { get; init; }

    /// <summary>How long an emergency access lasts. Unit: minutes, 1–240.</summary>
    /// <example>60</example>
    public Optional<int> EmergencyMinutes { get; init; }

    /// <summary>How long records are kept at least. Unit: years, 1–50, and no fewer than the policy pack asks for.</summary>
    /// <example>10</example>
    public Optional<int> RetentionYears { get; init; }

    /// <summary>The techniques for which a practitioner needs a recorded credential besides the licence; the whole list anew.</summary>
    /// <example>["aromatherapy"]</example>
    public Optional<IReadOnlyList<Technique>> CredentialRequiredFor { get; init; }

    /// <summary>How many minutes after signing in a note can be signed; <c>null</c> asks for no fresh sign-in. Unit: minutes, 1–240.</summary>
    /// <example>15</example>
    public Optional<int?> FreshSignInMinutes { get; init; }
}

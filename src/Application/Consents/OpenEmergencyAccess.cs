using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>Look at one client's record without consent because somebody may come to harm (I61). It ends by itself, the client and the privacy officer see it at once, and it is reviewed.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record OpenEmergencyAccess(ClientId ClientId, OpenEmergencyAccessBody Body) : IRequest<Receipt>, INeedsNoStanding, IIsAlwaysHeard, IHasBody<OpenEmergencyAccessBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<OpenEmergencyAccess, Receipt>
    {
        public async Task<Receipt> Handle(OpenEmergencyAccess request, CancellationToken cancellationToken)
        {
            var practitioner = caller.PractitionerId ?? throw new DomainException(new RoleNotAllowed());
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var access = EmergencyAccess.Open(caller.ClinicId, request.ClientId, practitioner, request.Body.Reason, request.Body.ReasonText, clinic.EmergencyMinutes, record.Now);
            db.EmergencyAccesses.Add(access);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(access.Id.Value, access.Revision);
        }
    }
}

/// <summary>What the emergency is.</summary>
public sealed record OpenEmergencyAccessBody
{
    /// <summary>The kind of emergency.</summary>
    /// <example>medicalEmergency</example>
    public required EmergencyReason Reason { get; init; }

    /// <summary>The emergency in words, for the privacy officer who reviews it.</summary>
    /// <example>Fainted on the table and does not answer; the ambulance asks for medication.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = EmergencyAccess.ShortestReason)]
    public required string ReasonText { get; init; }
}

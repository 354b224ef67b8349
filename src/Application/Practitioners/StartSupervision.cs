using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Record that a practitioner is supervised by another.</summary>
[For(Role.ClinicAdministrator)]
public sealed record StartSupervision(PractitionerId Supervisee, StartSupervisionBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<StartSupervisionBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at) : IRequestHandler<StartSupervision, Receipt>
    {
        public async Task<Receipt> Handle(StartSupervision request, CancellationToken cancellationToken)
        {
            var supervisorId = new PractitionerId(request.Body.SupervisorId);
            var supervisee = await db.Practitioners.Require(p => p.Id == request.Supervisee, new PractitionerNotFound(), cancellationToken);
            var supervisor = await db.Practitioners.Require(p => p.Id == supervisorId, new PractitionerNotFound { Pointer = "/supervisorId" }, cancellationToken);
            var jurisdiction = await db.Clinics.Select(c => c.Jurisdiction).SingleAsync(cancellationToken);
            var supervision = Supervision.Start(supervisor, supervisee, request.Body.StartsOn ?? at.Today, at.Today, jurisdiction, at.Pack);
            if (request.Body is { Covers: not null } or { CoSign: not null }) supervision.Agree(request.Body.Covers, request.Body.CoSign?.AsRule() ?? CoSignRule.AllNotes, at.Today);
            db.Supervisions.Add(supervision);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(supervision.Id.Value, supervision.Revision);
        }
    }
}

/// <summary>Who supervises, from when.</summary>
public sealed record StartSupervisionBody
{
    /// <summary>The supervisor: a registered psychotherapist of the clinic.</summary>
    public required Guid SupervisorId { get; init; }

    /// <summary>The first day; today when left out.</summary>
    /// <example>2026-11-01</example>
    public DateOnly? StartsOn { get; init; }

    /// <summary>What of the supervisee's work it covers, at most 2,000 characters; all of it when left out.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Covers { get; init; }

    /// <summary>Which notes the supervisor co-signs; every one when left out.</summary>
    public CoSignRuleBody? CoSign { get; init; }
}

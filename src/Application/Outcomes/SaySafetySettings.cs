using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Say anew how the clinic sees to safety signals; the whole of it, also what stays. It holds for signals that are raised from then on; who is asked next holds at once.</summary>
[For(Role.ClinicAdministrator)]
public sealed record SaySafetySettings(int ExpectedRevision, SaySafetySettingsBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<SaySafetySettingsBody>
{
    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord at) : IRequestHandler<SaySafetySettings, Receipt>
    {
        public async Task<Receipt> Handle(SaySafetySettings request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var settings = await db.SafetySettings.Require(s => s.ClinicId == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            settings.MustBeAt(request.ExpectedRevision);
            var jurisdiction = await db.Clinics.Where(c => c.Id == caller.ClinicId).Select(c => c.Jurisdiction).SingleAsync(cancellationToken);
            settings.Say(
                HoursOfDay.AsHours(said.Opening, "/opening"), HoursOfDay.AsHours(said.Monitored, "/monitored"), said.UrgentMinutes, said.EscalationMinutes,
                await Named(said.ClinicalLeadId, "/clinicalLeadId", cancellationToken), await Named(said.OnCallId, "/onCallId", cancellationToken),
                [.. said.CrisisContacts.Select(contact => new CrisisContact(contact.Name, contact.Phone, contact.When))], jurisdiction, at.Pack, at.Today);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(settings.ClinicId.Value, settings.Revision);
        }

        private async Task<Practitioner?> Named(Guid? id, string pointer, CancellationToken ct)
        {
            if (id is not { } given) return null;
            var who = new PractitionerId(given);
            return await db.Practitioners.AsNoTracking().Require(p => p.Id == who, new PractitionerNotFound { Pointer = pointer }, ct);
        }
    }
}

/// <summary>The settings, whole.</summary>
public sealed record SaySafetySettingsBody
{
    /// <summary>When the clinic is open, on its wall clock. A day can have several stretches.</summary>
    [MaxLength(WeekHours.Most)]
    public required IReadOnlyList<HoursOfDay> Opening { get; init; }

    /// <summary>When somebody of the clinic reads what clients answer; empty when nobody does. Outside these hours a client cannot answer alone what asks about their safety.</summary>
    [MaxLength(WeekHours.Most)]
    public IReadOnlyList<HoursOfDay> Monitored { get; init; } = [];

    /// <summary>How soon an urgent signal is taken up, open or closed. Unit: minutes, 5–240.</summary>
    /// <example>60</example>
    public int UrgentMinutes { get; init; } = 60;

    /// <summary>How long each step of the ladder waits before the next. Unit: minutes, 5–1440.</summary>
    /// <example>60</example>
    public int EscalationMinutes { get; init; } = 60;

    /// <summary>The psychotherapist who is asked when the owner has not taken a signal up.</summary>
    /// <example>0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11</example>
    public Guid? ClinicalLeadId { get; init; }

    /// <summary>The psychotherapist who is asked after the clinical lead.</summary>
    /// <example>0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e12</example>
    public Guid? OnCallId { get; init; }

    /// <summary>Whom a person in need can call: 1 to 10, in the clinic's own words.</summary>
    [MaxLength(SafetySettings.MostContacts)]
    public required IReadOnlyList<CrisisContactView> CrisisContacts { get; init; }
}

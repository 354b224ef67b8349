using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Say when a psychotherapist is away and who covers. New safety signals go to the cover then; those that nobody has assessed go there when it begins.</summary>
[For(Role.Psychotherapist, Role.ClinicAdministrator)]
public sealed record RecordAbsence(PractitionerId Id, RecordAbsenceBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<RecordAbsenceBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller, ISafetySignals signals) : IRequestHandler<RecordAbsence, Receipt>
    {
        public async Task<Receipt> Handle(RecordAbsence request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var coverId = new PractitionerId(said.CoverId);
            var who = await db.Practitioners.AsNoTracking().Require(p => p.Id == request.Id, new PractitionerNotFound(), cancellationToken);
            caller.MustSpeakFor(who.Id);
            var cover = await db.Practitioners.AsNoTracking().Require(p => p.Id == coverId, new PractitionerNotFound { Pointer = "/coverId" }, cancellationToken);
            var jurisdiction = await db.Clinics.Where(c => c.Id == who.ClinicId).Select(c => c.Jurisdiction).SingleAsync(cancellationToken);
            var absence = Absence.Say(who, cover, said.From, said.Until, jurisdiction, at.Pack, at.Today, caller.AccountId, at.Now);
            db.Absences.Add(absence);
            await db.SaveChangesAsync(cancellationToken);
            if (absence.IsInForce(at.Now)) at.Raises(await signals.PassOn(who.Id, client: null, EscalationReason.OwnerAway, cancellationToken));
            return new Receipt(absence.Id.Value, absence.Revision);
        }
    }
}

/// <summary>When, and who covers.</summary>
public sealed record RecordAbsenceBody
{
    /// <summary>From when.</summary>
    /// <example>2027-07-01T13:00:00Z</example>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when; this instant is outside.</summary>
    /// <example>2027-07-15T13:00:00Z</example>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Who covers: an active psychotherapist of the clinic.</summary>
    /// <example>0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e12</example>
    public required Guid CoverId { get; init; }
}

internal static class AbsenceRules
{
    /// <summary>They say it themselves, or the front desk does.</summary>
    /// <exception cref="DomainException"><see cref="AbsenceNotYours"/>.</exception>
    public static void MustSpeakFor(this ICaller caller, PractitionerId who)
    {
        if (caller.PractitionerId != who && !caller.Is(Role.ClinicAdministrator)) throw new DomainException(new AbsenceNotYours());
    }
}

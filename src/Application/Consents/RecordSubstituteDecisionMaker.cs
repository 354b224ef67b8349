using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>Record who may decide for the client, by which authority and how long. Signatures of others than the client count only with it (I29).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record RecordSubstituteDecisionMaker(ClientId ClientId, RecordSubstituteDecisionMakerBody Body)
    : IRequest<Receipt>, INeedsNoMembership, IHasBody<RecordSubstituteDecisionMakerBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<RecordSubstituteDecisionMaker, Receipt>
    {
        public async Task<Receipt> Handle(RecordSubstituteDecisionMaker request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            await db.MustRecordDecisionMakers(caller, record.Now, cancellationToken);
            var maker = SubstituteDecisionMaker.Record(
                caller.ClinicId, request.ClientId, said.Name, said.Relationship, said.Authority, said.From ?? record.Today, said.Until, said.EvidenceSha256, caller.PersonId(), record.Now);
            db.SubstituteDecisionMakers.Add(maker);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(maker.Id.Value, maker.Revision);
        }
    }
}

/// <summary>Who may decide for the client.</summary>
public sealed record RecordSubstituteDecisionMakerBody
{
    /// <summary>Their name.</summary>
    /// <example>Rosa Lindqvist</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What they are to the client.</summary>
    /// <example>Mother</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Relationship { get; init; }

    /// <summary>Where their authority comes from.</summary>
    /// <example>Power of attorney for personal care</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Authority { get; init; }

    /// <summary>The first day of it, on the clinic's calendar; today when left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Its last day, on the clinic's calendar; left out when no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>SHA-256 of the paper that shows it, 64 hexadecimal digits.</summary>
    [StringLength(64, MinimumLength = 64)]
    public string? EvidenceSha256 { get; init; }
}

/// <summary>Who records who decides for a client.</summary>
internal static class DecisionMakerRecording
{
    /// <summary>Lets the front desk and practitioners on the care team pass.</summary>
    /// <exception cref="DomainException"><see cref="RecorderNotOnTeam"/>.</exception>
    public static Task MustRecordDecisionMakers(this IClinicDb db, ICaller caller, DateTimeOffset now, CancellationToken ct) =>
        caller.Is(Role.ClinicAdministrator) || caller.PractitionerId is not { } practitioner ? Task.CompletedTask : db.MustBeOnTeam(practitioner, now, new RecorderNotOnTeam(), ct);
}

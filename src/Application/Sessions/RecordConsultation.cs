using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Record that client and massage therapist signed the document which the place asks for before the first massage, and anew when reason or items change (M12).</summary>
[For(Role.MassageTherapist), Writes(InformationCategory.Bodywork)]
public sealed record RecordConsultation(ClientId ClientId, RecordConsultationBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<RecordConsultationBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<RecordConsultation, Receipt>
    {
        public async Task<Receipt> Handle(RecordConsultation request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var consultation = ConsultationRecord.Record(
                caller.ClinicId, request.ClientId, said.SignedByClient.AsSigned(), said.SignedByTherapist.AsSigned(), said.DocumentSha256, said.ElementsHeld,
                record.AuthorIn(Discipline.MassageTherapy), record.Pack, record.Now, record.Today);
            db.ConsultationRecords.Add(consultation);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(consultation.Id.Value, consultation.Revision);
        }
    }
}

/// <summary>What was signed.</summary>
public sealed record RecordConsultationBody
{
    /// <summary>The client's signature.</summary>
    public required ConsultationSignedBody SignedByClient { get; init; }

    /// <summary>Your own.</summary>
    public required ConsultationSignedBody SignedByTherapist { get; init; }

    /// <summary>SHA-256 of the document, 64 hexadecimal digits. The document itself is kept where the clinic keeps its papers.</summary>
    /// <example>e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855</example>
    [StringLength(64, MinimumLength = 64)]
    public required string DocumentSha256 { get; init; }

    /// <summary>How many of the elements that the policy pack names it holds: all of them.</summary>
    /// <example>6</example>
    [Range(1, 100)]
    public required int ElementsHeld { get; init; }
}

/// <summary>A signature on it.</summary>
public sealed record ConsultationSignedBody
{
    /// <summary>How it was signed.</summary>
    /// <example>paper</example>
    public required ConsultationSignature Method { get; init; }

    /// <summary>The date beside the signature.</summary>
    /// <example>2026-11-20</example>
    public required DateOnly On { get; init; }

    internal ConsultationSigned AsSigned() => new(Method, On);
}

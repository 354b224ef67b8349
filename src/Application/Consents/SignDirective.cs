using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>Sign the words that the client was shown: in their own account, or captured by staff with how it was given.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record SignDirective(ClientId ClientId, DirectiveId Id, int ExpectedRevision, SignDirectiveBody Body) : IRequest<Receipt>, INeedsNoMembership, IHasBody<SignDirectiveBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ISigningFacts signing) : IRequestHandler<SignDirective, Receipt>
    {
        public async Task<Receipt> Handle(SignDirective request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var isClient = caller.ClientId == request.ClientId;
            if (isClient != (said.Method == SignatureMethod.ClientAccount)) throw new DomainException(new NotTheClientsSignature { Pointer = "/method" });

            var directive = await db.Directives.Require(d => d.Id == request.Id, new DirectiveNotFound(), cancellationToken);
            directive.MustBeAt(request.ExpectedRevision);
            var facts = await signing.Of(request.ClientId, directive.Recipient, said.Witness?.PersonId, cancellationToken);
            if (said.Witness?.PersonId is not null && facts.Witness is null) throw new DomainException(new WitnessUnknown { Pointer = "/witness/personId" });
            directive.Sign(
                new DirectiveSignature
                {
                    Method = said.Method,
                    SignedAt = record.Now,
                    RecordedBy = caller.PersonId(),
                    RecorderName = facts.RecorderName,
                    Witness = facts.Witness ?? (said.Witness is { } witness ? new Witness(PlainText.Of(witness.Name, "/witness/name"), null) : null),
                    DocumentSha256 = said.DocumentSha256,
                    TextSha256 = said.TextSha256,
                    GivenBy = said.GivenBy is { } maker ? await Decides(new SubstituteDecisionMakerId(maker), cancellationToken) : null,
                },
                facts.Age,
                facts.RecipientName,
                facts.LongestMonths);
            if (directive.Supersedes is { } older)
                (await db.Directives.Require(d => d.Id == older, new DirectiveNotFound(), cancellationToken)).SupersedeBy(directive, caller.PersonId(), record.Now);

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(directive.Id.Value, directive.Revision);
        }

        private async Task<DecisionMaker> Decides(SubstituteDecisionMakerId id, CancellationToken ct) =>
            (await db.SubstituteDecisionMakers.VisibleTo(caller, record, db).Require(m => m.Id == id, new AuthorityNotInForce { Pointer = "/givenBy" }, ct)).Decides(record.Now, record.Today);
    }
}

/// <summary>How the client signed.</summary>
public sealed record SignDirectiveBody
{
    /// <summary>How it was given. <c>clientAccount</c> is the client's own; staff use one of the others.</summary>
    /// <example>electronicSignature</example>
    public required SignatureMethod Method { get; init; }

    /// <summary>SHA-256 of the text that the client was shown, as <c>textSha256</c> of the directive says it.</summary>
    [StringLength(64, MinimumLength = 64)]
    public required string TextSha256 { get; init; }

    /// <summary>Who witnessed a spoken consent; neither the person who records it nor the one to whom it is given.</summary>
    public WitnessBody? Witness { get; init; }

    /// <summary>SHA-256 of the signed paper, 64 hexadecimal digits.</summary>
    [StringLength(64, MinimumLength = 64)]
    public string? DocumentSha256 { get; init; }

    /// <summary>Who decided when it was not the client: the id of a substitute decision maker whose recorded authority is in force now.</summary>
    public Guid? GivenBy { get; init; }
}

/// <summary>Who heard a spoken consent.</summary>
public sealed record WitnessBody
{
    /// <summary>Their name.</summary>
    /// <example>Sam Rivers</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Their id, when they work at the clinic: the practitioner's or the account's. The signature then keeps them as the clinic knows them. Left out for somebody from outside.</summary>
    public Guid? PersonId { get; init; }
}

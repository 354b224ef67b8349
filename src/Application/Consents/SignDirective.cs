using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>Sign the words that the client was shown: in their own account, or captured by staff with how it was given.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record SignDirective(ClientId ClientId, DirectiveId Id, int ExpectedRevision, SignDirectiveBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<SignDirectiveBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<SignDirective, Receipt>
    {
        public async Task<Receipt> Handle(SignDirective request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var isClient = caller.ClientId == request.ClientId;
            if (isClient != (said.Method == SignatureMethod.ClientAccount)) throw new DomainException(new NotTheClientsSignature { Pointer = "/method" });

            var directive = await db.Directives.Require(d => d.Id == request.Id, new DirectiveNotFound(), cancellationToken);
            directive.MustBeAt(request.ExpectedRevision);
            directive.Sign(new DirectiveSignature
            {
                Method = said.Method,
                SignedAt = record.Now,
                RecordedBy = caller.PersonId(),
                Witness = PlainText.Optional(said.Witness, "/witness"),
                DocumentSha256 = said.DocumentSha256,
                TextSha256 = said.TextSha256,
                GivenBy = said.GivenBy,
            });
            if (directive.Supersedes is { } older)
                (await db.Directives.Require(d => d.Id == older, new DirectiveNotFound(), cancellationToken)).SupersedeBy(directive, caller.PersonId(), record.Now);

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(directive.Id.Value, directive.Revision);
        }
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

    /// <summary>Who witnessed a spoken consent; not the person who records it.</summary>
    [StringLength(PlainText.Line)]
    public string? Witness { get; init; }

    /// <summary>SHA-256 of the signed paper, 64 hexadecimal digits.</summary>
    [StringLength(64, MinimumLength = 64)]
    public string? DocumentSha256 { get; init; }

    /// <summary>Who decided when it was not the client.</summary>
    public SubstituteDecisionMaker? GivenBy { get; init; }
}

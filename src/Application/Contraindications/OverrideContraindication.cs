using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>
/// Set the limits of one rule aside as the second reader: another massage therapist of the client's team who sees the finding, never the one who holds the session (I39).
/// A new check takes the place of the old one; it holds for this session until anything changes.
/// </summary>
[For(Role.MassageTherapist), Writes(InformationCategory.SafetyCues)]
public sealed record OverrideContraindication(ClientId ClientId, ContraindicationCheckId CheckId, OverrideBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<OverrideBody>
{
    Guid INamesOneRecord.RecordId => CheckId.Value;

    internal sealed class Handler(IClinicDb db, CheckInForce checks, IContraindicationBook book, OpenRecord record, ContraindicationRules rules) : IRequestHandler<OverrideContraindication, Receipt>
    {
        public async Task<Receipt> Handle(OverrideContraindication request, CancellationToken cancellationToken)
        {
            if (!record.Reach.TeamDisciplines.Contains(Discipline.MassageTherapy)) throw new DomainException(new SecondReaderNeeded());
            var named = await db.ContraindicationChecks.AsNoTracking().Where(c => c.ClientId == request.ClientId).Require(c => c.Id == request.CheckId, new CheckNotFound(), cancellationToken);
            var session = await db.RequireSession(named.SessionId, cancellationToken);
            var check = await checks.Of(session, cancellationToken);
            if (check.Id != named.Id) throw new DomainException(new CheckStale());
            var evaluation = await checks.Evaluate(session, check.Planned, cancellationToken);

            var rule = rules.Of(request.Body.Rule, "/rule");
            var findings = await db.ContraindicationFindings.AsNoTracking().Where(f => f.CheckId == request.CheckId).ToListAsync(cancellationToken);
            var next = check.Override(session, rule, findings, record.AuthorIn(Discipline.MassageTherapy), record.Now);
            db.ContraindicationChecks.Add(next);
            await db.SaveChangesAsync(cancellationToken);
            await book.Keep(ContraindicationFinding.Of(next, evaluation, rule.Code, request.Body.Reason), cancellationToken);
            return new Receipt(next.Id.Value, next.Revision);
        }
    }
}

/// <summary>What is set aside, and why.</summary>
public sealed record OverrideBody
{
    /// <summary>The rule; it must let a second reader do this.</summary>
    /// <example>VARIC</example>
    [StringLength(40)]
    public required string Rule { get; init; }

    /// <summary>Why, in 10 to 2,000 characters. Who sees the finding sees it.</summary>
    /// <example>Small surface veins, seen and felt together; light strokes towards the heart are fine.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 10)]
    public required string Reason { get; init; }
}

using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>Record a written medical document that lifts one rule from its first day to its last (I40). Whoever records it sees an answer or a finding of that rule, or the whole of that kind of information.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record RecordClearance(ClientId ClientId, ClearanceBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<ClearanceBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ContraindicationRules rules) : IRequestHandler<RecordClearance, Receipt>
    {
        public async Task<Receipt> Handle(RecordClearance request, CancellationToken cancellationToken)
        {
            var clearance = Clearance.Record(caller.ClinicId, request.ClientId, rules, request.Body.AsDocument(), record.Author(), record.Now, record.Today);
            if (!await SeesSomethingToLift(request.ClientId, clearance, cancellationToken)) throw new DomainException(new FindingNotSeen());
            record.Writes(clearance.Category);
            db.Clearances.Add(clearance);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(clearance.Id.Value, clearance.Revision);
        }

        // Otherwise a document for each rule in turn would tell which of them a check rests on.
        private async Task<bool> SeesSomethingToLift(ClientId client, Clearance clearance, CancellationToken ct)
        {
            if (record.Reach.DecideWhole(clearance.Category).IsPermitted) return true;
            var rule = clearance.Document.Rule;
            if (await db.ContraindicationFindings.AnyAsync(finding => finding.ClientId == client && finding.Rule == rule, ct)) return true;
            var screenings = await db.HealthScreenings.AsNoTracking().Where(screening => screening.ClientId == client).ToListAsync(ct);
            return screenings.Exists(screening => screening.Answers.Any(answer => answer.Rule == rule));
        }
    }
}

/// <summary>What the document says.</summary>
public sealed record ClearanceBody
{
    /// <summary>The one rule that it lifts; a document lifts it, or part of it.</summary>
    /// <example>HTN-UNC</example>
    [StringLength(40)]
    public required string Rule { get; init; }

    /// <summary>Who wrote it.</summary>
    /// <example>Dr. L. Haas</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string WrittenBy { get; init; }

    /// <summary>As what.</summary>
    /// <example>Family physician</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Profession { get; init; }

    /// <summary>The date on it. It lifts nothing that happened later.</summary>
    public required DateOnly DatedOn { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>What it allows, in its own words, at most 2,000 characters.</summary>
    /// <example>Relaxation massage of shoulders and back is fine</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Scope { get; init; }

    /// <summary>The SHA-256 of the document, as 64 hexadecimal digits.</summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    [StringLength(64)]
    public required string Sha256 { get; init; }

    internal ClearanceDocument AsDocument() => new()
    {
        Rule = Rule,
        WrittenBy = WrittenBy,
        Profession = Profession,
        DatedOn = DatedOn,
        ValidFrom = ValidFrom,
        ValidUntil = ValidUntil,
        Scope = Scope,
        Sha256 = Sha256,
    };
}

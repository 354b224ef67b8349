using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Contraindications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>Read the rules by which massage is checked, with the questions of the health screening. Nothing of any client.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record GetContraindicationRules : IRequest<ContraindicationRulesView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, ContraindicationRules rules) : IRequestHandler<GetContraindicationRules, ContraindicationRulesView>
    {
        public async Task<ContraindicationRulesView> Handle(GetContraindicationRules request, CancellationToken cancellationToken)
        {
            var version = rules.Version;
            var approval = await db.RuleSetApprovals.AsNoTracking().FirstOrDefaultAsync(a => a.RulesVersion == version, cancellationToken);
            return new()
            {
                Version = rules.Version,
                Title = rules.Title,
                Sources = rules.Sources,
                IsApproved = approval is not null,
                ApprovedBy = approval?.ApprovedBy,
                ApprovedAt = approval?.ApprovedAt,
                Rules = rules.All,
            };
        }
    }
}

/// <summary>One version of the rules. They are screening defaults of low to medium authority, which the clinic approves.</summary>
public sealed record ContraindicationRulesView
{
    /// <summary>Names the version; each check keeps it.</summary>
    public required string Version { get; init; }

    /// <summary>What people call the set.</summary>
    public required string Title { get; init; }

    /// <summary>What was read for it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>True when a massage therapist of the clinic has approved this version. Until then it holds all the same, and every check says that nobody has.</summary>
    public required bool IsApproved { get; init; }

    /// <summary>Who approved it; <c>null</c> before.</summary>
    public Guid? ApprovedBy { get; init; }

    /// <summary>When it was approved, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>The rules, in the order in which they are asked.</summary>
    public required IReadOnlyList<ContraindicationRule> Rules { get; init; }
}

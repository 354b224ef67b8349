using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>Record that an agency asked to keep its disclosures out of the client's accounting for a while (H8).</summary>
[For(Role.PrivacyOfficer)]
public sealed record SuspendAccounting(ClientId ClientId, SuspendAccountingBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<SuspendAccountingBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<SuspendAccounting, Receipt>
    {
        public async Task<Receipt> Handle(SuspendAccounting request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var facts = new SuspensionFacts
            {
                AgencyName = said.AgencyName,
                Official = said.Official,
                Form = said.Form,
                Statement = said.Statement,
                StatedOn = said.StatedOn,
                Until = said.Until,
            };
            var suspension = AccountingSuspension.Record(caller.ClinicId, request.ClientId, facts, caller.PersonId(), record.Today, record.Now);
            db.AccountingSuspensions.Add(suspension);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(suspension.Id.Value, suspension.Revision);
        }
    }
}

/// <summary>What the agency asked for.</summary>
public sealed record SuspendAccountingBody
{
    /// <summary>The agency, as it is named in the disclosures to it; capitals and spacing do not matter.</summary>
    /// <example>Public Health Unit of the County</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string AgencyName { get; init; }

    /// <summary>The official who made the statement.</summary>
    /// <example>J. Doe, inspector</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Official { get; init; }

    /// <summary>In writing, or by word of mouth.</summary>
    /// <example>oral</example>
    public required StatementForm Form { get; init; }

    /// <summary>Why an accounting would impede the agency's work, as the statement says.</summary>
    /// <example>Telling now would warn the person under investigation.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Statement { get; init; }

    /// <summary>The day of the statement; not in the future.</summary>
    /// <example>2026-03-01</example>
    public required DateOnly StatedOn { get; init; }

    /// <summary>The last day of the suspension; for a spoken statement at most 30 days after it.</summary>
    /// <example>2026-03-31</example>
    public required DateOnly Until { get; init; }
}

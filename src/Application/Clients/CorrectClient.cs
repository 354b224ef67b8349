using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.Clients;

/// <summary>Correct how a client is called or reached: by the front desk or by the client.</summary>
[For(Role.ClinicAdministrator, Role.Client), Writes(InformationCategory.Demographics)]
public sealed record CorrectClient(ClientId ClientId, int ExpectedRevision, ClientPatch Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<ClientPatch>
{
    Guid INamesOneRecord.RecordId => ClientId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<CorrectClient, Receipt>
    {
        public async Task<Receipt> Handle(CorrectClient request, CancellationToken cancellationToken)
        {
            var client = await db.Clients.Require(c => c.Id == request.ClientId, new ClientNotFound(), cancellationToken);
            client.MustBeAt(request.ExpectedRevision);
            client.Correct(request.Body.Over(client), record.Today);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(client.Id.Value, client.Revision);
        }
    }
}

/// <summary>What to correct; what is left out stays, <c>null</c> takes away.</summary>
public sealed record ClientPatch
{
    /// <summary>The name that they use, at most 200 characters.</summary>
    /// <example>Maya Lindqvist</example>
    public Optional<string> NameUsed { get; init; }

    /// <summary>The name on official papers.</summary>
    public Optional<string> LegalName { get; init; }

    /// <summary>Their pronouns, in their own words.</summary>
    /// <example>she/they</example>
    public Optional<string> Pronouns { get; init; }

    /// <summary>Languages as BCP 47 tags, the one they prefer first.</summary>
    /// <example>["en-CA"]</example>
    public Optional<IReadOnlyList<string>> Languages { get; init; }

    /// <summary>E-mail address.</summary>
    public Optional<string> Email { get; init; }

    /// <summary>Telephone number.</summary>
    public Optional<string> Phone { get; init; }

    /// <summary>How they like to be reached.</summary>
    public Optional<ContactWay?> PreferredContact { get; init; }

    /// <summary>The IANA time zone that they live in.</summary>
    /// <example>America/Toronto</example>
    public Optional<string> TimeZone { get; init; }

    /// <summary>What they need to take part.</summary>
    public Optional<string> AccessibilityNeeds { get; init; }

    /// <summary>Date of birth.</summary>
    public Optional<DateOnly?> BornOn { get; init; }

    internal ClientDetails Over(Client now) => new()
    {
        NameUsed = NameUsed.OrRequired(now.NameUsed, "/nameUsed"),
        LegalName = LegalName.Or(now.LegalName),
        Pronouns = Pronouns.Or(now.Pronouns),
        Languages = Languages.OrRequired(now.Languages, "/languages"),
        Email = Email.Or(now.Email),
        Phone = Phone.Or(now.Phone),
        PreferredContact = PreferredContact.Or(now.PreferredContact),
        TimeZone = TimeZone.OrRequired(now.TimeZone, "/timeZone"),
        AccessibilityNeeds = AccessibilityNeeds.Or(now.AccessibilityNeeds),
        BornOn = BornOn.Or(now.BornOn),
    };
}

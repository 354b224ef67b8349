using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Clients;

/// <summary>Register a client. Nobody but the front desk and the client sees them until a care team forms and the client consents.</summary>
[For(Role.ClinicAdministrator), Writes(InformationCategory.Demographics)]
public sealed record RegisterClient(ClientId ClientId, ClientDetailsBody Body) : IRequest<Receipt>, IStartsClientRecord, IHasBody<ClientDetailsBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<RegisterClient, Receipt>
    {
        public async Task<Receipt> Handle(RegisterClient request, CancellationToken cancellationToken)
        {
            var client = Client.Register(request.ClientId, caller.ClinicId, request.Body.AsDetails(), new Author(caller.PersonId(), null), record.Now, record.Today);
            db.Clients.Add(client);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(client.Id.Value, client.Revision);
        }
    }
}

/// <summary>How to call and reach a client. There is no field for gender: pronouns are in the client's own words.</summary>
public sealed record ClientDetailsBody
{
    /// <summary>The name that they use.</summary>
    /// <example>Maya Lindqvist</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string NameUsed { get; init; }

    /// <summary>The name on official papers, when it differs and is needed.</summary>
    [StringLength(PlainText.Line)]
    public string? LegalName { get; init; }

    /// <summary>Their pronouns, in their own words.</summary>
    /// <example>she/her</example>
    [StringLength(PlainText.Line)]
    public string? Pronouns { get; init; }

    /// <summary>Languages as BCP 47 tags, the one they prefer first.</summary>
    /// <example>["en-CA", "sv"]</example>
    [MinLength(1), MaxLength(ClientDetails.MostLanguages)]
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>E-mail address.</summary>
    /// <example>maya@client.example</example>
    [StringLength(EmailAddress.Longest)]
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    /// <example>+1 416 555 0142</example>
    [StringLength(ClientDetails.LongestPhone)]
    public string? Phone { get; init; }

    /// <summary>How they like to be reached.</summary>
    /// <example>textMessage</example>
    public ContactWay? PreferredContact { get; init; }

    /// <summary>The IANA time zone that they live in.</summary>
    /// <example>America/Toronto</example>
    [StringLength(64, MinimumLength = 1)]
    public required string TimeZone { get; init; }

    /// <summary>What they need to take part, such as step-free access.</summary>
    /// <example>Step-free entrance</example>
    [StringLength(PlainText.Paragraph)]
    public string? AccessibilityNeeds { get; init; }

    /// <summary>Date of birth.</summary>
    /// <example>1989-04-17</example>
    public DateOnly? BornOn { get; init; }

    internal ClientDetails AsDetails() => new()
    {
        NameUsed = NameUsed,
        LegalName = LegalName,
        Pronouns = Pronouns,
        Languages = Languages,
        Email = Email,
        Phone = Phone,
        PreferredContact = PreferredContact,
        TimeZone = TimeZone,
        AccessibilityNeeds = AccessibilityNeeds,
        BornOn = BornOn,
    };
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>What every directive goes through on its way onto paper: its end, its language, the names in it and its words.</summary>
internal static class DirectiveWriting
{
    /// <summary>The terms that somebody sent, trimmed, and in the language asked for or the client's own.</summary>
    public static async Task<DirectiveProposal> Terms(this IClientLanguage languages, DraftDirectiveBody said, ClientId client, CancellationToken ct) => new()
    {
        Kind = said.Kind,
        Categories = said.Categories,
        Records = said.RecordIds,
        Recipient = Recipient.From(said.Recipient.Kind, said.Recipient.Id, said.Recipient.Discipline),
        Purposes = said.Purposes,
        From = said.From,
        Until = said.Until,
        Description = PlainText.Optional(said.Description, "/description", PlainText.Paragraph),
        ExpiryEvent = PlainText.Optional(said.ExpiryEvent, "/expiryEvent"),
        Language = said.Language is { } tag ? PlainLanguages.Of(tag, "/language") : await languages.Of(client, ct),
        Supersedes = said.Supersedes is { } id ? new DirectiveId(id) : null,
    };

    /// <summary>Drafts a permission with its end and its words.</summary>
    /// <param name="replaced">The directive that it supersedes, if any; the words say what becomes of it.</param>
    public static async Task<ConsentDirective> DraftPermit(
        this IClinicDb db, Clinic clinic, ClientId client, DirectiveProposal terms, ConsentDirective? replaced, ICaller caller, DateTimeOffset now, CancellationToken ct)
    {
        var ending = terms with { Until = ConsentDirective.EndOf(terms, clinic.LongestDirectiveMonths, now) };
        return ConsentDirective.Draft(clinic.Id, client, ending, await db.InWords(clinic, client, ending, replaced, ct), clinic.LongestDirectiveMonths, caller.PersonId(), now);
    }

    /// <summary>Files a withhold with its words.</summary>
    /// <param name="replaced">The directive that it supersedes, if any.</param>
    public static async Task<ConsentDirective> FileWithhold(
        this IClinicDb db, Clinic clinic, ClientId client, DirectiveProposal terms, ConsentDirective? replaced, ICaller caller, DateTimeOffset now, CancellationToken ct)
    {
        var meant = terms with { From = ConsentDirective.BeginningOfWithhold(terms.From, now) };
        return ConsentDirective.Withhold(clinic.Id, client, meant, await db.InWords(clinic, client, meant, replaced, ct), caller.PersonId(), now);
    }

    private static async Task<string> InWords(this IClinicDb db, Clinic clinic, ClientId client, DirectiveProposal terms, ConsentDirective? replaced, CancellationToken ct)
    {
        var names = new DirectiveNames
        {
            Clinic = clinic.Name,
            Recipient = await db.NameOf(terms.Recipient, ct),
            Client = SubstanceUseConsent.Is(terms) ? await db.NameOf(client, ct) : null,
        };
        var older = replaced is null ? null : new ReplacedDirective
        {
            Terms = new() { Kind = replaced.Kind, Categories = replaced.Categories, Records = replaced.Records, Recipient = replaced.Recipient, Purposes = replaced.Purposes },
            Recipient = replaced.Recipient == terms.Recipient ? names.Recipient : await db.NameOf(replaced.Recipient, ct),
            SaidAt = replaced.DraftedAt,
        };
        return DirectiveInWords.Say(terms, names, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone), older);
    }

    private static async Task<string?> NameOf(this IClinicDb db, Recipient recipient, CancellationToken ct)
    {
        if (recipient.Kind == RecipientKind.Practitioner)
        {
            var id = new PractitionerId(recipient.Id!.Value);
            return (await db.Practitioners.Require(p => p.Id == id, new PractitionerNotFound { Pointer = "/recipient/id" }, ct)).DisplayName;
        }

        if (recipient.Kind != RecipientKind.Organization) return null;
        var organization = new PartnerOrganizationId(recipient.Id!.Value);
        return (await db.PartnerOrganizations.Require(p => p.Id == organization, new OrganizationUnknown { Pointer = "/recipient/id" }, ct)).Name;
    }

    // The law wants the client named. Whoever may not see the name has somebody else draft it.
    private static async Task<string> NameOf(this IClinicDb db, ClientId client, CancellationToken ct)
    {
        var known = await db.Clients.AsNoTracking().Require(c => c.Id == client, new ClientNameNeeded(), ct);
        return known.LegalName ?? known.NameUsed;
    }
}

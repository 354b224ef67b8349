using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Api.Tests.Roads;

/// <summary>
/// What a client said about a record, at random: permits and withholds for people, disciplines and the team, of kinds and of single records, in force, over, or
/// only drafted, often ended or beginning at this very instant; and emergencies. It is put into the database as it is, and tells what a decision rests on.
/// </summary>
internal sealed class RandomConsent
{
    private static readonly PurposeOfUse[] Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination, PurposeOfUse.Supervision, PurposeOfUse.Emergency, PurposeOfUse.HealthcareOperations];

    private readonly FullRecord record;
    private readonly DateTimeOffset now;
    private readonly Random dice;
    private readonly List<ConsentDirective> directives = [];
    private readonly List<EmergencyAccess> emergencies = [];
    private readonly bool expressOnly;

    private RandomConsent(FullRecord record, DateTimeOffset now, int seed)
    {
        (this.record, this.now, dice) = (record, now, new Random(seed));
        for (var n = dice.Next(7); n > 0; n--) directives.Add(Chance(65) ? Permit() : Withhold());
        foreach (var name in (string[])["Tomas", "Noor", "Lena"])
        {
            if (Chance(20)) emergencies.Add(Emergency(record[name]));
        }

        expressOnly = Chance(25);
    }

    /// <summary>Takes the place of whatever the client said before.</summary>
    public static async Task<RandomConsent> Say(RunningClinic api, FullRecord record, int seed)
    {
        var consent = new RandomConsent(record, api.Clock.GetUtcNow(), seed);
        await api.Do(
            $"""
            delete from care.consent_directives where client_id = '{record.Client.Value}';
            delete from care.emergency_accesses where client_id = '{record.Client.Value}';
            update care.clinics set express_consent_only = {consent.expressOnly} where id = '{record.At.Id.Value}'
            """);
        await api.Given([.. consent.directives, .. consent.emergencies]);
        return consent;
    }

    /// <summary>What a decision about this reader rests on, put together from what the test itself arranged.</summary>
    public AccessFacts FactsOf(Asker asker)
    {
        var discipline = asker.Discipline;
        return new()
        {
            Client = record.Client,
            Reader = new()
            {
                PersonId = asker.PersonId,
                Practitioner = asker.Caller.PractitionerId is { } id ? new PractitionerId(id) : null,
                Client = asker.Caller.ClientId is { } client ? new(client) : null,
                Organization = asker.Organization,
                IsFrontDesk = asker.Name == "Ada",
                IsPrivacyOfficer = asker.Name == "Pia",
            },
            ClientIsHere = true,
            ExpressConsentOnly = expressOnly,

            // As the policy pack of Ontario says, where the clinic is.
            SupervisorSeesProcessNotes = true,
            Licences = discipline is { } licensed ? [new(licensed, true, new(2026, 1, 1), new(2026, 12, 31))] : [],
            Memberships = asker.IsOnTheTeam ? [new(discipline!.Value, now.AddDays(-1), null)] : [],
            Supervisees = asker.Name == "Ruth" ? [new(new PractitionerId(record["Quinn"].PersonId), new(2026, 3, 1), null, true)] : [],
            Directives = [.. directives.Select(directive => directive.Terms())],
            Emergencies = [.. emergencies.Where(emergency => emergency.PractitionerId.Value == asker.PersonId).Select(emergency => emergency.Window())],
        };
    }

    public FullRecord Record => record;

    public IEnumerable<Guid> Emergencies => emergencies.Select(emergency => emergency.Id.Value);

    public override string ToString() => string.Join('\n', directives.Select(d =>
        $"  {d.Kind} [{string.Join(' ', d.Categories)}] [{string.Join(' ', d.Records)}] to {d.RecipientKind} {Name(d.RecipientId)}{d.RecipientDiscipline} for [{string.Join(' ', d.Purposes)}] {d.From:O} to {d.Until:O}, {d.Status} {d.EndedAt:O}")
        .Concat(emergencies.Select(e => $"  emergency of {Name(e.PractitionerId.Value)} {e.OpenedAt:O} to {e.ExpiresAt:O}, closed {e.ClosedAt:O}")).Append($"  express only {expressOnly}"));

    private string? Name(Guid? id) => record.People.FirstOrDefault(asker => asker.PersonId == id)?.Name;

    private ConsentDirective Permit()
    {
        var processNotes = Chance(15);
        var drafted = now.AddDays(-10);
        var recipient = processNotes ? Recipient.Of(new PractitionerId(SomebodyWhoTreats().PersonId)) : SomeRecipient();

        IReadOnlyCollection<InformationCategory> kinds = processNotes ? [InformationCategory.PsychotherapyProcess] : [.. SomeKinds()];
        IReadOnlyCollection<Guid> records = processNotes ? [] : [.. SomeRecords().Where(id => id != record.Client.Value)];

        // Substance use, and single records that may be about it, go to an organization by a consent of their own alone, and for some purposes only.
        if (recipient.Kind == RecipientKind.Organization)
        {
            var isAboutRecords = records.Count > 0 && Chance(50);
            kinds = isAboutRecords ? [] : [.. kinds.Where(kind => kind != InformationCategory.SubstanceUse).DefaultIfEmpty(InformationCategory.CarePlan)];
            records = isAboutRecords ? records : [];
        }

        var isLimited = kinds.Contains(InformationCategory.SubstanceUse) || (recipient.Kind == RecipientKind.Organization && records.Count > 0);
        IReadOnlyCollection<PurposeOfUse> purposes = isLimited ? SubstanceUseConsent.Purposes : Purposes;
        var directive = ConsentDirective.Draft(record.At.Id, record.Client, new()
        {
            Kind = DirectiveKind.Permit,
            Categories = kinds,
            Description = processNotes ? "All of them" : null,
            Records = records,
            Recipient = recipient,
            Purposes = [PurposeOfUse.Treatment, .. purposes.Skip(1).Where(_ => Chance(40))],
            From = Chance(20) ? now : null,
            Until = Chance(20) ? now.AddTicks(TimeSpan.TicksPerMicrosecond) : now.AddDays(20),
        }, "You agree.", 12, record.Client.Value, drafted);
        if (Chance(10)) return directive;

        directive.Sign(new() { Method = SignatureMethod.ClientAccount, SignedAt = Chance(15) ? now : drafted, RecordedBy = record.Client.Value, TextSha256 = directive.PlainTextSha256 });
        if (Chance(15)) directive.Revoke(record.Client.Value, now);
        return directive;
    }

    private ConsentDirective Withhold()
    {
        var directive = ConsentDirective.Withhold(record.At.Id, record.Client, new()
        {
            Kind = DirectiveKind.Withhold,
            Categories = SomeKinds(),
            Records = SomeRecords(),
            Recipient = SomeRecipient(),
            Purposes = Chance(60) ? [] : [.. Purposes.Where(_ => Chance(50))],
            From = Chance(20) ? now : null,
            Until = Chance(20) ? now.AddTicks(TimeSpan.TicksPerMicrosecond) : null,
        }, "You keep this to yourself.", record.Client.Value, Chance(30) ? now : now.AddDays(-5));
        if (Chance(15)) directive.Revoke(record.Client.Value, now);
        return directive;
    }

    private EmergencyAccess Emergency(Asker asker)
    {
        // Half of those end at this very instant.
        var opened = Chance(50) ? now.AddMinutes(-60) : now.AddMinutes(-10);
        return EmergencyAccess.Open(record.At.Id, record.Client, new PractitionerId(asker.PersonId), EmergencyReason.RiskToClient, "Maya collapsed in the waiting room", 60, opened);
    }

    // Never nothing: a directive covers at least one kind or one record.
    private IReadOnlyCollection<InformationCategory> SomeKinds() =>
        [Categories.All[dice.Next(10)], .. Categories.All.Where(category => category != InformationCategory.PsychotherapyProcess && Chance(35))];

    private IReadOnlyCollection<Guid> SomeRecords() => Chance(50) ? [] : [.. record.Entries.Where(_ => Chance(12)).Select(entry => entry.Id).Distinct()];

    private Recipient SomeRecipient() => dice.Next(5) switch
    {
        0 => Recipient.CareTeam,
        1 => Recipient.Of(Chance(50) ? Discipline.Psychotherapy : Discipline.MassageTherapy),
        2 when Chance(30) => Recipient.Organization(record["Northside"].PersonId),
        _ => Recipient.Of(new PractitionerId(SomebodyWhoTreats().PersonId)),
    };

    private Asker SomebodyWhoTreats()
    {
        var all = record.People.Where(asker => asker.Discipline is not null).ToList();
        return Chance(40) ? record["Tomas"] : all[dice.Next(all.Count)];
    }

    private bool Chance(int percent) => dice.Next(100) < percent;
}

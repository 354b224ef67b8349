using System.Text;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>A world as somebody would tell it who has to find out what went wrong in it: names for ids, distances from now for instants, and nothing about what is as usual.</summary>
internal static class WorldInWords
{
    private static readonly Dictionary<Guid, string> Names = new()
    {
        [MayasCare.Maya.Value] = "Maya",
        [MayasCare.Ruth.Value] = "Ruth",
        [MayasCare.Quinn.Value] = "Quinn",
        [MayasCare.Tomas.Value] = "Tomas",
        [MayasCare.Noor.Value] = "Noor",
        [MayasCare.Ada] = "Ada",
        [MayasCare.Pia] = "Pia",
        [MayasCare.Northside] = "Northside",
        [MayasCare.Person(50)] = "a stranger",
        [MayasCare.Person(60)] = "another client",
        [MayasCare.Person(70)] = "another organization",
        [MayasCare.Person(101)] = "record 101",
        [MayasCare.Person(102)] = "record 102",
        [MayasCare.Person(103)] = "record 103",
    };

    public static string Name(Guid id) => Names.TryGetValue(id, out var name) ? name : id.ToString()[..8];

    public static string Say(RandomWorld world)
    {
        var (facts, (now, today, purpose)) = (world.Facts, world.Moment);
        var words = new StringBuilder();
        void Line(string line) => words.AppendLine(line);
        string At(DateTimeOffset? instant) => instant is { } at ? (at - now).Ticks switch { 0 => "now", var ticks => $"now{ticks:+0;-0} ticks" } : "-";
        string On(DateOnly? day) => day is { } date ? (date.DayNumber - today.DayNumber) switch { 0 => "today", var days => $"today{days:+0;-0}" } : "-";

        var reader = facts.Reader;
        Line($"{Name(reader.PersonId)} asks for {purpose} (seed {world.SeedOfThis})"
            + (reader.Practitioner is null ? "" : ", a practitioner") + (reader.Organization is null ? "" : ", an organization") + (reader.Client is { } client ? $", as client {Name(client.Value)}" : "")
            + (reader.IsFrontDesk ? ", at the front desk" : "") + (reader.IsPrivacyOfficer ? ", watching over privacy" : ""));
        if (!facts.ClientIsHere) Line("  the client is of another clinic");
        if (!facts.AccountIsEnabled) Line("  the account is disabled");
        if (facts.ExpressConsentOnly) Line("  express consent only");
        if (!facts.SupervisorSeesProcessNotes) Line("  supervisors see no process notes");
        foreach (var (discipline, isGood, from, until) in facts.Licences) Line($"  licence {discipline}, {(isGood ? "good" : "suspended")}, {On(from)} to {On(until)}");
        foreach (var (discipline, joined, left) in facts.Memberships) Line($"  on the team as {discipline}, {At(joined)} to {At(left)}");
        foreach (var (who, from, until, isHere) in facts.Supervisees) Line($"  supervises {Name(who.Value)}, {On(from)} to {On(until)}{(isHere ? ", who is on the team" : "")}");
        foreach (var (id, opened, expires, closed) in facts.Emergencies) Line($"  emergency {Name(id)}, {At(opened)} to {At(expires)}, closed {At(closed)}");
        foreach (var d in facts.Directives)
        {
            var to = d.Recipient switch { { Id: { } id } => Name(id), { Discipline: { } discipline } => $"{discipline} on the team", _ => "the team" };
            string[] what = [.. Categories.All.Where(d.Categories.Has).Select(category => category.ToString()), .. d.Records.Select(Name)];
            Line($"  {d.Kind} {Name(d.Id)}: [{string.Join(' ', what)}] to {to} for [{string.Join(' ', d.Purposes)}], {At(d.From)} to {At(d.Until)}, ended {At(d.EndedAt)}");
        }

        return words.ToString();
    }

    /// <summary>How many facts are told: people's roles, rows, and what each directive says.</summary>
    public static int FactsIn(RandomWorld world)
    {
        var facts = world.Facts;
        var reader = facts.Reader;
        bool[] unusual = [reader.Practitioner is not null, reader.Organization is not null, reader.Client is not null, reader.IsFrontDesk, reader.IsPrivacyOfficer, !facts.ClientIsHere, !facts.AccountIsEnabled, facts.ExpressConsentOnly, !facts.SupervisorSeesProcessNotes];
        return unusual.Count(one => one) + facts.Licences.Count + facts.Memberships.Count + facts.Supervisees.Count + facts.Emergencies.Count
            + facts.Directives.Sum(d => 1 + Categories.All.Count(d.Categories.Has) + d.Records.Count + d.Purposes.Count);
    }
}

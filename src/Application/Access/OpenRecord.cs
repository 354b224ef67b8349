using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Access;

/// <summary>What of clients' records is open to this request. Closed until the gate opens it, and opened once.</summary>
public sealed class OpenRecord
{
    private Reach? reach;
    private ILookup<Discipline, ClientId>? acting;
    private PolicyPack? pack;
    private IReadOnlyList<CaseloadGroup>? groups;
    private CaseloadGroup? current;
    private Action? turnTo;

    private const string SingleRecord = "/record/";

    /// <summary>The clients whose rows can be seen at all; empty while closed.</summary>
    public IReadOnlyList<ClientId> Clients { get; private set; } = [];

    /// <summary>True when rows of every client of the clinic can be seen, as the front desk finds clients.</summary>
    public bool IsWholeClinic { get; private set; }

    /// <summary>The keys that open rows.</summary>
    public IReadOnlyCollection<string> Keys { get; private set; } = [];

    /// <summary>Rows that stay closed whatever a key says.</summary>
    public IReadOnlyCollection<string> WithheldKeys { get; private set; } = [];

    /// <summary>Who reads; what they wrote themselves stays open to them.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>How far the record of the one client is open.</summary>
    /// <exception cref="InvalidOperationException">The request has not opened one client's record.</exception>
    public Reach Reach => reach ?? throw new InvalidOperationException("No client's record is open to this request.");

    /// <summary>The policy pack that applies to this request. It stands for the whole request, whatever is activated meanwhile.</summary>
    /// <exception cref="InvalidOperationException">The request has not entered the clinic.</exception>
    public PolicyPack Pack => pack ?? throw new InvalidOperationException("The request has not entered the clinic.");

    /// <summary>The instant at which the request was decided, in UTC. Everything the request does happens at it.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The clinic's calendar date at <see cref="Now"/>.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Says under which policy pack the request is decided.</summary>
    public void Under(PolicyPack applying) => pack = applying;

    /// <summary>Opens one client's record as far as the reach goes.</summary>
    public void Open(Reach one)
    {
        ThrowIfOpen();
        reach = one;
        (Clients, Keys, WithheldKeys, PersonId) = ([one.Client], one.Keys, one.WithheldKeys, one.Reader.PersonId);
        (Now, Today) = (one.Moment.Now, one.Moment.Today);
    }

    /// <summary>Closes what one client's record opened, for a request that is decided anew.</summary>
    internal void Close()
    {
        reach = null;
        (Clients, Keys, WithheldKeys, PersonId) = ([], [], [], Guid.Empty);
        wrote.Clear();
    }

    /// <summary>Opens the record of a client who is just being registered, to what the registering person writes and to nothing else.</summary>
    public void OpenBlank(ClientId client, Guid personId, DateTimeOffset now, DateOnly today)
    {
        ThrowIfOpen();
        (Clients, Keys, PersonId) = ([client], [.. Categories.All.Select(category => $"{category.Code()}/{personId}")], personId);
        At(now, today);
    }

    /// <summary>Opens some kinds of information of several clients, each decided by itself: those whom the reader reaches by the same keys together, one group after the other.</summary>
    /// <param name="decided">How far the reader reaches into each record.</param>
    /// <param name="categories">The kinds of information.</param>
    /// <param name="turn">Lets the database show the group that is open now.</param>
    public void OpenCaseload(IReadOnlyCollection<Reach> decided, IReadOnlyCollection<InformationCategory> categories, Action turn)
    {
        ThrowIfOpen();
        var begins = categories.Select(category => $"{category.Code()}/").ToList();
        (PersonId, turnTo) = (decided.FirstOrDefault()?.Reader.PersonId ?? Guid.Empty, turn);
        groups =
        [
            .. decided.Select(one => (Reach: one, Keys: one.Keys.Where(key => begins.Exists(begin => key.StartsWith(begin, StringComparison.Ordinal))).ToList()))
                .Where(one => one.Keys.Count > 0)
                // The key of a single record opens that record wherever it stands; only the others differ between clients.
                .GroupBy(one => string.Join(' ', one.Keys.Where(key => !key.Contains(SingleRecord, StringComparison.Ordinal)).Order(StringComparer.Ordinal)), StringComparer.Ordinal)
                .Select(group => new CaseloadGroup([.. group.Select(one => one.Reach.Client)], [.. group.SelectMany(one => one.Keys).Distinct(StringComparer.Ordinal)], [.. group.SelectMany(one => one.Reach.WithheldKeys)])),
        ];
        if (groups is [var first, ..]) Turn(first);
    }

    /// <summary>Asks a question once for each group of clients that is open to this request, and gathers the answers. Each answer is in the question's order; put them in order together and cut what is too much.</summary>
    public async Task<List<T>> OverCaseload<T>(Func<Task<List<T>>> question)
    {
        if (groups is not { } all) return await question();

        var answers = new List<T>();
        foreach (var group in all)
        {
            if (!ReferenceEquals(group, current)) Turn(group);
            answers.AddRange(await question());
        }

        return answers;
    }

    private void Turn(CaseloadGroup group)
    {
        (current, Clients, Keys, WithheldKeys) = (group, group.Clients, group.Keys, group.WithheldKeys);
        turnTo!();
    }

    /// <summary>Opens of several clients nothing but their will: who decides about their record, and how.</summary>
    public void OpenWill(IReadOnlyCollection<Reach> decided)
    {
        ThrowIfOpen();
        Clients = [.. decided.Select(one => one.Client)];
        acting = decided.SelectMany(one => one.ActingDisciplines.Select(discipline => (one.Client, Discipline: discipline))).ToLookup(one => one.Discipline, one => one.Client);
    }

    /// <summary>Of the clients whose will is open: those for whom the reader acts in a discipline now, on the team and licensed.</summary>
    public IReadOnlyList<ClientId> ActsFor(Discipline discipline) => [.. acting?[discipline] ?? []];

    /// <summary>Opens names and schedules of every client of the clinic, as far as they are asked for; only the front desk reaches that far (rule 11).</summary>
    public void OpenWholeClinic(IReadOnlyCollection<InformationCategory> categories)
    {
        ThrowIfOpen();
        IsWholeClinic = true;
        Keys = [.. categories.Where(category => category is InformationCategory.Demographics or InformationCategory.Scheduling).SelectMany(KeysOf)];
    }

    /// <summary>Says at which instant a request that opens no single record happens.</summary>
    public void At(DateTimeOffset now, DateOnly today) => (Now, Today) = (now, today);

    /// <summary>Who writes now, in the one discipline in which they act for this client; front desk and clients act in none.</summary>
    /// <exception cref="DomainException"><see cref="DisciplineUnclear"/> when they act in several.</exception>
    public Author Author() => Reach.ActingDisciplines switch
    {
        [] => new(PersonId, null),
        [var one] => new(PersonId, one),
        _ => throw new DomainException(new DisciplineUnclear()),
    };

    /// <summary>Who writes now, in a discipline that they name.</summary>
    /// <exception cref="DomainException"><see cref="DisciplineNotYours"/> when they do not act in it for this client.</exception>
    public Author AuthorIn(Discipline discipline) =>
        Reach.ActingDisciplines.Contains(discipline) ? new(PersonId, discipline) : throw new DomainException(new DisciplineNotYours());

    /// <summary>Who writes now, in the discipline of the thing they work on; in the one in which they do act when that is another, so that the thing's own rule refuses it.</summary>
    /// <exception cref="DomainException"><see cref="DisciplineUnclear"/> when neither says it.</exception>
    public Author AuthorFor(Discipline discipline) => Reach.ActingDisciplines.Contains(discipline) ? AuthorIn(discipline) : Author();

    /// <summary>Who writes now, in the discipline that they named, or in their only one when they named none.</summary>
    /// <exception cref="DomainException"><see cref="DisciplineNotYours"/>, <see cref="DisciplineUnclear"/>.</exception>
    public Author AuthorIn(Discipline? named) => named is { } discipline ? AuthorIn(discipline) : Author();

    private readonly List<(InformationCategory Category, Guid? Record)> wrote = [];

    /// <summary>What the request wrote beyond what its message says: the kinds of information, and the record where it is another than the receipt names.</summary>
    public IReadOnlyList<(InformationCategory Category, Guid? Record)> Wrote => wrote;

    /// <summary>Says what kind of information was written, for the ledger.</summary>
    /// <param name="category">The kind.</param>
    /// <param name="inRecord">Where; <c>null</c> for the record that the receipt names.</param>
    public void Writes(InformationCategory category, Guid? inRecord = null) => wrote.Add((category, inRecord));

    private readonly List<ShownRecord> raised = [];

    /// <summary>What a rule put into clients' records on the way, without opening one: the gate writes it into each client's ledger.</summary>
    public IReadOnlyList<ShownRecord> Raised => raised;

    /// <summary>Says what a rule has put into clients' records.</summary>
    internal void Raises(IEnumerable<ShownRecord> tasks) => raised.AddRange(tasks);

    /// <summary>Wraps a view with the proof that each part may be shown.</summary>
    public Disclosed<T> Disclose<T>(T view, params IEnumerable<DisclosedPart> parts) => Reach.Disclose(view, parts);

    /// <summary>What an answer says when the client's direction keeps something of these kinds from the reader: <c>true</c> where the policy pack asks for the notice, otherwise nothing (I25).</summary>
    public bool? NoticeOfIncompleteness(params IEnumerable<InformationCategory> categories) => Pack.NoticeOfIncompleteness && Reach.IsNarrowedByClient(categories) ? true : null;

    private void ThrowIfOpen()
    {
        if (reach is not null || groups is not null || Clients.Count > 0 || IsWholeClinic) throw new InvalidOperationException("A request opens one record, once.");
    }

    private static string[] KeysOf(InformationCategory category) => [$"{category.Code()}/psychotherapy", $"{category.Code()}/massageTherapy", $"{category.Code()}/none"];

    private sealed record CaseloadGroup(IReadOnlyList<ClientId> Clients, IReadOnlyCollection<string> Keys, IReadOnlyCollection<string> WithheldKeys);
}

using System.Globalization;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Infrastructure.Persistence.Ledger;

/// <summary>What is asked of the ledger, as SQL. Client and time are columns with an index; what only the entry says is looked for in the rows that those leave.</summary>
internal static class LedgerQuestion
{
    // Process notes whose reader was their author or the author's supervisor: to the client even their existence is private.
    private const string Hidden = "p ->> 'category' = 'psychotherapyProcess' and p ->> 'reason' in ('author', 'supervision')";

    /// <summary>Accesses, newest first.</summary>
    public static (string Sql, IReadOnlyList<object> Values) List(Guid clinic, AccessFilter filter, long? before, int limit)
    {
        var values = new List<object> { clinic };
        var where = new List<string> { "clinic_id = $1" };
        if (filter.Client is { } client) where.Add($"client_id = {Next(client.Value)}");
        if (before is { } seq) where.Add($"seq < {Next(seq)}");
        if (filter.From is { } from) where.Add($"at >= {Next(from)}");
        if (filter.To is { } to) where.Add($"at < {Next(to)}");

        // The text is searched first because it costs less than reading it as JSON; what the JSON says decides.
        if (filter.PractitionerId is { } practitioner) where.Add($"strpos(entry, {Next(practitioner.ToString())}) > 0 and (entry::jsonb ->> 'person') = {Next(practitioner.ToString())}");
        if (filter.Verdict is { } verdict) where.Add($"(entry::jsonb ->> 'verdict') = {Next(Conventions.Word(verdict))}");
        if (filter.Category is { } category)
            where.Add($"strpos(entry, {Next(category.Code())}) > 0 and exists (select from jsonb_array_elements(entry::jsonb -> 'parts') p where p ->> 'category' = {Next(category.Code())}{(filter.ForTheClientOn is null ? "" : $" and not ({Hidden})")})");
        if (filter.ForTheClientOn is { } today) where.AddRange(ForTheClient(Next(today), Next(PrivateActs.Names.ToArray()), Next(PrivateActs.RefusalsBeginWith)));

        return (
            $"""
            select l.seq, l.at, l.client_id, l.entry, coalesce(p.display_name, o.name, a.display_name)
              from (select seq, at, client_id, entry from care.access_ledger where {string.Join(" and ", where)} order by seq desc limit {Next(limit)}) l
              left join care.practitioners p on p.id = (l.entry::jsonb ->> 'person')::uuid
              left join identity.accounts a on a.id = (l.entry::jsonb ->> 'person')::uuid and a.clinic_id = $1
              left join care.partner_organizations o on o.id = a.organization_id
             order by l.seq desc
            """,
            values);

        string Next(object value)
        {
            values.Add(value);
            return "$" + values.Count.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>
    /// Releases to others, summed up: $1 clinic, $2 client, $3 from, $4 to. A row of the ledger is one release when something in it was shown to somebody who neither wrote it nor is the client.
    /// The number of groups is bounded by people, purposes and kinds, not by how often somebody looked.
    /// </summary>
    public static string Account(bool isForTheClient) =>
        $"""
        select coalesce(o.id, d.person), coalesce(p.display_name, o.name, min(a.display_name)), o.address, d.kind, d.purpose, d.records, d.categories, jsonb_agg(distinct d.bases)::text, min(d.at), max(d.at), count(*)
          from (
            select l.at, (e.entry ->> 'person')::uuid as person, coalesce(e.entry ->> 'kind', 'use') as kind, e.entry ->> 'purpose' as purpose,
                   regexp_replace(regexp_replace(regexp_replace(e.entry ->> 'action', '^(Get|List|Find|Check)| \(replayed\)$', '', 'g'), 'ies$', 'y'), '(ss)es$|([^s])s$', '\1\2') as records, r.categories, r.bases
              from care.access_ledger l
              cross join lateral (select l.entry::jsonb as entry offset 0) e
              cross join lateral (
                select array_agg(distinct p ->> 'category' order by p ->> 'category') as categories,
                       jsonb_agg(distinct jsonb_build_object('reason', p ->> 'reason', 'under', p ->> 'under')) as bases
                  from jsonb_array_elements(e.entry -> 'parts') p
                 where (p ->> 'isPermitted')::boolean and p ->> 'reason' not in ('author', 'client'){(isForTheClient ? $" and not ({Hidden})" : "")}) r
             where l.clinic_id = $1 and l.client_id = $2 and l.at >= $3 and l.at < $4 and e.entry ->> 'verdict' = 'permitted' and r.categories is not null) d
          left join care.practitioners p on p.id = d.person
          left join identity.accounts a on a.id = d.person and a.clinic_id = $1
          left join care.partner_organizations o on o.id = a.organization_id
         group by coalesce(o.id, d.person), p.display_name, o.name, o.address, d.kind, d.purpose, d.records, d.categories
         order by min(d.at), coalesce(o.id, d.person), d.records
        """;

    /// <summary>True for a part that the client is not told of.</summary>
    public static bool IsHidden(AccessPart part) => part is { Category: InformationCategory.PsychotherapyProcess, Reason: DecisionReason.Author or DecisionReason.Supervision };

    // A row in which nothing else was shown goes as a whole; so does what would tell of an agency's request for silence while it holds.
    private static IEnumerable<string> ForTheClient(string today, string privateActs, string privateRefusals) =>
    [
        // Of an act whose very name tells, only what the client's own authorization released.
        $"""
        (strpos(entry, 'ProcessNote') = 0 or regexp_replace(entry::jsonb ->> 'action', ' \(replayed\)$', '') <> all ({privateActs})
          or exists (select from jsonb_array_elements(entry::jsonb -> 'parts') p where (p ->> 'isPermitted')::boolean and not ({Hidden})))
        """,
        $"(strpos(entry, {privateRefusals}) = 0 or not starts_with(coalesce(entry::jsonb ->> 'refusal', ''), {privateRefusals}))",
        $"""
        (strpos(entry, 'psychotherapyProcess') = 0 or not exists (select from jsonb_array_elements(entry::jsonb -> 'parts') p where {Hidden})
          or exists (select from jsonb_array_elements(entry::jsonb -> 'parts') p where (p ->> 'isPermitted')::boolean and not ({Hidden})))
        """,
        """(strpos(entry, 'AccountingSuspension') = 0 or entry::jsonb ->> 'action' <> 'ListAccountingSuspensions')""",
        $"""
        (strpos(entry, 'SuspendAccounting') = 0 or entry::jsonb ->> 'verdict' = 'permitted' and not exists (
          select from care.accounting_suspensions s where s.id = (entry::jsonb ->> 'changed')::uuid and s.stated_on <= {today} and s.until >= {today}))
        """,
        $"""
        (strpos(entry, 'RecordOutsideDisclosure') = 0 or not exists (
          select from care.outside_disclosures d join care.accounting_suspensions s on s.client_id = d.client_id and s.agency_key = d.recipient_key
           where d.id = (entry::jsonb ->> 'changed')::uuid and s.stated_on <= {today} and s.until >= {today}))
        """,
    ];
}

namespace IntegrativeCare.Infrastructure.Persistence.Door;

/// <summary>What a disclosure decision rests on, as SQL. Row security of the clinic and of the named client applies to each.</summary>
internal static class FactsSql
{
    /// <summary>Who asks, about whom at most, and when: $1 clinic, $2 person, $3 clients, $4 now. No key is held yet, so every clinical table stays closed.</summary>
    public const string Settings =
        """
        select set_config('care.clinic', $1, true), set_config('care.person', $2, true), set_config('care.clients', $3, true),
               set_config('care.whole_clinic', '', true), set_config('care.keys', '', true), set_config('care.withheld', '', true), set_config('care.now', $4::timestamptz::text, true)
        """;

    /// <summary>$1 account, $2 sign-in, $3 clinic, $4 now. The last two columns are the clinic's choice of a policy pack, if it made one.</summary>
    public const string Self =
        """
        select identity.is_active($1, $2), c.time_zone, c.express_consent_only, c.jurisdiction, a.code, a.version
          from care.clinics c
          left join lateral (select p.code, p.version from care.policy_pack_activations p where p.clinic_id = c.id and p."from" <= $4 order by p."from" desc, p.clinic_revision desc limit 1) a on true
         where c.id = $3
        """;

    /// <summary>$1 practitioner. The last two columns are where the licence was granted and where the clinic practises (I04).</summary>
    public const string Licences =
        """
        select l.discipline, l.status = 'active' and l.registration_class in ('registered', 'qualifying') and p.deactivated_at is null, l.valid_from, l.valid_until, l.jurisdiction, c.jurisdiction
          from care.licences l join care.practitioners p on p.id = l.practitioner_id join care.clinics c on c.id = p.clinic_id where l.practitioner_id = $1
        """;

    /// <summary>$1 client.</summary>
    public const string IsClient = "select care.is_client($1)";

    /// <summary>$1 client, $2 practitioner. Who has left has left, whatever time it is by this server's clock.</summary>
    public const string Memberships = "select client_id, discipline, joined_at, left_at from care.care_team_members where client_id = $1 and practitioner_id = $2 and left_at is null";

    /// <summary>$1 supervisor, $2 client, $3 now.</summary>
    public const string Supervisees =
        """
        select s.supervisee_id, s.started_on, s.ended_on,
               exists (select from care.care_team_members m where m.client_id = $2 and m.practitioner_id = s.supervisee_id and m.joined_at <= $3 and m.left_at is null)
          from care.supervisions s where s.supervisor_id = $1
        """;

    // A withhold that begins with the client's word holds for whoever can see the row: another server's clock may stand before the one that wrote it down.
    private const string Terms =
        """
        select client_id, id, kind, recipient_kind, recipient_id, recipient_discipline, categories, case when records = '{}' then records else care.with_all_versions(records) end, purposes,
               case when kind = 'withhold' and "from" <= drafted_at then timestamptz '0001-01-01 00:00:00Z' else "from" end, until
          from care.consent_directives
        """;

    /// <summary>$1 client, $2 now. Ended and unsigned ones decide nothing and stay out.</summary>
    public const string Directives = Terms + "\n where client_id = $1 and status = 'active' and (until is null or until > $2) order by id";

    /// <summary>$1 client, $2 practitioner, $3 now.</summary>
    public const string Emergencies =
        "select id, opened_at, expires_at, closed_at from care.emergency_accesses where client_id = $1 and practitioner_id = $2 and expires_at > $3 and closed_at is null order by id";

    /// <summary>Lets the transaction see the consent facts (and nothing clinical) of each client on whose team the caller is: $1 practitioner, $2 now.</summary>
    public const string OpenCaseload =
        "select set_config('care.clients', coalesce(array_agg(client_id), '{}')::text, true) from care.caseload_of($1, $2) as client_id";

    /// <summary>As <see cref="OpenCaseload"/>, of each client on whose team somebody is whom the caller supervises: $1 supervisor, $2 now.</summary>
    public const string OpenSupervised =
        "select set_config('care.clients', coalesce(array_agg(distinct client_id), '{}')::text, true) from care.supervised_caseload_of($1, $2)";

    /// <summary>$1 supervisor, $2 now.</summary>
    public const string SupervisedCaseload = "select client_id, supervisee_id, started_on, ended_on, true from care.supervised_caseload_of($1, $2)";

    /// <summary>$1 practitioner.</summary>
    public const string CaseloadMemberships = "select client_id, discipline, joined_at, left_at from care.care_team_members where practitioner_id = $1 and client_id = any ((select care.opened_clients())::uuid[]) and left_at is null";

    /// <summary>$1 now.</summary>
    public const string CaseloadDirectives = Terms + "\n where client_id = any ((select care.opened_clients())::uuid[]) and status = 'active' and (until is null or until > $1) order by id";

    private const string OnTouchTeam =
        """
        (select t.practitioner_id from care.care_team_members t
          where t.client_id = $1 and t.discipline = 'massageTherapy' and t.joined_at <= $2 and t.left_at is null)
        """;

    /// <summary>Every stay of each massage therapist who is on the team now, and whether their account works: $1 client, $2 now. Who has no account yet is no less allowed.</summary>
    public const string TouchTeam =
        """
        select m.client_id, m.discipline, m.joined_at, m.left_at, m.practitioner_id,
               not exists (select from identity.accounts a where a.practitioner_id = m.practitioner_id and a.clinic_id = m.clinic_id and a.disabled_at is not null)
          from care.care_team_members m where m.client_id = $1 and m.practitioner_id in
        """ + " " + OnTouchTeam + " order by m.practitioner_id, m.joined_at";

    /// <summary>Their licences: $1 client, $2 now.</summary>
    public const string TouchTeamLicences =
        """
        select l.discipline, l.status = 'active' and l.registration_class in ('registered', 'qualifying') and p.deactivated_at is null, l.valid_from, l.valid_until, l.jurisdiction, c.jurisdiction, l.practitioner_id
          from care.licences l join care.practitioners p on p.id = l.practitioner_id join care.clinics c on c.id = p.clinic_id where l.practitioner_id in
        """ + " " + OnTouchTeam;

    /// <summary>$1 clinic.</summary>
    public const string ExpressConsentOnly = "select express_consent_only from care.clinics where id = $1";
}

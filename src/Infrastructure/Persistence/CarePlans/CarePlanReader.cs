using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.CarePlans;

/// <summary>The product's main read as one batch. Nothing in it asks who reads: row security shows each table as far as the gate has opened it.</summary>
internal sealed class CarePlanReader(ClinicDbContext db, OpenRecord record) : ICarePlanReader
{
    private const int RecentSessions = 5;

    private static readonly string[] Questions =
    [
        """
        select p.title, p.status, p.version, p.revision, p.review_on, p.lead_practitioner_id, p.activated_at, p.author_id, p.author_discipline,
               (select max(a.agreed_at) from care.agreements a where a.care_plan_id = p.id and a.version = p.version),
               p.review_every_weeks, p.predecessor_id, (select s.id from care.care_plans s where s.predecessor_id = p.id order by s.id desc limit 1)
          from care.care_plans p where p.id = $1 and p.client_id = $2
        """,
        "select id, title, category, target, owner, status, predecessor_id from care.goals where care_plan_id = $1 order by id",
        "select id, discipline, status, modality, technique, regions, pressure_ceiling, frequency, goal_ids, description, review, predecessor_id from care.interventions where care_plan_id = $1 order by id",
        "select a.discipline, a.practitioner_id, a.approved_at from care.approvals a join care.care_plans p on p.id = a.care_plan_id and p.version = a.version where a.care_plan_id = $1 order by a.id",
        """
        select m.practitioner_id, p.display_name, m.discipline from care.care_team_members m join care.practitioners p on p.id = m.practitioner_id
         where m.client_id = $2 and m.left_at is null order by m.joined_at, m.id
        """,
        """
        select stop_signal, regions, positions_acceptable, positions_to_avoid, grounding, grounding_to_avoid, early_warning_signs, environment, approach,
               author_id, author_discipline, care.has_safety_follow_up(client_id), clothing, communication, aftercare, precautions, ask_every_session
          from care.touch_safety_profiles where client_id = $2
        """,
        $"select id, discipline, author_id, author_discipline, starts_at, status from care.sessions where client_id = $2 order by starts_at desc, id desc limit {RecentSessions}",
        """
        select distinct on (instrument, span) id, instrument, total, band, taken_at, category, author_id, author_discipline,
               lead(total) over same, lead(id) over same, lead(category) over same, lead(author_id) over same, lead(author_discipline) over same, span
          from care.outcome_measurements where client_id = $2 and total is not null and ended_at is null and moment <> 'after' and completeness = 'complete'
        window same as (partition by instrument, span order by taken_at desc, first_id desc) order by instrument, span, taken_at desc, first_id desc
        """,
        """
        select id, "on", limits, instruction, author_id, author_discipline, placed_at, until, revision
          from care.holds where client_id = $2 and lifted_at is null and until > $3 order by id
        """,
        "select id, words, code, status, added_on, resolved_on, predecessor_id from care.concerns where care_plan_id = $1 order by id",
        """
        select p.id, p.kind, p.words, p.frequency, p.goal_ids, p.status, p.predecessor_id, r."from", r.until, r.times, r.how_it_went, r.id
          from care.self_care_practices p
          left join lateral (select s."from", s.until, s.times, s.how_it_went, s.id from care.self_care_reports s where s.practice_id = p.id order by s.until desc, s.id desc limit 1) r on true
         where p.care_plan_id = $1 order by p.id
        """,
        "select id, version, what_changed, summary, decision, next_review_on, reviewed_by_id, reviewed_at from care.plan_reviews where care_plan_id = $1 order by reviewed_at desc, id desc limit 1",
    ];

    public async Task<CarePlanRead?> Read(ClientId client, CarePlanId plan, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        var setting = db.Security.Take();
        if (setting is not null) batch.BatchCommands.Add(setting);
        foreach (var question in Questions) batch.BatchCommands.Add(Ask(question, plan, client, record.Now));

        await using var rows = await batch.ExecuteReaderAsync(ct);
        if (setting is not null) await rows.NextResultAsync(ct);
        if (!await rows.ReadAsync(ct)) return null;

        var parts = new List<DisclosedPart>();
        var view = ReadPlan(rows, client, plan, parts);
        var goals = await Next(rows, ReadGoal, ct);
        var interventions = await Next(rows, ReadIntervention, ct);
        var approvals = await Next(rows, ReadApproval, ct);
        var team = await Next(rows, ReadMember, ct);
        var cues = await Next(rows, row => ReadCues(row, client, parts), ct);
        var sessions = await Next(rows, row => ReadSession(row, parts), ct);
        var scores = await Next(rows, row => ReadScores(row, parts), ct);
        var holds = await Next(rows, row => ReadHold(row, parts), ct);
        var concerns = await Next(rows, ReadConcern, ct);
        var practices = await Next(rows, ReadPractice, ct);
        var reviews = await Next(rows, ReadReview, ct);

        return new(
            view with
            {
                Goals = goals.ConvertAll(goal => Judged(goal, scores, parts)),
                Concerns = concerns,
                SelfCare = practices,
                LastReview = reviews.FirstOrDefault(),
                Interventions = interventions,
                Approvals = approvals,
                CareTeam = team,
                SafetyCues = cues.FirstOrDefault(),
                Holds = holds.Count > 0 ? holds : null,
                RecentSessions = sessions.Count > 0 || record.Reach.DecideWhole(InformationCategory.Scheduling).IsPermitted ? sessions : null,
                Outcomes = scores.Count > 0 ? scores.ConvertAll(score => score.Last) : null,
            },
            parts);
    }

    // $1 the plan, $2 the client, $3 now. PostgreSQL takes more than a question asks for, as long as each has its type.
    private static NpgsqlBatchCommand Ask(string question, CarePlanId plan, ClientId client, DateTimeOffset now) =>
        new(question) { Parameters = { new() { Value = plan.Value }, new() { Value = client.Value }, new() { Value = now } } };

    private static CarePlanView ReadPlan(NpgsqlDataReader row, ClientId client, CarePlanId plan, List<DisclosedPart> parts)
    {
        parts.Add(new(InformationCategory.CarePlan, AuthorAt(row, 7), plan.Value));
        return new()
        {
            Id = plan.Value,
            ClientId = client.Value,
            Title = row.GetString(0),
            Status = Word<CarePlanStatus>(row.GetString(1)),
            Version = row.GetInt32(2),
            Revision = row.GetInt32(3),
            ReviewOn = row.GetFieldValue<DateOnly>(4),
            LeadPractitionerId = row.GetGuid(5),
            ActivatedAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
            AgreedAt = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
            ReviewEveryWeeks = row.IsDBNull(10) ? null : row.GetInt32(10),
            PredecessorId = GuidAt(row, 11),
            SuccessorId = GuidAt(row, 12),
            Concerns = [],
            Goals = [],
            Interventions = [],
            SelfCare = [],
            Approvals = [],
            CareTeam = [],
            Withheld = [],
        };
    }

    private static GoalView ReadGoal(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Title = row.GetString(1),
        Category = Word<GoalCategory>(row.GetString(2)),
        Target = row.IsDBNull(3) ? null : FromJson<GoalTargetView>(row.GetString(3)),
        OwnerId = row.GetGuid(4),
        Status = Word<GoalStatus>(row.GetString(5)),
        PredecessorId = GuidAt(row, 6),
    };

    private static InterventionView ReadIntervention(NpgsqlDataReader row)
    {
        var regions = row.GetFieldValue<string[]>(5);
        return new()
        {
            Id = row.GetGuid(0),
            Discipline = Word<Discipline>(row.GetString(1)),
            Status = Word<InterventionStatus>(row.GetString(2)),
            Modality = row.IsDBNull(3) ? null : Word<Modality>(row.GetString(3)),
            Technique = row.IsDBNull(4) ? null : Word<Technique>(row.GetString(4)),
            Regions = regions.Length == 0 ? null : Array.ConvertAll(regions, Word<BodyRegion>),
            PressureCeiling = row.IsDBNull(6) ? null : row.GetInt32(6),
            Frequency = FromJson<FrequencyView>(row.GetString(7)),
            GoalIds = row.GetFieldValue<Guid[]>(8),
            Description = row.IsDBNull(9) ? null : row.GetString(9),
            Review = row.IsDBNull(10) ? null : FromJson<ReviewCadenceView>(row.GetString(10)),
            PredecessorId = GuidAt(row, 11),
        };
    }

    private static ApprovalView ReadApproval(NpgsqlDataReader row) =>
        new() { Discipline = Word<Discipline>(row.GetString(0)), PractitionerId = row.GetGuid(1), ApprovedAt = row.GetFieldValue<DateTimeOffset>(2) };

    private static TeamMemberView ReadMember(NpgsqlDataReader row) => new() { PractitionerId = row.GetGuid(0), Name = row.GetString(1), Discipline = Word<Discipline>(row.GetString(2)) };

    private static SafetyCuesView ReadCues(NpgsqlDataReader row, ClientId client, List<DisclosedPart> parts)
    {
        parts.Add(new(InformationCategory.SafetyCues, AuthorAt(row, 9), client.Value));
        return new()
        {
            StopSignal = FromJson<StopSignal>(row.GetString(0)),
            Boundaries = FromJson<IReadOnlyList<RegionRule>>(row.GetString(1)),
            PositionsAcceptable = Array.ConvertAll(row.GetFieldValue<string[]>(2), Word<BodyPosition>),
            PositionsToAvoid = Array.ConvertAll(row.GetFieldValue<string[]>(3), Word<BodyPosition>),
            Grounding = row.GetFieldValue<string[]>(4),
            GroundingToAvoid = row.GetFieldValue<string[]>(5),
            EarlyWarningSigns = FromJson<IReadOnlyList<WarningSign>>(row.GetString(6)),
            Environment = FromJson<TouchEnvironment>(row.GetString(7)),
            Approach = FromJson<TouchApproach>(row.GetString(8)),
            Alerts = row.GetBoolean(11) ? [SafetySignal.Cue] : [],
            Clothing = FromJson<TouchClothing>(row.GetString(12)),
            Communication = FromJson<TouchCommunication>(row.GetString(13)),
            Aftercare = FromJson<TouchAftercare>(row.GetString(14)),
            Precautions = FromJson<IReadOnlyList<Precaution>>(row.GetString(15)),
            AskEverySession = Array.ConvertAll(row.GetFieldValue<string[]>(16), Word<TouchTopic>),
        };
    }

    private static HoldView ReadHold(NpgsqlDataReader row, List<DisclosedPart> parts)
    {
        var author = AuthorAt(row, 4);
        parts.Add(new(InformationCategory.SafetyCues, author, row.GetGuid(0)));
        var limits = FromJson<HoldLimits>(row.GetString(2));
        return new()
        {
            Id = row.GetGuid(0),
            On = Word<Discipline>(row.GetString(1)),
            Limits = new()
            {
                NoSessions = limits.NoSessions,
                PressureCeiling = limits.PressureCeiling?.Level,
                TechniquesToLeave = limits.TechniquesToLeave,
                SitesToLeave = limits.SitesToLeave,
                PositionsToAvoid = limits.PositionsToAvoid,
            },
            Instruction = row.IsDBNull(3) ? null : row.GetString(3),
            PlacedBy = author.PersonId,
            PlacedAt = row.GetFieldValue<DateTimeOffset>(6),
            Until = row.GetFieldValue<DateTimeOffset>(7),
            IsInForce = true,
            Revision = row.GetInt32(8),
        };
    }

    private static RecentSessionView ReadSession(NpgsqlDataReader row, List<DisclosedPart> parts)
    {
        var author = AuthorAt(row, 2);
        parts.Add(new(InformationCategory.Scheduling, author, row.GetGuid(0)));
        return new()
        {
            Id = row.GetGuid(0),
            Discipline = Word<Discipline>(row.GetString(1)),
            PractitionerId = author.PersonId,
            StartsAt = row.GetFieldValue<DateTimeOffset>(4),
            Status = Word<SessionStatus>(row.GetString(5)),
        };
    }

    private static ConcernView ReadConcern(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Words = row.GetString(1),
        Code = row.IsDBNull(2) ? null : FromJson<ConcernCode>(row.GetString(2)),
        Status = Word<ConcernStatus>(row.GetString(3)),
        AddedOn = row.GetFieldValue<DateOnly>(4),
        ResolvedOn = row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5),
        PredecessorId = GuidAt(row, 6),
    };

    private PracticeView ReadPractice(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Kind = Word<SelfCareKind>(row.GetString(1)),
        Words = row.GetString(2),
        Frequency = row.IsDBNull(3) ? null : FromJson<FrequencyView>(row.GetString(3)),
        GoalIds = row.GetFieldValue<Guid[]>(4),
        Status = Word<PracticeStatus>(row.GetString(5)),
        PredecessorId = GuidAt(row, 6),
        LastReport = row.IsDBNull(7) ? null : new()
        {
            From = row.GetFieldValue<DateOnly>(7),
            Until = row.GetFieldValue<DateOnly>(8),
            Times = row.GetInt32(9),
            HowItWent = row.IsDBNull(10) ? null : db.Sealing!.OpenText("self_care_reports", "how_it_went", row.GetGuid(11), row.GetFieldValue<byte[]>(10)),
        },
    };

    private static PlanReviewView ReadReview(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Version = row.GetInt32(1),
        WhatChanged = row.GetString(2),
        Summary = row.IsDBNull(3) ? null : row.GetString(3),
        Decision = Word<ReviewDecision>(row.GetString(4)),
        NextReviewOn = row.GetFieldValue<DateOnly>(5),
        ReviewedById = row.GetGuid(6),
        ReviewedAt = row.GetFieldValue<DateTimeOffset>(7),
    };

    private static Scores ReadScores(NpgsqlDataReader row, List<DisclosedPart> parts)
    {
        var last = ReadOutcome(row, parts);
        return row.IsDBNull(8)
            ? new(last, null, null)
            : new(last, row.GetDecimal(8), new(Word<InformationCategory>(row.GetString(10)), AuthorAt(row, 11), row.GetGuid(9)));
    }

    private static LatestOutcomeView ReadOutcome(NpgsqlDataReader row, List<DisclosedPart> parts)
    {
        parts.Add(new(Word<InformationCategory>(row.GetString(5)), AuthorAt(row, 6), row.GetGuid(0)));
        return new()
        {
            Id = row.GetGuid(0),
            Instrument = row.GetString(1),
            Window = row.GetString(13),
            Value = row.GetDecimal(2),
            Band = row.IsDBNull(3) ? null : row.GetString(3),
            At = row.GetFieldValue<DateTimeOffset>(4),
        };
    }

    // I11: from the scores that this reader may see, and no other; what was filled in decides nothing, and a rating right after a session says how that session ended, not how the goal stands. The one before is shown, by the way it went, only where it is needed.
    private GoalView Judged(GoalView goal, List<Scores> scores, List<DisclosedPart> parts)
    {
        if (goal.Target is not { } seen || Instruments.Find(seen.Instrument) is not { } measure) return goal;
        if (scores.Find(score => score.Last.Instrument == measure.Code && score.Last.Window == measure.Window) is not { } found) return goal;

        var target = GoalTarget.Of(seen.Instrument, seen.Comparison, seen.Value, seen.By);
        List<GoalScore> judged = [new(found.Last.Id, found.Last.Value, found.Last.At)];
        if (found is { Before: { } before, BeforeIs: { } was }) judged.Add(new(was.Record, before, found.Last.At));
        var achievement = GoalAchievement.Of(target, judged, record.Today)!;
        if (found.BeforeIs is { } compared && achievement.Status is AchievementStatus.Improving or AchievementStatus.Worsening or AchievementStatus.NoChange) parts.Add(compared);
        return goal with
        {
            Latest = new() { Value = found.Last.Value, At = found.Last.At },
            Achievement = new() { Status = achievement.Status, Value = achievement.By.Value, MeasurementId = achievement.By.MeasurementId, At = achievement.By.At },
        };
    }

    private sealed record Scores(LatestOutcomeView Last, decimal? Before, DisclosedPart? BeforeIs);

    private static Guid? GuidAt(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static Author AuthorAt(NpgsqlDataReader row, int column) => new(row.GetGuid(column), row.IsDBNull(column + 1) ? null : Word<Discipline>(row.GetString(column + 1)));

    // The answer to the next question.
    private static async Task<List<T>> Next<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        var all = new List<T>();
        while (await rows.ReadAsync(ct)) all.Add(read(rows));
        return all;
    }

    private static T Word<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);

    private static T FromJson<T>(string text) => JsonSerializer.Deserialize<T>(text, Json.Options) ?? throw new JsonException("A stored value is empty.");
}

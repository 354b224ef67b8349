using System.Text.Json.Serialization;
using AutoMapper;
using IntegrativeCare.Application.BridgeSummaries;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Sessions;

/// <summary>A session as the diary knows it: that it takes place, when and where; never what happened in it.</summary>
public sealed record SessionSummaryView
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who holds it.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>Care by talk or care by touch.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>When it begins by the diary, in UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ends by the diary, in UTC.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Where; <c>null</c> when not said.</summary>
    public string? Room { get; init; }

    /// <summary>The care plan that it serves; <c>null</c> outside any.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>How far it has come.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>When the client was said to be here, in UTC; <c>null</c> before, or when nobody said it.</summary>
    public DateTimeOffset? CheckedInAt { get; init; }

    /// <summary>When it really began, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was held to its end, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When somebody first said stop, in UTC; <c>null</c> when nobody did.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>When the client was asked how they leave, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? DebriefedAt { get; init; }

    /// <summary>Who called it off; <c>null</c> when nobody did.</summary>
    public SessionActor? CancelledBy { get; init; }

    /// <summary>Why it was called off, in a word for the diary; <c>null</c> when not said.</summary>
    public DiaryReason? CancellationReason { get; init; }

    /// <summary>When it was written down after it had been held without the product, in UTC; <c>null</c> when it was held with it.</summary>
    public DateTimeOffset? EnteredLateAt { get; init; }

    /// <summary>After how many weeks the client was asked to come back; <c>null</c> when nothing was agreed.</summary>
    public int? ComeBackInWeeks { get; init; }

    /// <summary>The policy pack, and the version of it, under which it began; <c>null</c> before.</summary>
    public PackReference? Pack { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal DisclosedPart AsPart() => new(InformationCategory.Scheduling, new Author(PractitionerId, Discipline), Id);
}

/// <summary>One session, as far as the reader may see it. The part on touch is absent when it is not shared, and then named in <see cref="Withheld"/>.</summary>
public sealed record SessionView
{
    /// <summary>The diary's entry.</summary>
    public required SessionSummaryView Session { get; init; }

    /// <summary>Where it stood in the diary before, each time that it was moved.</summary>
    public required IReadOnlyList<DiaryMoveView> Moves { get; init; }

    /// <summary>What the client agreed to by touch and what was done; absent when nothing was recorded or it is not shared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TouchConsentView? TouchConsent { get; init; }

    /// <summary>How it went: pauses, choices, how the client left; absent when nothing was taken down or it is not shared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SessionCourseView? Course { get; init; }

    /// <summary>What to do when the client says stop or when it gets too much; absent when nothing was written down or it is not shared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SessionCuesView? SafetyCues { get; init; }

    /// <summary>What the other discipline tells this one at present, newest first, at most 20: for whoever acts in the session's discipline, until the session is over; absent when there is nothing or it is not shared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BridgeSummaryView>? BridgeSummaries { get; init; }

    /// <summary>What is not shared with the reader.</summary>
    public required IReadOnlyList<WithheldView> Withheld { get; init; }
}

/// <summary>Where a session stood in the diary before it was moved.</summary>
public sealed record DiaryMoveView
{
    /// <summary>When it was moved, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who moved it.</summary>
    public required Guid By { get; init; }

    /// <summary>When it was to begin, in UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it was to end, in UTC.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Where; <c>null</c> when not said.</summary>
    public string? Room { get; init; }

    /// <summary>Why it was moved, in a word for the diary; <c>null</c> when not said.</summary>
    public DiaryReason? Reason { get; init; }
}

/// <summary>How a session went.</summary>
public sealed record SessionCourseView
{
    /// <summary>The record of it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The interruptions, in order.</summary>
    public required IReadOnlyList<SessionPauseView> Pauses { get; init; }

    /// <summary>The choices that the client was offered, in order.</summary>
    public required IReadOnlyList<OfferedChoiceView> Choices { get; init; }

    /// <summary>How the client left; <c>null</c> until they were asked.</summary>
    public DebriefingView? Debriefing { get; init; }
}

/// <summary>One interruption.</summary>
public sealed record SessionPauseView
{
    /// <summary>Whose sign it was; <c>null</c> when nobody said.</summary>
    public PauseKind? Kind { get; init; }

    /// <summary>Who said so in the product.</summary>
    public required Guid By { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it was over, in UTC; <c>null</c> while it is on.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A choice and its answer.</summary>
public sealed record OfferedChoiceView
{
    /// <summary>The choice.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is about.</summary>
    public required ChoiceGroup Group { get; init; }

    /// <summary>What was offered.</summary>
    public required string Option { get; init; }

    /// <summary>What the client answered.</summary>
    public required ChoiceAnswer Answer { get; init; }

    /// <summary>In which other way; <c>null</c> unless it was changed.</summary>
    public string? ChangedTo { get; init; }

    /// <summary>What it answers of the things that the client wants to be asked in every session; <c>null</c> for none.</summary>
    public TouchTopic? Question { get; init; }

    /// <summary>Who asked; the client's own id when they said it in their account.</summary>
    public required Guid By { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>How the client left.</summary>
public sealed record DebriefingView
{
    /// <summary>How they left.</summary>
    public required LeavingAs Leaves { get; init; }

    /// <summary>What was done or given for afterwards.</summary>
    public required IReadOnlyList<string> Aftercare { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid By { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the touch safety profile says for the moments in which there is no time to look for it.</summary>
public sealed record SessionCuesView
{
    /// <summary>The sign that ends touch at once.</summary>
    public required StopSignal StopSignal { get; init; }

    /// <summary>Signs that it is getting too much, each with what was agreed to do then.</summary>
    public required IReadOnlyList<WarningSign> EarlyWarningSigns { get; init; }

    /// <summary>What makes leaving easy.</summary>
    public required TouchAftercare Aftercare { get; init; }

    /// <summary>What the client wants to be asked in every session and was not asked in this one yet; a massage does not begin before.</summary>
    public required IReadOnlyList<TouchTopic> ToAsk { get; init; }
}

/// <summary>The client's consent to touch in one session, and what was done under it.</summary>
public sealed record TouchConsentView
{
    /// <summary>The consent.</summary>
    public required Guid Id { get; init; }

    /// <summary>When the client's consent was first documented, in UTC; until then, when they first said no.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When it was last talked through, in UTC; <c>null</c> for what is older than that it was kept.</summary>
    public DateTimeOffset? DiscussedAt { get; init; }

    /// <summary>True when any of it was documented later than the policy pack allows after the session.</summary>
    public required bool IsLate { get; init; }

    /// <summary>True when it was written down afterwards, and no check for contraindications in force let all of what was done, or a hold let no session be held.</summary>
    public required bool IsOutsideLimits { get; init; }

    /// <summary>Who decided in the client's place, as recorded then; <c>null</c> when the client decided.</summary>
    public TouchDecisionMakerView? DecidedBy { get; init; }

    /// <summary>When the client took all of it back, in UTC; <c>null</c> while any of it may stand.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The policy pack, and the version of it, under which the client agreed last.</summary>
    public PackReference? Pack { get; init; }

    /// <summary>True while some region may be touched.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>Every region ever agreed to in this session, ended permissions included.</summary>
    public required IReadOnlyList<ConsentedRegionView> Regions { get; init; }

    /// <summary>What was done, in the order in which it was recorded.</summary>
    public required IReadOnlyList<RegionWorkedView> Worked { get; init; }

    /// <summary>What was said about touch, in the order in which it was recorded; what holds now follows from it.</summary>
    public required IReadOnlyList<TouchEventView> Events { get; init; }
}

/// <summary>Who decided about touch in the client's place. Their name stands with the client's decision makers, for whoever may read those.</summary>
/// <param name="Id">Which of the client's decision makers.</param>
/// <param name="Relationship">What they are to the client, as recorded then.</param>
public sealed record TouchDecisionMakerView(Guid? Id, string Relationship);

/// <summary>The client's permission to touch one region.</summary>
public sealed record ConsentedRegionView
{
    /// <summary>The permission.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where.</summary>
    public required BodyRegion Region { get; init; }

    /// <summary>On which side; <c>null</c> for both.</summary>
    public Side? Side { get; init; }

    /// <summary>How.</summary>
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>No firmer than this, 1–5.</summary>
    public required int PressureCeiling { get; init; }

    /// <summary>The date on the written consent; <c>null</c> when there is none.</summary>
    public DateOnly? WrittenConsentOn { get; init; }

    /// <summary>What lies between; <c>null</c> when not said.</summary>
    public Draping? Draping { get; init; }

    /// <summary>How the client lies, sits or stands for it; <c>null</c> when not said.</summary>
    public BodyPosition? Position { get; init; }

    /// <summary>The products that may touch the skin here.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>When the client agreed, in UTC.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When it ended, in UTC; <c>null</c> while it stands.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>One thing done to one region.</summary>
public sealed record RegionWorkedView
{
    /// <summary>The entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where.</summary>
    public required BodyRegion Region { get; init; }

    /// <summary>On which side; <c>null</c> for both.</summary>
    public Side? Side { get; init; }

    /// <summary>How.</summary>
    public required Technique Technique { get; init; }

    /// <summary>How firm, 1–5.</summary>
    public required int Pressure { get; init; }

    /// <summary>The product on the skin; <c>null</c> when there was none.</summary>
    public string? Product { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>One thing said about touch.</summary>
public sealed record TouchEventView
{
    /// <summary>Its place among those of the session, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What was said.</summary>
    public required TouchEventKind Kind { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who recorded it; the client's own id when they said it in their account.</summary>
    public required Guid By { get; init; }

    /// <summary>Where; <c>null</c> for everywhere.</summary>
    public BodyRegion? Region { get; init; }

    /// <summary>On which side; <c>null</c> for both.</summary>
    public Side? Side { get; init; }

    /// <summary>How; none means in any way.</summary>
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>No firmer than this from then on; <c>null</c> when nothing was said of it.</summary>
    public int? Ceiling { get; init; }

    /// <summary>The date on the written consent; <c>null</c> when there was none.</summary>
    public DateOnly? WrittenConsentOn { get; init; }

    /// <summary>What lies between; <c>null</c> when not said.</summary>
    public Draping? Draping { get; init; }

    /// <summary>How the client lies, sits or stands; <c>null</c> when not said.</summary>
    public BodyPosition? Position { get; init; }

    /// <summary>The products that were agreed to.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>How comfortable the client was, 0–10; <c>null</c> when not asked.</summary>
    public int? Comfort { get; init; }

    /// <summary>What they said of the pressure; <c>null</c> when not asked.</summary>
    public PressureWish? Pressure { get; init; }

    /// <summary>What they said of the warmth; <c>null</c> when not asked.</summary>
    public TemperatureWish? Temperature { get; init; }
}

internal sealed class SessionMaps : Profile
{
    public SessionMaps()
    {
        CreateMap<Session, SessionSummaryView>()
            .ForMember(view => view.Id, from => from.MapFrom(session => session.Id.Value))
            .ForMember(view => view.PractitionerId, from => from.MapFrom(session => session.Author.PersonId))
            .ForMember(view => view.PlanId, from => from.MapFrom(session => session.PlanId == null ? (Guid?)null : session.PlanId.Value.Value))
            .ForMember(view => view.Pack, from => from.MapFrom(session => session.PackCode == null || session.PackVersion == null ? null : new PackReference(session.PackCode, session.PackVersion)));
        CreateMap<DiaryMove, DiaryMoveView>();
        CreateMap<TouchConsent, TouchConsentView>()
            .ForMember(view => view.Id, from => from.MapFrom(consent => consent.Id.Value))
            .ForMember(view => view.DecidedBy, from => from.MapFrom(consent =>
                consent.DecisionMaker == null ? null : new TouchDecisionMakerView(consent.DecisionMaker.Id == null ? null : consent.DecisionMaker.Id.Value.Value, consent.DecisionMaker.Relationship)))
            .ForMember(view => view.Events, from => from.MapFrom(consent => consent.Events.OrderBy(said => said.Number)));
        CreateMap<TouchEvent, TouchEventView>().ForMember(view => view.By, from => from.MapFrom(said => said.By.PersonId));
        CreateMap<SessionCourse, SessionCourseView>()
            .ForMember(view => view.Id, from => from.MapFrom(course => course.Id.Value))
            .ForMember(view => view.Pauses, from => from.MapFrom(course => course.Pauses.OrderBy(pause => pause.From)))
            .ForMember(view => view.Choices, from => from.MapFrom(course => course.Choices.OrderBy(choice => choice.Number)));
        CreateMap<SessionPause, SessionPauseView>().ForMember(view => view.By, from => from.MapFrom(pause => pause.By.PersonId));
        CreateMap<OfferedChoice, OfferedChoiceView>()
            .ForMember(view => view.Id, from => from.MapFrom(choice => choice.Id.Value))
            .ForMember(view => view.By, from => from.MapFrom(choice => choice.By.PersonId));
        CreateMap<Debriefing, DebriefingView>();
        CreateMap<TouchSafetyProfile, SessionCuesView>().ForMember(view => view.ToAsk, from => from.Ignore());
        CreateMap<ConsentedRegion, ConsentedRegionView>()
            .ForMember(view => view.Id, from => from.MapFrom(region => region.Id.Value))
            .ForMember(view => view.PressureCeiling, from => from.MapFrom(region => region.Ceiling.Level));
        CreateMap<RegionWorked, RegionWorkedView>()
            .ForMember(view => view.Id, from => from.MapFrom(worked => worked.Id.Value))
            .ForMember(view => view.Pressure, from => from.MapFrom(worked => worked.Pressure.Level));
    }
}

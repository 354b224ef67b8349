using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List what bodywork left behind, newest first, with each time somebody asked again.</summary>
/// <param name="IsOpen">Only what somebody has to ask after, or only what is over.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListAdverseEvents(ClientId ClientId, bool? IsOpen, int Limit, Cursor? After) : IRequest<Disclosed<Slice<AdverseEventView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<ListAdverseEvents, Disclosed<Slice<AdverseEventView>>>
    {
        public async Task<Disclosed<Slice<AdverseEventView>>> Handle(ListAdverseEvents request, CancellationToken cancellationToken)
        {
            var effects = db.AdverseEvents.AsNoTracking().Where(e => e.ClientId == request.ClientId);
            if (request.IsOpen is { } isOpen) effects = effects.Where(e => e.ClosedAt == null == isOpen);
            if (request.After is { } after)
            {
                var last = new AdverseEventId(after.Id);
                effects = effects.Where(e => e.Id.CompareTo(last) < 0);
            }

            var rows = await effects.OrderByDescending(e => e.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows.ConvertAll(mapper.Map<AdverseEventView>), request.Limit, effect => Cursor.After(effect.RecordedAt, effect.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.Bodywork) };
            return record.Disclose(page, page.Items.Select(effect => effect.AsPart()));
        }
    }
}

/// <summary>An unwanted effect after bodywork.</summary>
public sealed record AdverseEventView
{
    /// <summary>The entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session after which it was noticed.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>What it is; `none` when somebody asked and there was nothing.</summary>
    public required AdverseEffect Effect { get; init; }

    /// <summary>How much it weighs on the client.</summary>
    public EffectWeight? Weight { get; init; }

    /// <summary>In the client's words.</summary>
    public string? Words { get; init; }

    /// <summary>When the client noticed it, in UTC.</summary>
    public required DateTimeOffset NoticedAt { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline; <c>null</c> for the client.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>When it was written down, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>By when somebody asks again, in UTC; <c>null</c> when it is over.</summary>
    public DateTimeOffset? FollowUpBy { get; init; }

    /// <summary>When it was over, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Each time somebody asked again, oldest first.</summary>
    public required IReadOnlyList<EffectFollowUpView> FollowUps { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal DisclosedPart AsPart() => new(InformationCategory.Bodywork, new Author(AuthorId, AuthorDiscipline), Id);
}

/// <summary>Somebody asked again.</summary>
public sealed record EffectFollowUpView
{
    /// <summary>How it stood.</summary>
    public required EffectCourse Course { get; init; }

    /// <summary>In words.</summary>
    public string? Words { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid ById { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class AdverseEventMaps : Profile
{
    public AdverseEventMaps()
    {
        CreateMap<AdverseEvent, AdverseEventView>()
            .ForMember(view => view.Id, from => from.MapFrom(effect => effect.Id.Value))
            .ForMember(view => view.SessionId, from => from.MapFrom(effect => effect.SessionId.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(effect => effect.Author.PersonId))
            .ForMember(view => view.AuthorDiscipline, from => from.MapFrom(effect => effect.Author.Discipline))
            .ForMember(view => view.FollowUps, from => from.MapFrom(effect => effect.FollowUps.OrderBy(again => again.At)));
        CreateMap<EffectFollowUp, EffectFollowUpView>().ForMember(view => view.ById, from => from.MapFrom(again => again.By.PersonId));
    }
}

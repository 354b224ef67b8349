using AutoMapper;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>A care plan in a list.</summary>
public sealed record CarePlanSummaryView
{
    /// <summary>The plan.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>How far it has come.</summary>
    public required CarePlanStatus Status { get; init; }

    /// <summary>Which content it is, from 1; people approve and agree to one version.</summary>
    public required int Version { get; init; }

    /// <summary>The day on which client and team look back together.</summary>
    public required DateOnly ReviewOn { get; init; }

    /// <summary>Who keeps it up.</summary>
    public required Guid LeadPractitionerId { get; init; }

    /// <summary>Who drafted it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>In which discipline they drafted it.</summary>
    public Discipline? AuthorDiscipline { get; init; }

    /// <summary>When it was drafted, in UTC.</summary>
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>When it first became active, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>When it was completed or revoked, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal DisclosedPart AsPart() => new(InformationCategory.CarePlan, new Author(AuthorId, AuthorDiscipline), Id);
}

internal sealed class CarePlanSummaryMaps : Profile
{
    public CarePlanSummaryMaps() =>
        CreateMap<CarePlan, CarePlanSummaryView>()
            .ForMember(view => view.Id, from => from.MapFrom(plan => plan.Id.Value))
            .ForMember(view => view.LeadPractitionerId, from => from.MapFrom(plan => plan.LeadPractitionerId.Value))
            .ForMember(view => view.AuthorId, from => from.MapFrom(plan => plan.Author.PersonId))
            .ForMember(view => view.AuthorDiscipline, from => from.MapFrom(plan => plan.Author.Discipline));
}

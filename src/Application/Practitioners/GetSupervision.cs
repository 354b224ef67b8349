using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Read one supervision: who answers for whose work, since when, and what was agreed.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record GetSupervision(SupervisionId Id) : IRequest<SupervisionView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, IMapper mapper) : IRequestHandler<GetSupervision, SupervisionView>
    {
        public async Task<SupervisionView> Handle(GetSupervision request, CancellationToken cancellationToken)
        {
            var supervision = await db.Supervisions.AsNoTracking().Require(s => s.Id == request.Id, new SupervisionNotFound(), cancellationToken);
            return mapper.Map<SupervisionView>(supervision) with { IsActive = supervision.IsActive(at.Today) };
        }
    }
}

/// <summary>One psychotherapist answers for another's clinical work.</summary>
public sealed record SupervisionView
{
    /// <summary>The supervision.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who answers for the work.</summary>
    public required Guid SupervisorId { get; init; }

    /// <summary>Whose work it is.</summary>
    public required Guid SuperviseeId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>The first day without it; <c>null</c> while no end is known.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>True when it runs today.</summary>
    public bool IsActive { get; init; }

    /// <summary>What of the work it covers; <c>null</c> when all of it.</summary>
    public string? Covers { get; init; }

    /// <summary>Which notes are co-signed.</summary>
    public required CoSignRuleView CoSign { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>Which notes the supervisor co-signs.</summary>
public sealed record CoSignRuleView
{
    /// <summary>Which.</summary>
    public required CoSignScope Scope { get; init; }

    /// <summary>The share of a sample. Unit: percent; <c>null</c> for all else.</summary>
    public int? Percent { get; init; }

    /// <summary>How many first sessions with each client; <c>null</c> for all else.</summary>
    public int? Sessions { get; init; }
}

internal sealed class SupervisionMaps : Profile
{
    public SupervisionMaps()
    {
        CreateMap<Supervision, SupervisionView>()
            .ForMember(view => view.Id, from => from.MapFrom(supervision => supervision.Id.Value))
            .ForMember(view => view.SupervisorId, from => from.MapFrom(supervision => supervision.SupervisorId.Value))
            .ForMember(view => view.SuperviseeId, from => from.MapFrom(supervision => supervision.SuperviseeId.Value))
            .ForMember(view => view.IsActive, from => from.Ignore());
        CreateMap<CoSignRule, CoSignRuleView>();
    }
}

using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>List a client's signed consultation documents, newest first.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListConsultations(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<ConsultationView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<ListConsultations, Disclosed<Slice<ConsultationView>>>
    {
        public async Task<Disclosed<Slice<ConsultationView>>> Handle(ListConsultations request, CancellationToken cancellationToken)
        {
            var consultations = db.ConsultationRecords.AsNoTracking().Where(c => c.ClientId == request.ClientId);
            if (request.After is { } after)
            {
                var last = new ConsultationRecordId(after.Id);
                consultations = consultations.Where(c => c.Id.CompareTo(last) < 0);
            }

            var rows = await consultations.OrderByDescending(c => c.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows.ConvertAll(mapper.Map<ConsultationView>), request.Limit, one => Cursor.After(one.RecordedAt, one.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.Bodywork) };
            return record.Disclose(page, page.Items.Select(one => one.AsPart()));
        }
    }
}

/// <summary>A signed consultation document: that there is one, by whom and when, and its fingerprint.</summary>
public sealed record ConsultationView
{
    /// <summary>The record of it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The massage therapist who signed it.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>The client's signature.</summary>
    public required ConsultationSigned SignedByClient { get; init; }

    /// <summary>The therapist's signature.</summary>
    public required ConsultationSigned SignedByTherapist { get; init; }

    /// <summary>SHA-256 of the document.</summary>
    public required string DocumentSha256 { get; init; }

    /// <summary>How many elements the place asked for.</summary>
    public required int Elements { get; init; }

    /// <summary>The policy pack that asked for it, and its version.</summary>
    public required PackReference Pack { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Since when another one is due, in UTC; <c>null</c> while it holds.</summary>
    public DateTimeOffset? OutdatedAt { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal DisclosedPart AsPart() => new(InformationCategory.Bodywork, new Author(PractitionerId, Discipline.MassageTherapy), Id);
}

internal sealed class ConsultationMaps : Profile
{
    public ConsultationMaps() => CreateMap<ConsultationRecord, ConsultationView>()
        .ForMember(view => view.Id, from => from.MapFrom(one => one.Id.Value))
        .ForMember(view => view.PractitionerId, from => from.MapFrom(one => one.Author.PersonId))
        .ForMember(view => view.Pack, from => from.MapFrom(one => new PackReference(one.PackCode, one.PackVersion)));
}

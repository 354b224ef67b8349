using AutoMapper.QueryableExtensions;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Notes;

/// <summary>List the versions of a note, first to last, without their text: what was signed, what replaced it and when (C7, I42). A version that is still a draft is there for its author alone.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListNoteVersions(ClientId ClientId, NoteId NoteId) : IRequest<Disclosed<NoteVersions>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, AutoMapper.IConfigurationProvider maps) : IRequestHandler<ListNoteVersions, Disclosed<NoteVersions>>
    {
        public async Task<Disclosed<NoteVersions>> Handle(ListNoteVersions request, CancellationToken cancellationToken)
        {
            var note = await db.Notes.AsNoTracking().Where(n => n.Id == request.NoteId).Select(n => new { n.OriginalId }).FirstOrDefaultAsync(cancellationToken)
                ?? throw new Domain.Kernel.DomainException(new NoteNotFound());
            var versions = await db.Notes.AsNoTracking().Where(n => n.OriginalId == note.OriginalId && (n.Status != NoteStatus.Draft || n.EnteredInErrorAt == null || n.Id == request.NoteId))
                .OrderBy(n => n.Version).ThenBy(n => n.WrittenAt).ProjectTo<NoteSummaryView>(maps).ToListAsync(cancellationToken);
            return record.Disclose(new NoteVersions { Items = versions }, versions.Select(version => version.AsPart()));
        }
    }
}

/// <summary>The versions of one note, first to last.</summary>
public sealed record NoteVersions
{
    /// <summary>Each version that the reader may see.</summary>
    public required IReadOnlyList<NoteSummaryView> Items { get; init; }
}

using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Notes;

/// <summary>Read one note with its text. A draft is there for its author alone.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record GetNote(ClientId ClientId, NoteId NoteId) : IRequest<Disclosed<NoteView>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => NoteId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, IMapper mapper) : IRequestHandler<GetNote, Disclosed<NoteView>>
    {
        public async Task<Disclosed<NoteView>> Handle(GetNote request, CancellationToken cancellationToken)
        {
            var note = await db.Notes.AsNoTracking().Require(n => n.Id == request.NoteId, new NoteNotFound(), cancellationToken);
            var text = await db.TextOf(note, record.PersonId, cancellationToken);
            return record.Disclose(text.AsView(mapper), text.Parts);
        }
    }
}

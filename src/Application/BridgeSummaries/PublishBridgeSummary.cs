using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.ProcessNotes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.BridgeSummaries;

/// <summary>
/// Tell the other discipline a short extract of a note of yours, or of your supervisee's (Rule CR-204; I50). What it was drawn from is kept nowhere: one message serves both sources, so that neither the
/// summary nor the ledger says whether there are process notes.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist), KeptFromLogs]
public sealed record PublishBridgeSummary(ClientId ClientId, BridgeSource Source, PublishBridgeSummaryBody Body) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IHasBody<PublishBridgeSummaryBody>
{
    Guid INamesOneRecord.RecordId => Source.Id;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<PublishBridgeSummary, Receipt>
    {
        public async Task<Receipt> Handle(PublishBridgeSummary request, CancellationToken cancellationToken)
        {
            var author = await AuthorOf(request.Source, cancellationToken);
            var by = caller.PractitionerId ?? throw new DomainException(new BridgeNotYours());
            if (by.Value != author.PersonId) record.MustSupervise(request.Body.Category, author);
            else if (!record.Reach.TeamDisciplines.Any(discipline => discipline == author.Discipline)) throw new DomainException(new OnlyMembersWrite());

            var bridge = BridgeSummary.Publish(caller.ClinicId, request.ClientId, request.Body.AsTerms(), author, by, record.Now);
            db.BridgeSummaries.Add(bridge);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(bridge.Category);
            return new Receipt(bridge.Id.Value, bridge.Revision);
        }

        private async Task<Author> AuthorOf(BridgeSource source, CancellationToken ct)
        {
            if (source.IsProcessNote)
            {
                var kept = new ProcessNoteId(source.Id);
                var own = await db.ProcessNotes.AsNoTracking().Require(n => n.Id == kept, new ProcessNoteNotFound(), ct);
                own.MustBeOf(caller.PersonId());
                return own.Author;
            }

            var id = new NoteId(source.Id);
            var note = await db.Notes.AsNoTracking().Require(n => n.Id == id, new NoteNotFound(), ct);
            return note.Status == NoteStatus.Signed ? note.Author : throw new DomainException(new BridgeNoteNotFinal());
        }
    }
}

/// <summary>What a bridge summary is drawn from. It is asked once, when it is published, and not kept.</summary>
public sealed record BridgeSource
{
    private BridgeSource(Guid id, bool isProcessNote) => (Id, IsProcessNote) = (id, isProcessNote);

    /// <summary>The note's id.</summary>
    public Guid Id { get; }

    /// <summary>True for a process note, of which only its author publishes.</summary>
    public bool IsProcessNote { get; }

    /// <summary>A session note, once it is final.</summary>
    public static BridgeSource Of(NoteId note) => new(note.Value, false);

    /// <summary>A process note of one's own.</summary>
    public static BridgeSource Of(ProcessNoteId note) => new(note.Value, true);

    /// <inheritdoc />
    public override string ToString() => "a note";
}

/// <summary>What is told, to whom, and for how long.</summary>
public sealed record PublishBridgeSummaryBody
{
    /// <summary>The discipline that is told: the other one.</summary>
    /// <example>massageTherapy</example>
    public required Discipline Audience { get; init; }

    /// <summary>
    /// The kind of information that it is from then on, and by which the client's consent decides: <c>carePlan</c>, <c>safetyCues</c> or <c>physicalHealth</c>; to massage therapists also
    /// <c>mentalHealthSummary</c>, to psychotherapists <c>bodywork</c>.
    /// </summary>
    /// <example>carePlan</example>
    public required InformationCategory Category { get; init; }

    /// <summary>What helps the other discipline, without the story. At most 2,000 characters.</summary>
    /// <example>Evenings are hard at present; a quiet end of the session helps more than a long one.</example>
    [StringLength(PlainText.Paragraph)]
    public required string Text { get; init; }

    /// <summary>When it ends by itself, with an offset or in UTC: at most 365 days ahead, in 90 days when left out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Text.Length} characters";

    internal BridgeTerms AsTerms() => new(Audience, Category, Text, ExpiresAt);
}

using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// Write down a session that was held while the product could not be used: when it really was, and of a massage what was agreed to before it and what was then done. It is marked for
/// good; what comes later than the policy pack allows raises a task for who held it and who leads the care (I33b). So does a session that was held over a hold, or a massage that no check
/// for contraindications in force lets. What can never be right is refused here as at any time: an untrained or unsupervised hand, an unknown product, a site of which the client said never.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record EnterSessionLate(ClientId ClientId, SessionId SessionId, int ExpectedRevision, EnterSessionLateBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<EnterSessionLateBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, TouchAgreement agreement, CheckInForce checks, IHoldsInForce holds) : IRequestHandler<EnterSessionLate, Receipt>
    {
        public async Task<Receipt> Handle(EnterSessionLate request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            var clinic = await db.Clinics.AsNoTracking().Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var on = clinic.Today(said.StartedAt);
            (await db.StandingOf(by, on, record.Pack, cancellationToken)).MustBeSupervised();
            await MustBePossible(said, session, by, cancellationToken);

            var touch = said.Consent is { } agreed
                ? await agreement.Take(session, agreed, by, said.CompletedAt, cancellationToken)
                : await db.TouchConsentOf(session.Id, cancellationToken);
            session.EnterLate(said.StartedAt, said.CompletedAt, touch, record.Pack, record.Now);
            TouchDone[] done = [.. said.Worked.Select((one, i) => one.AsDone($"/worked/{i}"))];
            var isOutside = await WasOnHold(said, session, cancellationToken) || (touch is not null && !await checks.LetsOf(session, done, said.CompletedAt.ToUniversalTime(), on, cancellationToken));
            touch?.RecordLate(session, done, isOutside, by, record.Pack, record.Now);
            if (isOutside) await agreement.Raise(CareTaskKind.ReviewLateEntry, session, cancellationToken);
            await db.SettleHandover(session, caller.PersonId(), CareTaskOutcome.NotNeeded, record.Now, cancellationToken);

            record.Writes(session.Discipline == Discipline.MassageTherapy ? InformationCategory.Bodywork : InformationCategory.Scheduling);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }

        private async Task MustBePossible(EnterSessionLateBody said, Session session, Author by, CancellationToken ct)
        {
            var wishes = said.Consent?.Regions.Select((wish, i) => (Wish: wish, At: $"/consent/regions/{i}")).ToList() ?? [];
            var worked = said.Worked.Select((done, i) => (Done: done, At: $"/worked/{i}")).ToList();

            List<(Technique Technique, string Pointer)> techniques =
                [.. wishes.SelectMany(one => one.Wish.Techniques.Select(technique => (technique, $"{one.At}/techniques"))), .. worked.Select(one => (one.Done.Technique, $"{one.At}/technique"))];
            await db.MustBeTrained(caller, by, techniques, ct);

            var known = await checks.Catalogue(ct);
            foreach (var (technique, pointer) in techniques) known.Technique(technique, pointer);
            foreach (var (wish, at) in wishes)
            {
                foreach (var (i, product) in wish.Products.Index()) known.Product(product, $"{at}/products/{i}");
            }

            foreach (var (done, at) in worked)
            {
                if (done.Product is { } product) known.Product(product, $"{at}/product");
            }

            var sites = wishes.Select(one => (BodySite.Of(one.Wish.Region, one.Wish.Side, one.At), $"{one.At}/region")).Concat(worked.Select(one => (BodySite.Of(one.Done.Region, one.Done.Side, one.At), $"{one.At}/region")));
            await db.MustKeepToBoundaries(session.ClientId, sites, record.Today, ct);
        }

        private async Task<bool> WasOnHold(EnterSessionLateBody said, Session session, CancellationToken ct) =>
            (await holds.On(session.Discipline, session.ClientId, said.StartedAt.ToUniversalTime(), ct)).Any(hold => hold.Limits.NoSessions && hold.PlacedAt < said.CompletedAt);
    }
}

/// <summary>How the session was held.</summary>
public sealed record EnterSessionLateBody
{
    /// <summary>When it really began, with an offset or in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it really ended; not in the future.</summary>
    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>Of a massage, what was agreed to before it, as it stands on paper; left out when it is in the record already.</summary>
    public TouchConsentBody? Consent { get; init; }

    /// <summary>Of a massage, what was done; nothing beyond the consent.</summary>
    [MaxLength(100)]
    public IReadOnlyList<RegionWorkedBody> Worked { get; init; } = [];
}

using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// Record what the client agrees to by touch in this one session, after everything that the policy pack names was talked through (I30). In the middle of a session it adds to what was agreed.
/// What is documented later than the pack allows is marked, and somebody has to look at it (I33b).
/// </summary>
[For(Role.MassageTherapist), Writes(InformationCategory.Bodywork)]
public sealed record RecordTouchConsent(ClientId ClientId, SessionId SessionId, int ExpectedRevision, TouchConsentBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<TouchConsentBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, TouchAgreement agreement, CheckInForce checks) : IRequestHandler<RecordTouchConsent, Receipt>
    {
        public async Task<Receipt> Handle(RecordTouchConsent request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            await db.MustBeTrained(caller, by, [.. request.Body.Regions.SelectMany((wish, i) => wish.Techniques.Select(technique => (technique, $"/regions/{i}/techniques")))], cancellationToken);
            var sites = request.Body.Regions.Select((wish, i) => (BodySite.Of(wish.Region, wish.Side, $"/regions/{i}"), $"/regions/{i}/region"));
            await db.MustKeepToBoundaries(session.ClientId, sites, record.Today, cancellationToken);
            await agreement.Take(session, request.Body, by, heldUntil: null, cancellationToken);

            await checks.MustAllow(session, request.Body.AsWishes(), cancellationToken);
            session.TouchChanged();
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}

/// <summary>What was talked through, and what the client agrees to.</summary>
public sealed record TouchConsentBody
{
    /// <summary>What was talked through: all that the policy pack names.</summary>
    /// <example>["natureOfTreatment", "benefits", "risksAndSideEffects", "alternatives", "consequencesOfNoTreatment", "rightToStopAnytime"]</example>
    [MaxLength(12)]
    public required IReadOnlyList<DiscussionElement> Discussed { get; init; }

    /// <summary>What the client agrees to, region by region. What is not named here is not touched.</summary>
    [MaxLength(50)]
    public required IReadOnlyList<TouchWishBody> Regions { get; init; }

    /// <summary>When it was talked through, where that is written down afterwards; now when left out. Not in the future, and at most 24 hours before the session.</summary>
    public DateTimeOffset? DiscussedAt { get; init; }

    /// <summary>Who decided when it was not the client alone: the id of a substitute decision maker whose recorded authority is in force now.</summary>
    public Guid? DecisionMakerId { get; init; }

    /// <summary>For a client who is not of age: they said yes themselves, beside whoever decides.</summary>
    public bool ClientAssents { get; init; }

    /// <summary>For a client who is not of age, where capacity decides and not age: you found that they understand what is proposed and what follows from it.</summary>
    public bool ClientUnderstands { get; init; }

    internal IReadOnlyList<TouchWish> AsWishes() => [.. Regions.Select(wish => wish.AsWish())];
}

/// <summary>What the client agrees to for one region.</summary>
public sealed record TouchWishBody
{
    /// <summary>Where.</summary>
    /// <example>shoulders</example>
    public required BodyRegion Region { get; init; }

    /// <summary>One side of it; both when left out.</summary>
    public Side? Side { get; init; }

    /// <summary>How; at least one.</summary>
    /// <example>["swedish"]</example>
    [MaxLength(20)]
    public required IReadOnlyList<Technique> Techniques { get; init; }

    /// <summary>No firmer than this, in steps from 1 (resting hands) to 5.</summary>
    /// <example>2</example>
    [Range(Pressure.Lightest, Pressure.Firmest)]
    public required int PressureCeiling { get; init; }

    /// <summary>The date on the client's written consent, where the policy pack asks for one: the session's own date, or one within the plan where a consent may hold for a plan (I31).</summary>
    public DateOnly? WrittenConsentOn { get; init; }

    /// <summary>What lies between the hands and the skin.</summary>
    /// <example>sheet</example>
    public Draping? Draping { get; init; }

    /// <summary>How the client lies, sits or stands for it.</summary>
    /// <example>seated</example>
    public BodyPosition? Position { get; init; }

    /// <summary>The oils and other products that may touch the skin here; none that is not named.</summary>
    [MaxLength(TouchWish.MostProducts)]
    public IReadOnlyList<string> Products { get; init; } = [];

    internal TouchWish AsWish() => new(Region, Techniques, Pressure.Of(PressureCeiling), WrittenConsentOn) { Side = Side, Draping = Draping, Position = Position, Products = Products };
}

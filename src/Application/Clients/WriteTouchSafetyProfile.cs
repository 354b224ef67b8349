using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Clients;

/// <summary>Write what was agreed with the client about safe touch. It replaces what stood before.</summary>
/// <param name="ExpectedRevision">The revision that is replaced; <c>null</c> when there is none yet.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client), Writes(InformationCategory.SafetyCues)]
public sealed record WriteTouchSafetyProfile(ClientId ClientId, int? ExpectedRevision, SafeTouchBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<SafeTouchBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<WriteTouchSafetyProfile, Receipt>
    {
        public async Task<Receipt> Handle(WriteTouchSafetyProfile request, CancellationToken cancellationToken)
        {
            var profile = await db.TouchSafetyProfiles.FirstOrDefaultAsync(p => p.ClientId == request.ClientId, cancellationToken);
            if (profile is null)
            {
                if (request.ExpectedRevision is not null) throw new DomainException(new TouchProfileNotFound());
                profile = TouchSafetyProfile.Write(request.ClientId, caller.ClinicId, request.Body.AsAgreed(), record.Author(), record.Pack, record.Now, record.Today);
                db.TouchSafetyProfiles.Add(profile);
            }
            else
            {
                profile.MustBeAt(request.ExpectedRevision ?? 0);
                profile.Rewrite(request.Body.AsAgreed(), record.Author(), record.Pack, record.Now, record.Today);
            }

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(profile.ClientId.Value, profile.Revision);
        }
    }
}

/// <summary>What was agreed about safe touch: what to do, never why.</summary>
public sealed record SafeTouchBody
{
    /// <summary>What ends touch at once, without a reason.</summary>
    public required StopSignal StopSignal { get; init; }

    /// <summary>What holds for which region of the body. A region that is not named: ask first.</summary>
    [MaxLength(TouchSafetyProfile.MostRules)]
    public IReadOnlyList<RegionRule> Regions { get; init; } = [];

    /// <summary>Positions that are fine.</summary>
    /// <example>["seated", "sideLying"]</example>
    public IReadOnlyList<BodyPosition> PositionsAcceptable { get; init; } = [];

    /// <summary>Positions to avoid.</summary>
    /// <example>["prone"]</example>
    public IReadOnlyList<BodyPosition> PositionsToAvoid { get; init; } = [];

    /// <summary>The room: light, music, scent, temperature, door.</summary>
    public TouchEnvironment Environment { get; init; } = new();

    /// <summary>How to touch: pressure, cloth, announcing.</summary>
    public TouchApproach Approach { get; init; } = new();

    /// <summary>What helps to come back to the present.</summary>
    /// <example>["Feet on the floor", "Name five things in the room"]</example>
    [MaxLength(SafeTouch.MostLines)]
    public IReadOnlyList<string> Grounding { get; init; } = [];

    /// <summary>What does not help.</summary>
    /// <example>["Closing the eyes"]</example>
    [MaxLength(SafeTouch.MostLines)]
    public IReadOnlyList<string> GroundingToAvoid { get; init; } = [];

    /// <summary>Early signs that it is too much, each with what was agreed to do.</summary>
    [MaxLength(SafeTouch.MostLines)]
    public IReadOnlyList<WarningSign> EarlyWarningSigns { get; init; } = [];

    /// <summary>What to wear and what lies between.</summary>
    public TouchClothing Clothing { get; init; } = new();

    /// <summary>How to talk: pause signal, check-ins, silence.</summary>
    public TouchCommunication Communication { get; init; } = new();

    /// <summary>What makes leaving easy.</summary>
    public TouchAftercare Aftercare { get; init; } = new();

    /// <summary>Instructions beside all that. Send one back with its id to keep it; who said it, and when, the product fills in.</summary>
    [MaxLength(Precaution.Most)]
    public IReadOnlyList<Precaution> Precautions { get; init; } = [];

    /// <summary>What the client wants to be asked in every session anew (I35).</summary>
    /// <example>["position", "pressure"]</example>
    public IReadOnlyList<TouchTopic> AskEverySession { get; init; } = [];

    internal SafeTouch AsAgreed() => new()
    {
        StopSignal = StopSignal,
        Regions = Regions,
        PositionsAcceptable = PositionsAcceptable,
        PositionsToAvoid = PositionsToAvoid,
        Environment = Environment,
        Approach = Approach,
        Grounding = Grounding,
        GroundingToAvoid = GroundingToAvoid,
        EarlyWarningSigns = EarlyWarningSigns,
        Clothing = Clothing,
        Communication = Communication,
        Aftercare = Aftercare,
        Precautions = Precautions,
        AskEverySession = AskEverySession,
    };
}

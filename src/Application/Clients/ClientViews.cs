using System.Text.Json.Serialization;
using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Application.Clients;

/// <summary>A client, as far as the reader may see them. A part that is not permitted is absent and named in <see cref="Withheld"/>.</summary>
public sealed record ClientView
{
    /// <summary>The client.</summary>
    public required Guid Id { get; init; }

    /// <summary>How to call and reach them; absent when not shared with the reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DemographicsView? Demographics { get; init; }

    /// <summary>The kinds of information that are not shared with the reader, where that may be known.</summary>
    public required IReadOnlyList<WithheldView> Withheld { get; init; }

    /// <summary>The revision, for <c>If-Match</c>; absent when the demographics are not shared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Revision { get; init; }
}

/// <summary>How to call and reach a client.</summary>
public sealed record DemographicsView
{
    /// <summary>The name that they use.</summary>
    public required string NameUsed { get; init; }

    /// <summary>The name on official papers.</summary>
    public string? LegalName { get; init; }

    /// <summary>Their pronouns, in their own words.</summary>
    public string? Pronouns { get; init; }

    /// <summary>Languages as BCP 47 tags, the one they prefer first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>How they like to be reached.</summary>
    public ContactWay? PreferredContact { get; init; }

    /// <summary>The IANA time zone that they live in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What they need to take part, such as step-free access.</summary>
    public string? AccessibilityNeeds { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? BornOn { get; init; }
}

/// <summary>A kind of information that is not shared with the reader.</summary>
public sealed record WithheldView
{
    /// <summary>The kind of information.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>The rule that decided.</summary>
    public required DecisionReason Reason { get; init; }

    /// <summary>Where to ask the client for consent.</summary>
    public required string ConsentRequest { get; init; }

    /// <summary>What the reader is told about one denial.</summary>
    public static WithheldView Of(ClientId client, DisclosureDecision denied) =>
        new() { Category = denied.Category, Reason = denied.Reason, ConsentRequest = $"/api/v1/clients/{client.Value}/consent-requests" };
}

/// <summary>A client in a list.</summary>
public sealed record ClientSummaryView
{
    /// <summary>The client.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name that they use.</summary>
    public required string NameUsed { get; init; }

    /// <summary>Their pronouns.</summary>
    public string? Pronouns { get; init; }

    /// <summary>Who registered them; for the decision, and not shown.</summary>
    [JsonIgnore]
    public Author WrittenBy { get; init; } = null!;
}

/// <summary>Clients that were found, and of whom something is shown.</summary>
public sealed record FoundClients(Slice<ClientSummaryView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown =>
        [.. Slice.Items.Select(client => new ShownRecord(new ClientId(client.Id), new DisclosedPart(InformationCategory.Demographics, client.WrittenBy, client.Id)))];
}

/// <summary>What a massage therapist needs to keep a client safe: what to do and what to avoid, never why.</summary>
public sealed record TouchSafetyProfileView
{
    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What ends touch at once, without a reason.</summary>
    public required StopSignal StopSignal { get; init; }

    /// <summary>What holds for which region of the body. A region that is not named: ask first.</summary>
    public required IReadOnlyList<RegionRule> Regions { get; init; }

    /// <summary>Positions that are fine.</summary>
    public required IReadOnlyList<BodyPosition> PositionsAcceptable { get; init; }

    /// <summary>Positions to avoid.</summary>
    public required IReadOnlyList<BodyPosition> PositionsToAvoid { get; init; }

    /// <summary>The room: light, music, scent, temperature, door.</summary>
    public required TouchEnvironment Environment { get; init; }

    /// <summary>How to touch: pressure, cloth, announcing.</summary>
    public required TouchApproach Approach { get; init; }

    /// <summary>What helps to come back to the present.</summary>
    public required IReadOnlyList<string> Grounding { get; init; }

    /// <summary>What does not help, and is to be left alone.</summary>
    public required IReadOnlyList<string> GroundingToAvoid { get; init; }

    /// <summary>Early signs that it is too much, each with what was agreed to do.</summary>
    public required IReadOnlyList<WarningSign> EarlyWarningSigns { get; init; }

    /// <summary>What to wear and what lies between.</summary>
    public required TouchClothing Clothing { get; init; }

    /// <summary>How to talk: pause signal, check-ins, silence.</summary>
    public required TouchCommunication Communication { get; init; }

    /// <summary>What makes leaving easy.</summary>
    public required TouchAftercare Aftercare { get; init; }

    /// <summary>Instructions beside all that, each with who said it and until when it holds.</summary>
    public required IReadOnlyList<Precaution> Precautions { get; init; }

    /// <summary>What the client wants to be asked in every session anew (I35).</summary>
    public required IReadOnlyList<TouchTopic> AskEverySession { get; init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public required DateTimeOffset LastChangedAt { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

internal sealed class ClientMaps : Profile
{
    public ClientMaps()
    {
        CreateMap<Client, DemographicsView>();
        CreateMap<Client, ClientSummaryView>()
            .ForMember(view => view.Id, from => from.MapFrom(client => client.Id.Value))
            .ForMember(view => view.WrittenBy, from => from.MapFrom(client => client.Author));
        CreateMap<TouchSafetyProfile, TouchSafetyProfileView>()
            .ForMember(view => view.ClientId, from => from.MapFrom(profile => profile.ClientId.Value))
            .ForMember(view => view.StopSignal, from => from.MapFrom(profile => profile.StopSignal));
    }
}

using AutoMapper;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Somebody who practises in the clinic.</summary>
public sealed record PractitionerView
{
    /// <summary>The practitioner.</summary>
    public required Guid Id { get; init; }

    /// <summary>How they are called.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Their professional title today, from the class of their registration; <c>null</c> when no licence allows practice today.</summary>
    public string? Title { get; init; }

    /// <summary>Their e-mail address at the clinic; <c>null</c> when not given.</summary>
    public string? Email { get; init; }

    /// <summary>Their licences.</summary>
    public required IReadOnlyList<LicenceView> Licences { get; init; }

    /// <summary>What they have learned beyond their licences and can show.</summary>
    public required IReadOnlyList<CredentialView> Credentials { get; init; }

    /// <summary>When they left the clinic, in UTC; <c>null</c> while they work there.</summary>
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>Their revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>A registration with a regulator.</summary>
public sealed record LicenceView
{
    /// <summary>The licence.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it allows to practise.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>Where, such as <c>CA-ON</c>.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The register, such as <c>CRPO</c>.</summary>
    public required string Register { get; init; }

    /// <summary>The number in the register.</summary>
    public required string Number { get; init; }

    /// <summary>The class of registration.</summary>
    public required RegistrationClass Class { get; init; }

    /// <summary>Where it stands.</summary>
    public required LicenceStatus Status { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>When it was last verified in the register, in UTC.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>Where the evidence of that is kept; <c>null</c> when none was named.</summary>
    public string? Evidence { get; init; }

    /// <summary>When somebody should look into the register again; <c>null</c> when no day was set.</summary>
    public DateOnly? NextCheckOn { get; init; }

    /// <summary>True from that day on.</summary>
    public bool IsCheckDue { get; init; }

    /// <summary>That it is about to end, or has; <c>null</c> when there is nothing to warn of.</summary>
    public LicenceWarningView? Warning { get; init; }
}

/// <summary>That a licence is about to end, or has: at 60, 30 and 7 days, and after its last day.</summary>
public sealed record LicenceWarningView
{
    /// <summary>Which warning it is.</summary>
    public required LicenceWarning Code { get; init; }

    /// <summary>Days after today: 0 on the last day, below 0 once it is over.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Text { get; init; }

    internal static LicenceWarningView? Of(Licence licence, DateOnly today) => licence.WarningOn(today) is not { } code ? null : new()
    {
        Code = code,
        DaysLeft = licence.DaysLeft(today),
        Text = licence.DaysLeft(today) switch
        {
            < 0 => Invariant($"The licence with {licence.Register} ended on {licence.ValidUntil:yyyy-MM-dd}. Nothing can be done under it until its renewal is recorded."),
            0 => Invariant($"The licence with {licence.Register} ends today. From tomorrow nothing can be done under it until its renewal is recorded."),
            1 => Invariant($"The licence with {licence.Register} ends tomorrow, on {licence.ValidUntil:yyyy-MM-dd}. Have its renewal recorded before."),
            var days => Invariant($"The licence with {licence.Register} ends in {days} days, on {licence.ValidUntil:yyyy-MM-dd}. Have its renewal recorded before."),
        },
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>That somebody has learned a technique or a modality.</summary>
public sealed record CredentialView
{
    /// <summary>The credential.</summary>
    public required Guid Id { get; init; }

    /// <summary>The technique; <c>null</c> when it is for a modality.</summary>
    public Technique? Technique { get; init; }

    /// <summary>The modality; <c>null</c> when it is for a technique.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>The day on the certificate.</summary>
    public required DateOnly IssuedOn { get; init; }
}

/// <summary>A practitioner as they stand today.</summary>
internal static class PractitionerToday
{
    /// <summary>The view with what depends on the day: title, warnings and checks that are due.</summary>
    public static PractitionerView AsOf(this IMapper mapper, Practitioner practitioner, DateOnly today) => mapper.Map<PractitionerView>(practitioner) with
    {
        Title = practitioner.Title(today),
        Licences = [.. practitioner.Licences.OrderBy(licence => licence.Id.Value).Select(licence => mapper.AsOf(licence, today))],
    };

    /// <summary>One licence with what depends on the day.</summary>
    public static LicenceView AsOf(this IMapper mapper, Licence licence, DateOnly today) =>
        mapper.Map<LicenceView>(licence) with { IsCheckDue = licence.IsCheckDue(today), Warning = LicenceWarningView.Of(licence, today) };
}

internal sealed class PractitionerMaps : Profile
{
    public PractitionerMaps()
    {
        CreateMap<Practitioner, PractitionerView>()
            .ForMember(view => view.Id, from => from.MapFrom(practitioner => practitioner.Id.Value))
            .ForMember(view => view.Title, from => from.Ignore());
        CreateMap<Licence, LicenceView>().ForMember(view => view.Id, from => from.MapFrom(licence => licence.Id.Value))
            .ForMember(view => view.IsCheckDue, from => from.Ignore()).ForMember(view => view.Warning, from => from.Ignore());
        CreateMap<Credential, CredentialView>().ForMember(view => view.Id, from => from.MapFrom(credential => credential.Id.Value));
    }
}

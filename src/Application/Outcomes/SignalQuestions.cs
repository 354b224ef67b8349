using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>What the use cases of safety signals ask again and again.</summary>
internal static class SignalQuestions
{
    /// <summary>The signal, as far as it is open, at the revision that the caller saw.</summary>
    /// <exception cref="DomainException"><see cref="SignalNotFound"/>, <see cref="RequestStale"/>.</exception>
    public static async Task<SafetySignal> RequireSignal(this IClinicDb db, SafetySignalId id, int expectedRevision, CancellationToken ct)
    {
        var signal = await db.SafetySignals.Require(s => s.Id == id, new SignalNotFound(), ct);
        signal.MustBeAt(expectedRevision);
        return signal;
    }

    /// <summary>The clinic's settings, and the zone of its wall clock.</summary>
    public static async Task<(SafetySettings Settings, TimeZoneInfo Zone)> SafetyOfTheClinic(this IClinicDb db, CancellationToken ct)
    {
        var settings = await db.SafetySettings.AsNoTracking().SingleAsync(ct);
        var zone = await db.Clinics.Where(c => c.Id == settings.ClinicId).Select(c => c.TimeZone).SingleAsync(ct);
        return (settings, TimeZoneInfo.FindSystemTimeZoneById(zone));
    }

    /// <summary>By when a signal is due that is raised now.</summary>
    public static async Task<Func<SignalLevel, DateTimeOffset, DateTimeOffset>> ResponseClock(this IClinicDb db, CancellationToken ct)
    {
        var (settings, zone) = await db.SafetyOfTheClinic(ct);
        return (level, at) => settings.DueAt(level, at, zone);
    }

    /// <summary>Refuses an instrument with a safety item that the client answers alone while nobody at the clinic reads answers (Rule CR-230).</summary>
    /// <exception cref="DomainException"><see cref="NotMonitored"/>.</exception>
    public static async Task MustBeMonitored(this IClinicDb db, Instrument instrument, DateTimeOffset now, CancellationToken ct)
    {
        if (!instrument.HasSafetyItem) return;
        var (settings, zone) = await db.SafetyOfTheClinic(ct);
        settings.MustBeMonitored(now, zone);
    }

    /// <summary>Refuses to send an instrument with a safety item to the client's own account while the clinic has no hours in which somebody reads answers (Rule CR-230).</summary>
    /// <exception cref="DomainException"><see cref="NotMonitored"/>.</exception>
    public static async Task MustEverBeMonitored(this IClinicDb db, Instrument instrument, DateTimeOffset now, CancellationToken ct)
    {
        if (!instrument.HasSafetyItem) return;
        var (settings, zone) = await db.SafetyOfTheClinic(ct);
        if (settings.NextMonitored(now, zone) is null) settings.MustBeMonitored(now, zone);
    }

    /// <summary>After a practitioner's standing has changed and was saved: gives their open signals on when they may not follow up any more (I58).</summary>
    public static async Task PassOnFrom(this ISafetySignals signals, Practitioner practitioner, IClinicDb db, OpenRecord at, CancellationToken ct)
    {
        var jurisdiction = await db.Clinics.Where(c => c.Id == practitioner.ClinicId).Select(c => c.Jurisdiction).SingleAsync(ct);
        if (practitioner.DeactivatedAt is null && practitioner.IsLicensed(Discipline.Psychotherapy, jurisdiction, at.Pack, at.Today)) return;
        at.Raises(await signals.PassOn(practitioner.Id, client: null, EscalationReason.OwnerLeft, ct));
    }
}

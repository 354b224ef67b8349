using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>What the use cases of measurements ask again and again.</summary>
internal static class OutcomeQuestions
{
    /// <summary>The measurement, at the revision that the caller saw.</summary>
    /// <exception cref="DomainException"><see cref="MeasurementNotFound"/>, <see cref="RequestStale"/>.</exception>
    public static async Task<OutcomeMeasurement> RequireMeasurement(this IClinicDb db, MeasurementId id, int expectedRevision, CancellationToken ct)
    {
        var measurement = await db.Measurements.Require(m => m.Id == id, new MeasurementNotFound(), ct);
        measurement.MustBeAt(expectedRevision);
        return measurement;
    }

    /// <summary>Who changes a measurement now: in the discipline in which it was recorded where they act in it, so that its own rule can refuse another.</summary>
    /// <exception cref="DomainException"><see cref="DisciplineUnclear"/>.</exception>
    public static Author AuthorForMeasurement(this OpenRecord record, OutcomeMeasurement measurement) =>
        measurement.Author.Discipline is { } discipline ? record.AuthorFor(discipline) : record.Author();

    /// <summary>The session that a rating belongs to, as far as the caller may know of it.</summary>
    /// <exception cref="DomainException"><see cref="OutcomeSessionUnknown"/>.</exception>
    public static Task<Session> RequireRatedSession(this IClinicDb db, SessionId id, Domain.Clients.ClientId client, CancellationToken ct) =>
        db.Sessions.AsNoTracking().Require(s => s.Id == id && s.ClientId == client, new OutcomeSessionUnknown { Pointer = "/sessionId" }, ct);

    /// <summary>Leaves out the session, and what a measurement corrects, where the reader may not see these: an id would tell of them.</summary>
    public static async Task<List<OutcomeMeasurementView>> WithoutHiddenIds(this IClinicDb db, List<OutcomeMeasurementView> views, CancellationToken ct)
    {
        var held = views.Where(view => view.SessionId is not null).Select(view => new SessionId(view.SessionId!.Value)).Distinct().ToList();
        if (held.Count > 0)
        {
            var seen = await db.Sessions.AsNoTracking().Where(s => held.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
            views = views.ConvertAll(view => view.SessionId is { } id && !seen.Contains(new SessionId(id)) ? view with { SessionId = null } : view);
        }

        var corrected = views.Where(view => view.Corrects is not null).Select(view => new MeasurementId(view.Corrects!.Value)).ToList();
        if (corrected.Count == 0) return views;

        var visible = await db.Measurements.AsNoTracking().Where(m => corrected.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
        return views.ConvertAll(view => view.Corrects is { } id && !visible.Contains(new MeasurementId(id)) ? view with { Corrects = null } : view);
    }
}

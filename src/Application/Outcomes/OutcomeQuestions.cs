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
}

using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>List the clinic's emergency accesses for the privacy officer, newest first: those that wait for a review, those that were reviewed, or all. Without the words of the emergency.</summary>
[For(Role.PrivacyOfficer)]
public sealed record ListClinicEmergencyAccesses(EmergencyReviewState? Review, int Limit, Cursor? After) : IRequest<Slice<EmergencyAccessSummaryView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IEmergencyRegister register, OpenRecord record) : IRequestHandler<ListClinicEmergencyAccesses, Slice<EmergencyAccessSummaryView>>
    {
        public async Task<Slice<EmergencyAccessSummaryView>> Handle(ListClinicEmergencyAccesses request, CancellationToken cancellationToken) =>
            Slice.Of(await register.Read(request.Review, request.After?.Id, request.Limit + 1, record.Now, cancellationToken), request.Limit, row => Cursor.After("", row.Id));
    }
}

/// <summary>Whether an emergency access has been reviewed.</summary>
public enum EmergencyReviewState
{
    /// <summary>It waits for a privacy officer, whether it is still open or over.</summary>
    Pending,

    /// <summary>A privacy officer has said whether it was needed.</summary>
    Done,
}

/// <summary>All emergency accesses of the caller's clinic, whoever the client is.</summary>
public interface IEmergencyRegister
{
    /// <summary>Newest first, from before the named one on.</summary>
    Task<IReadOnlyList<EmergencyAccessSummaryView>> Read(EmergencyReviewState? review, Guid? before, int limit, DateTimeOffset now, CancellationToken ct);
}

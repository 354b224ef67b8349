using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>Names one agreement of the client.</summary>
public readonly record struct AgreementId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static AgreementId New() => new(Guid.CreateVersion7());
}

/// <summary>Names one practitioner's approval.</summary>
public readonly record struct ApprovalId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ApprovalId New() => new(Guid.CreateVersion7());
}

/// <summary>How the client agreed.</summary>
public enum AgreementMethod
{
    /// <summary>In conversation, face to face.</summary>
    InPerson,

    /// <summary>Signed on a screen.</summary>
    ElectronicSignature,

    /// <summary>Signed on paper.</summary>
    WrittenSignature,

    /// <summary>Said before somebody other than the one who recorded it.</summary>
    VerbalWitnessed,
}

/// <summary>The client agreed to one version of the plan. It says nothing about any later version (Rule CR-023; I09).</summary>
public sealed class Agreement
{
    private Agreement() { }

    internal Agreement(int version, AgreementMethod method, Author recordedBy, Guid? witness, DateTimeOffset now) =>
        (Id, Version, Method, RecordedBy, WitnessId, AgreedAt) = (AgreementId.New(), version, method, recordedBy, witness, now);

    /// <summary>Names it.</summary>
    public AgreementId Id { get; private init; }

    /// <summary>The version of the plan that the client saw.</summary>
    public int Version { get; private init; }

    /// <summary>How they agreed.</summary>
    public AgreementMethod Method { get; private init; }

    /// <summary>Who recorded it: staff, or the client in their own account.</summary>
    public Author RecordedBy { get; private init; } = null!;

    /// <summary>The person who heard it, for a verbal agreement; otherwise <c>null</c>.</summary>
    public Guid? WitnessId { get; private init; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset AgreedAt { get; private init; }
}

/// <summary>A practitioner stands behind one version of the plan, for their discipline.</summary>
public sealed class Approval
{
    private Approval() { }

    internal Approval(int version, Discipline discipline, PractitionerId by, DateTimeOffset now) =>
        (Id, Version, Discipline, PractitionerId, ApprovedAt) = (ApprovalId.New(), version, discipline, by, now);

    /// <summary>Names it.</summary>
    public ApprovalId Id { get; private init; }

    /// <summary>The version that was approved.</summary>
    public int Version { get; private init; }

    /// <summary>For which discipline.</summary>
    public Discipline Discipline { get; private init; }

    /// <summary>By whom.</summary>
    public PractitionerId PractitionerId { get; private init; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset ApprovedAt { get; private init; }
}

/// <summary>The client was offered psychotherapy for a mental-health goal and chose not to have it (Rule CR-021; I07, S1).</summary>
public sealed record PsychotherapyDecline
{
    private PsychotherapyDecline() { }

    internal PsychotherapyDecline(Author recordedBy, DateTimeOffset now) => (RecordedBy, DeclinedAt) = (recordedBy, now);

    /// <summary>Who heard and recorded it.</summary>
    public Author RecordedBy { get; private init; } = null!;

    /// <summary>When. UTC.</summary>
    public DateTimeOffset DeclinedAt { get; private init; }
}

using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Sessions;

/// <summary>Sessions for the tests: Monday's hour with Tomas, or with Ruth.</summary>
internal static class A_session
{
    public static readonly IReadOnlyList<DiscussionElement> AllSix =
    [
        DiscussionElement.NatureOfTreatment, DiscussionElement.Benefits, DiscussionElement.RisksAndSideEffects,
        DiscussionElement.Alternatives, DiscussionElement.ConsequencesOfNoTreatment, DiscussionElement.RightToStopAnytime,
    ];

    /// <summary>Ontario's rules for Monday's session, outside any plan.</summary>
    public static readonly TouchRules Rules = new(A_pack.Ontario, MondaysDate, MondaysDate);

    public static readonly TouchWish Neck = new(BodyRegion.Neck, [Technique.Swedish, Technique.MyofascialRelease], Pressure.Of(2));
    public static readonly TouchWish UpperBack = new(BodyRegion.UpperBack, [Technique.Swedish], Pressure.Of(3));

    public static Session OfMassage() => Session.Schedule(Clinic, MayaId, TomasId, Discipline.MassageTherapy, Monday, Monday.AddHours(1));

    public static Session OfTalk() => Session.Schedule(Clinic, MayaId, RuthId, Discipline.Psychotherapy, Monday, Monday.AddHours(1));

    public static TouchConsent Consented(this Session session, params TouchWish[] wishes) =>
        TouchConsent.Give(session, AllSix, wishes.Length == 0 ? [Neck, UpperBack] : wishes, Tomas, A_session.Rules, Monday);

    public static Session In(SessionStatus status)
    {
        var session = OfTalk();
        if (status is SessionStatus.Cancelled) session.Cancel(SessionActor.Client);
        if (status is SessionStatus.NoShow) session.MarkNoShow();
        if (status is SessionStatus.InProgress or SessionStatus.Paused or SessionStatus.Completed) session.Start(null, A_pack.Ontario, Monday);
        if (status is SessionStatus.Paused) session.Pause();
        if (status is SessionStatus.Completed) session.Complete(Monday);
        if (status is SessionStatus.Stopped) session.Stop(Monday);
        return session;
    }
}

namespace IntegrativeCare.Api.Commands;

/// <summary>The ids that stand in the documentation's examples. In a demo clinic the document shows the real ones in their place.</summary>
internal static class DemoIds
{
    public static readonly Guid Maya = Of("1e01");

    /// <summary>A client of Quinn's.</summary>
    public static readonly Guid Jonas = Of("1e02");

    /// <summary>A client of Tomas's, who is due again.</summary>
    public static readonly Guid Imani = Of("1e03");
    /// <summary>A client of Noor's and Tomas's.</summary>
    public static readonly Guid Priya = Of("1e05");

    public static readonly Guid Ruth = Of("1e11");
    public static readonly Guid Quinn = Of("1e12");
    public static readonly Guid Tomas = Of("1e13");
    public static readonly Guid Noor = Of("1e14");

    public static readonly Guid RuthsLicence = Of("1e15");
    public static readonly Guid QuinnsSupervision = Of("1e16");

    /// <summary>Tomas on Maya's care team.</summary>
    public static readonly Guid Member = Of("1e17");

    /// <summary>A massage therapist of Maya's team whose licence ends soon.</summary>
    public static readonly Guid Ines = Of("1f18");

    /// <summary>Massage with Tomas, planned, so that Ines can take it.</summary>
    public static readonly Guid SessionToHandOver = Of("1f46");

    /// <summary>Tomas's on the active plan; Ruth has not read it.</summary>
    public static readonly Guid Message = Of("1fa1");

    /// <summary>To Tomas, not answered yet.</summary>
    public static readonly Guid HandoffToAccept = Of("1fb1");

    /// <summary>To any massage therapist, not answered yet.</summary>
    public static readonly Guid HandoffToDecline = Of("1fb2");

    /// <summary>Tomas has taken it on.</summary>
    public static readonly Guid HandoffToComplete = Of("1fb3");

    /// <summary>Tomas has done it; Ruth has not acknowledged it.</summary>
    public static readonly Guid HandoffToClose = Of("1fb4");

    /// <summary>Ruth's, not answered yet.</summary>
    public static readonly Guid HandoffToWithdraw = Of("1fb5");

    /// <summary>An hour of supervision that Ruth has not confirmed.</summary>
    public static readonly Guid HoursToConfirm = Of("1fc1");

    /// <summary>Contact that Quinn entered on the wrong day.</summary>
    public static readonly Guid HoursToReverse = Of("1fc2");

    /// <summary>A session of Jonas's that needs a colleague, because its practitioner is suspended.</summary>
    public static readonly Guid TaskToComplete = Of("1fd1");

    /// <summary>On Maya's record.</summary>
    public static readonly Guid LegalHold = Of("1fe1");

    /// <summary>Maya's, blocked by it and by the clock.</summary>
    public static readonly Guid ErasureRequest = Of("1fe2");

    /// <summary>Previewed by Ada.</summary>
    public static readonly Guid DestructionToConfirm = Of("1fe3");

    /// <summary>Previewed by Ada.</summary>
    public static readonly Guid DestructionToCallOff = Of("1fe4");

    /// <summary>What the massage therapists may see of Maya; signed.</summary>
    public static readonly Guid Directive = Of("1e21");

    /// <summary>Drafted and not signed yet.</summary>
    public static readonly Guid DirectiveToSign = Of("1e22");

    /// <summary>Signed; it ends with an event.</summary>
    public static readonly Guid DirectiveWithEvent = Of("1e23");

    /// <summary>Active, of both disciplines.</summary>
    public static readonly Guid Plan = Of("1e31");

    /// <summary>A draft of Ruth's alone, at version <see cref="DemoClinic.DraftVersion"/>.</summary>
    public static readonly Guid PlanToAgree = Of("1e32");

    public static readonly Guid Goal = Of("1e35");

    /// <summary>Tomas's in the active plan.</summary>
    public static readonly Guid Intervention = Of("1e36");

    /// <summary>Massage, held.</summary>
    public static readonly Guid Session = Of("1e41");

    /// <summary>Psychotherapy, held.</summary>
    public static readonly Guid PsychotherapySession = Of("1e42");

    /// <summary>Massage, planned.</summary>
    public static readonly Guid SessionToHold = Of("1e43");

    /// <summary>Massage, planned, so that it can be called off.</summary>
    public static readonly Guid SessionToCancel = Of("1e44");

    /// <summary>Massage, planned for yesterday: nobody came.</summary>
    public static readonly Guid SessionMissed = Of("1e45");

    /// <summary>Massage, planned, so that it can be moved.</summary>
    public static readonly Guid SessionToMove = Of("1e46");

    /// <summary>Massage of yesterday, held on paper and not written down yet.</summary>
    public static readonly Guid SessionOnPaper = Of("1e47");

    /// <summary>What Maya and Tomas signed before the first massage.</summary>
    public static readonly Guid Consultation = Of("1e48");

    /// <summary>Tomas's about the massage; signed.</summary>
    public static readonly Guid Note = Of("1e51");

    /// <summary>A draft of Ruth's.</summary>
    public static readonly Guid NoteToSign = Of("1e52");

    /// <summary>Another draft of Ruth's.</summary>
    public static readonly Guid NoteToRewrite = Of("1e54");

    /// <summary>Quinn's about Jonas, signed; Ruth has not co-signed it yet.</summary>
    public static readonly Guid NoteToCoSign = Of("1e53");

    /// <summary>Another of Quinn's about Jonas that awaits Ruth.</summary>
    public static readonly Guid NoteToReturn = Of("1e57");

    /// <summary>Ruth's, signed, to begin the next version of.</summary>
    public static readonly Guid NoteToAmend = Of("1e58");

    /// <summary>Ruth's, signed, about something else.</summary>
    public static readonly Guid NoteInError = Of("1e59");

    /// <summary>The second version of one of Ruth's.</summary>
    public static readonly Guid NoteInTwoVersions = Of("1e5a");
    /// <summary>Ruth's about Maya, and nobody else's.</summary>
    public static readonly Guid ProcessNote = Of("3e01");

    /// <summary>What Ruth tells the massage therapists about Maya.</summary>
    public static readonly Guid BridgeSummary = Of("3e11");

    public static readonly Guid Outcome = Of("1e61");

    /// <summary>Tomas's, read wrongly from the form.</summary>
    public static readonly Guid OutcomeToCorrect = Of("1e62");

    /// <summary>Tomas's, of somebody else's form.</summary>
    public static readonly Guid OutcomeInError = Of("1e63");

    /// <summary>Pain before and after each massage, agreed with Maya.</summary>
    public static readonly Guid ScheduleToEnd = Of("1e65");

    /// <summary>Soreness after Maya's massage.</summary>
    public static readonly Guid EffectToFollowUp = Of("1e66");

    /// <summary>The clinic's permission for a questionnaire on sleep.</summary>
    public static readonly Guid LicenceToTakeBack = Of("1e67");

    /// <summary>Raised by an answer of Jonas's.</summary>
    public static readonly Guid Signal = Of("1e71");

    /// <summary>Tomas's; Maya has not answered it yet.</summary>
    public static readonly Guid ConsentRequest = Of("1e81");

    /// <summary>Maya's mother, who may decide for her.</summary>
    public static readonly Guid DecisionMaker = Of("1e82");

    /// <summary>Ruth's on massage; in force.</summary>
    public static readonly Guid Hold = Of("1eb1");

    /// <summary>Noor's, closed; Pia has not reviewed it yet.</summary>
    public static readonly Guid EmergencyToReview = Of("1e91");

    /// <summary>Quinn's.</summary>
    public static readonly Guid EmergencyToClose = Of("1e92");

    /// <summary>A client of Ruth's and Tomas's, with a plan to live by.</summary>
    public static readonly Guid Amira = Of("2a01");

    /// <summary>Amira's, active; its day of looking back has passed.</summary>
    public static readonly Guid LivingPlan = Of("2a31");

    public static readonly Guid LivingGoal = Of("2a35");

    /// <summary>Tomas's in <see cref="LivingPlan"/>.</summary>
    public static readonly Guid LivingTouch = Of("2a37");

    public static readonly Guid Concern = Of("2a38");
    public static readonly Guid Practice = Of("2a39");

    /// <summary>Ruth's, for massage.</summary>
    public static readonly Guid ProposalToAccept = Of("2a3a");

    /// <summary>Amira's, for massage.</summary>
    public static readonly Guid ProposalToDecline = Of("2a3b");

    /// <summary>Ruth's, for massage.</summary>
    public static readonly Guid ProposalToWithdraw = Of("2a3c");

    /// <summary>Massage, planned under <see cref="LivingPlan"/>.</summary>
    public static readonly Guid SessionUnderLivingPlan = Of("2a41");
    /// <summary>The clinic's own; nobody has said yet what is in it.</summary>
    public static readonly Guid Product = Of("1ef1");

    /// <summary>Of Maya's massage that was held.</summary>
    public static readonly Guid Check = Of("1ef2");

    /// <summary>Of Priya's massage that Noor will hold.</summary>
    public static readonly Guid CheckToOverride = Of("1ef3");

    /// <summary>Ruth's, planned.</summary>
    public static readonly Guid Absence = Of("1f71");

    /// <summary>The clinic's own, on a word in notes.</summary>
    public static readonly Guid LanguageRule = Of("2b01");

    /// <summary>Stands for the password of the demo people.</summary>
    public const string Password = "the-demo-password";

    /// <summary>Stands for the SHA-256 of the words of <see cref="DirectiveToSign"/>.</summary>
    public const string HashOfDirectiveToSign = "d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1";

    /// <summary>Stands for the SHA-256 of the words that the whole of <see cref="ConsentRequest"/> puts the client under.</summary>
    public const string HashOfConsentRequest = "b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1";

    /// <summary>Stands for the fingerprint of <see cref="NoteToSign"/>.</summary>
    public const string HashOfNoteToSign = "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1";

    /// <summary>Stands for the fingerprint of <see cref="NoteToCoSign"/>.</summary>
    public const string HashOfNoteToCoSign = "c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1";

    private static Guid Of(string end) => new($"0198f2c4-7d1e-7a60-9a3b-2f6f0c9b{end}");
}

using System.Reflection;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>The first lock: every message says whether and how it uses a client's record, who may send it and what it answers.</summary>
public sealed class EveryRequestTakesAStance
{
    private static readonly Type[] Stances = [typeof(IUsesClientRecord), typeof(IStartsClientRecord), typeof(IUsesManyClientRecords), typeof(IUsesNoClientRecord), typeof(IUsesAccountsOnly)];

    private static readonly IReadOnlyList<Type> Messages =
        [.. typeof(Receipt).Assembly.GetTypes().Where(type => !type.IsInterface && !type.IsAbstract && AnswerOf(type) is not null).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>They write the client's will, that somebody looks without it, or what was disclosed to whom, and no clinical content, so no kind of information is named in the ledger.</summary>
    private static readonly string[] WriteNoClinicalContent =
    [
        "AnswerConsentRequest", "AskForConsent", "CloseEmergencyAccess", "DraftDirective", "EndSubstituteDecisionMaker", "ExpireDirective", "FileErasureRequest", "FileRestriction",
        "OpenEmergencyAccess", "PlaceLegalHold", "RecordOutsideDisclosure", "RecordSubstituteDecisionMaker", "ReleaseLegalHold", "RenewDirective", "ReviewEmergencyAccess", "RevokeDirective", "SignDirective", "SuspendAccounting", "WithdrawErasureRequest",
    ];

    /// <summary>What practitioners may do about a client on whose care team they are not, and why (Rule CR-125; I14). The gate refuses everything else to them.</summary>
    private static readonly Dictionary<string, string> FromOutsideTheTeam = new(StringComparer.Ordinal)
    {
        ["AcknowledgeSafetySignal"] = "a signal is answered by whoever sees it",
        ["AmendNote"] = "its author corrects it; its own rule asks for the author",
        ["AssessSafetySignal"] = "who answers for a signal need not be on the team; nothing but the signal is open to them",
        ["AskForConsent"] = "it asks the client and writes nothing about their care",
        ["CloseEmergencyAccess"] = "who opened it ends it",
        ["CloseSafetySignal"] = "a supervisor closes it for a qualifying colleague",
        ["CoSignNote"] = "a supervisor signs and need not be on the team",
        ["DraftDirective"] = "the client's will",
        ["EndSubstituteDecisionMaker"] = "the client's will; its own rule asks for the team",
        ["EnterNoteInError"] = "its author takes it back; its own rule asks for the author",
        ["ExpireDirective"] = "the client's will",
        ["FileRestriction"] = "a restriction is heard from anybody (I20)",
        ["HandOverSafetySignal"] = "who answers for a signal need not be on the team; nothing but the signal is open to them",
        ["LiftHold"] = "its own rule asks for the author, their supervisor or the lead (I37)",
        ["MarkMessageRead"] = "it says only that the reader has read",
        ["OpenEmergencyAccess"] = "it is for those who are not on the team",
        ["PublishBridgeSummary"] = "a supervisor publishes and need not be on the team; its own rule asks the author for the team (I50)",
        ["RecordOutsideDisclosure"] = "who disclosed has to account for it",
        ["RecordSubstituteDecisionMaker"] = "the client's will; its own rule asks for the team",
        ["RedraftNote"] = "its author finishes a draft; its own rule asks for the author",
        ["RenewDirective"] = "the client's will",
        ["ReturnNote"] = "a supervisor gives it back and need not be on the team",
        ["RevokeDirective"] = "the client's will",
        ["SignDirective"] = "the client's will",
        ["SignNote"] = "its author finishes a draft; its own rule asks for the author",
        ["StopSession"] = "a stop is heard from anybody who can see the session (I33)",
        ["WithdrawBridgeSummary"] = "who told something takes it back at any time, or their supervisor (I50); who leads the care is on the team by their own rule",
        ["WithdrawTouchConsent"] = "what the client takes back is heard from anybody who can see the session (I33)",
    };

    /// <summary>They answer something other than a receipt although they change something, because what they answer is shown this once and is no client's record.</summary>
    private static readonly string[] AnswerASecretOnce = ["AcceptInvitation", "ConfirmAuthenticator", "EnrolAuthenticator", "InvitePerson", "RefreshSignIn", "SignIn"];

    [Fact]
    public void There_are_messages_to_check()
    {
        Assert.Contains(Messages, message => message.Name == "GetCarePlan");
        Assert.Contains(Messages, message => message.Name == "RegisterClient");
        Assert.True(Messages.Count > 50, $"Only {Messages.Count} messages were found.");
    }

    [Fact]
    public void And_exactly_one() =>
        Assert.Empty(Messages.Where(message => Stances.Count(stance => stance.IsAssignableFrom(message)) != 1).Select(message => message.Name));

    [Fact]
    public void And_says_who_may_send_it() =>
        Assert.Empty(Messages.Where(message => !typeof(IBeforeSignIn).IsAssignableFrom(message) && message.GetCustomAttribute<ForAttribute>() is not { Roles.Count: > 0 }).Select(message => message.Name));

    [Fact]
    public void And_asks_no_role_of_somebody_who_has_not_signed_in() =>
        Assert.Empty(Messages.Where(message => typeof(IBeforeSignIn).IsAssignableFrom(message) && message.GetCustomAttribute<ForAttribute>() is not null).Select(message => message.Name));

    [Fact]
    public void And_reads_a_clients_record_only_with_proof() =>
        Assert.Empty(Messages.Where(message => typeof(IUsesClientRecord).IsAssignableFrom(message) && IsQuery(message) && !IsDisclosed(AnswerOf(message)!)).Select(message => message.Name));

    [Fact]
    public void And_names_every_client_of_whom_a_list_shows_something() =>
        Assert.Empty(Messages.Where(message => typeof(IUsesManyClientRecords).IsAssignableFrom(message) && !typeof(IShowsClients).IsAssignableFrom(AnswerOf(message))).Select(message => message.Name));

    [Fact]
    public void And_answers_a_receipt_when_it_changes_something() =>
        Assert.Equal(AnswerASecretOnce, Messages.Where(message => !IsQuery(message) && AnswerOf(message) != typeof(Receipt) && AnswerOf(message) != typeof(Unit)).Select(message => message.Name));

    [Fact]
    public void And_never_shows_a_clients_record_without_having_opened_it() =>
        Assert.Empty(Messages.Where(message => IsDisclosed(AnswerOf(message)!) && !typeof(IUsesClientRecord).IsAssignableFrom(message)).Select(message => message.Name));

    [Fact]
    public void And_says_for_the_ledger_what_kind_of_information_it_writes()
    {
        var sources = Repository.Sources("src/Application").ToDictionary(file => Path.GetFileNameWithoutExtension(file.Path), file => file.Text);
        var silent = Messages
            .Where(message => AnswerOf(message) == typeof(Receipt) && (typeof(IUsesClientRecord).IsAssignableFrom(message) || typeof(IStartsClientRecord).IsAssignableFrom(message)))
            .Where(message => message.GetCustomAttribute<WritesAttribute>() is null && !sources[message.Name].Contains("record.Writes(", StringComparison.Ordinal));

        Assert.Equal(WriteNoClinicalContent, silent.Select(message => message.Name));
    }

    [Fact]
    public void And_changes_a_clients_care_from_outside_the_team_only_for_a_reason() =>
        Assert.Equal(
            FromOutsideTheTeam.Keys.Order(StringComparer.Ordinal),
            Messages.Where(message => typeof(INeedsNoMembership).IsAssignableFrom(message) && !IsQuery(message)).Select(message => message.Name));

    /// <summary>Who answers for a signal without being on the team may send these and nothing else (Rule CR-236).</summary>
    [Fact]
    public void And_is_open_to_who_only_answers_for_a_signal_when_it_is_about_signals() =>
        Assert.Equal(
            ["AcknowledgeSafetySignal", "AssessSafetySignal", "CloseSafetySignal", "HandOverSafetySignal", "ListMySafetySignals", "ListSafetySignals"],
            Messages.Where(message => typeof(IFollowsUpSignals).IsAssignableFrom(message)).Select(message => message.Name));

    [Fact]
    public void And_asks_no_membership_of_who_only_reads() =>
        Assert.Empty(Messages.Where(message => typeof(INeedsNoMembership).IsAssignableFrom(message) && IsQuery(message)).Select(message => message.Name));

    [Fact]
    public void And_writes_nothing_when_it_only_asks() =>
        Assert.Empty(Messages.Where(message => IsQuery(message) && message.GetCustomAttribute<WritesAttribute>() is not null).Select(message => message.Name));

    [Fact]
    public void And_has_what_was_sent_checked() =>
        Assert.Empty(Messages.Where(message => message.GetProperty("Body") is not null && !typeof(IHasBody<object>).IsAssignableFrom(message)).Select(message => message.Name));

    [Fact]
    public void And_is_sealed_with_one_sealed_handler_inside()
    {
        Assert.Empty(Messages.Where(message => !message.IsSealed).Select(message => message.Name));
        Assert.Empty(Messages.Where(message => HandlersIn(message) is not [{ IsSealed: true, IsNestedPublic: false }]).Select(message => message.Name));

        var elsewhere = typeof(Receipt).Assembly.GetTypes().Where(type => Handles(type) is { } handled && type.DeclaringType != handled);
        Assert.Empty(elsewhere.Select(type => type.FullName));
    }

    [Fact]
    public void And_stands_in_a_file_of_its_own_name()
    {
        var files = Repository.Sources("src/Application").Select(file => Path.GetFileNameWithoutExtension(file.Path)).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Messages.Select(message => message.Name).Where(name => !files.Contains(name)));
    }

    private static bool IsQuery(Type message) => new[] { "Get", "List", "Find", "Check", "Preview", "Explain" }.Any(verb => message.Name.StartsWith(verb, StringComparison.Ordinal));

    private static bool IsDisclosed(Type answer) => answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(Disclosed<>);

    private static Type? AnswerOf(Type type) => type.GetInterfaces().FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>))?.GetGenericArguments()[0];

    private static Type? Handles(Type type) =>
        type.IsGenericTypeDefinition ? null : type.GetInterfaces().FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))?.GetGenericArguments()[0];

    private static Type[] HandlersIn(Type message) => [.. message.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(type => Handles(type) == message)];
}

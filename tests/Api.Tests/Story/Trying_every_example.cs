using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Story;

/// <summary>Every operation of the document, sent as its example stands there, by somebody of the demo clinic who may.</summary>
public sealed partial class Trying_every_example(PostgresServer server)
{
    // What is made by the answer of another request cannot stand in a document.
    private static readonly Dictionary<string, (int Status, string Code)> Exceptions = new(StringComparer.Ordinal)
    {
        ["RefreshSignIn"] = (401, "auth.refresh_token_refused"),
        ["AcceptInvitation"] = (404, "invitation.not_open"),
        ["ConfirmAuthenticator"] = (422, "authenticator.code_wrong"),
        ["RemoveAuthenticator"] = (409, "authenticator.absent"),
        ["EndClearance"] = (404, "contraindication.clearance_not_found"),
        ["RescoreOutcome"] = (409, "outcome.scored_by_newest_rule"),
    };

    private static readonly Dictionary<string, string> Who = new(StringComparer.Ordinal)
    {
        ["ListDisclosures"] = "maya",
        ["CorrectClient"] = "maya",
        ["GetConsentRequest"] = "maya",
        ["AnswerConsentRequest"] = "maya",
        ["ListAuditEvents"] = "pia",
        ["PreviewDisclosure"] = "maya",
        ["ListPreviewedRecords"] = "maya",
        ["ListClinicEmergencyAccesses"] = "pia",
        ["GetEmergencyAccess"] = "maya",
        ["ReviewEmergencyAccess"] = "pia",
        ["CloseEmergencyAccess"] = "quinn",
        ["CheckIntegrity"] = "pia",
        ["GetCheckpoint"] = "pia",
        ["ExportLedger"] = "pia",
        ["RecordOutsideDisclosure"] = "pia",
        ["ListOutsideDisclosures"] = "maya",
        ["SuspendAccounting"] = "pia",
        ["ListAccountingSuspensions"] = "pia",
        ["InvitePerson"] = "ada",
        ["JoinCareTeam"] = "ada",
        ["LeaveCareTeam"] = "ada",
        ["RegisterClient"] = "ada",
        ["RegisterPartnerOrganization"] = "ada",
        ["FindClients"] = "ada",
        ["ChangeClinicSettings"] = "ada",
        ["ActivatePolicyPack"] = "ada",
        ["EnrolPractitioner"] = "ada",
        ["CorrectPractitioner"] = "ada",
        ["RecordLicence"] = "ada",
        ["ChangeLicenceStatus"] = "ada",
        ["RenewLicence"] = "ada",
        ["StartSupervision"] = "ada",
        ["EndSupervision"] = "ada",
        ["DeactivatePractitioner"] = "ada",
        ["AddIntervention"] = "tomas",
        ["ReviseIntervention"] = "tomas",
        ["AcceptProposal"] = "tomas",
        ["DeclineProposal"] = "tomas",
        ["ListAffectedCare"] = "tomas",
        ["ScheduleSession"] = "tomas",
        ["RescheduleSession"] = "tomas",
        ["RecordArrival"] = "tomas",
        ["OfferChoice"] = "tomas",
        ["AdjustTouch"] = "tomas",
        ["DebriefSession"] = "tomas",
        ["EnterSessionLate"] = "tomas",
        ["RecordConsultation"] = "tomas",
        ["OutdateConsultation"] = "tomas",
        ["ListMySessions"] = "ada",
        ["ListDueAgain"] = "ada",
        ["RecordTouchConsent"] = "tomas",
        ["WithdrawTouchConsent"] = "tomas",
        ["StartSession"] = "tomas",
        ["PauseSession"] = "tomas",
        ["ResumeSession"] = "tomas",
        ["StopSession"] = "tomas",
        ["RecordRegionWorked"] = "tomas",
        ["CompleteSession"] = "tomas",
        ["CancelSession"] = "tomas",
        ["MarkNoShow"] = "tomas",
        ["AddAddendum"] = "tomas",
        ["PublishBridgeSummary"] = "tomas",
        ["AddMassageProduct"] = "tomas",
        ["DescribeMassageProduct"] = "tomas",
        ["ApproveContraindicationRules"] = "tomas",
        ["RecordHealthScreening"] = "maya",
        ["RecordClearance"] = "tomas",
        ["EvaluateContraindications"] = "tomas",
        ["GetContraindicationCheck"] = "tomas",
        ["OverrideContraindication"] = "tomas",
        ["AskForConsent"] = "tomas",
        ["GetOutcomeMeasurement"] = "tomas",
        ["CorrectOutcome"] = "tomas",
        ["EnterOutcomeInError"] = "tomas",
        ["RescoreOutcome"] = "tomas",
        ["AgreeOnMeasure"] = "tomas",
        ["EndMeasure"] = "maya",
        ["NoteAdverseEvent"] = "tomas",
        ["FollowUpAdverseEvent"] = "tomas",
        ["FileInstrumentLicence"] = "ada",
        ["ChooseOutcomeThresholds"] = "ada",
        ["TakeBackInstrumentLicence"] = "ada",
        ["ListSafetySignals"] = "quinn",
        ["AcknowledgeSafetySignal"] = "quinn",
        ["HandOverSafetySignal"] = "quinn",
        ["AssessSafetySignal"] = "quinn",
        ["ListMySafetySignals"] = "quinn",
        ["SaySafetySettings"] = "ada",
        ["GetCrisisContacts"] = "maya",
        ["CloseSafetySignal"] = "ruth",
        ["PlaceHold"] = "ruth",
        ["ListHolds"] = "tomas",
        ["LiftHold"] = "ruth",
        ["CompleteCareTask"] = "ada",
        ["HandOverSession"] = "ada",
        ["RecordCredential"] = "ada",
        ["AcceptHandoff"] = "tomas",
        ["DeclineHandoff"] = "tomas",
        ["CompleteHandoff"] = "tomas",
        ["EnterHours"] = "quinn",
        ["ReverseHours"] = "quinn",
        ["CheckLanguage"] = "tomas",
        ["ListLanguageCounts"] = "ada",
        ["GetClinicOutcomes"] = "ada",
        ["AddLanguageRule"] = "ada",
        ["WithdrawLanguageRule"] = "ada",
        ["SignOut"] = "noor",
        ["GetRetention"] = "maya",
        ["PlaceLegalHold"] = "pia",
        ["ListLegalHolds"] = "pia",
        ["ReleaseLegalHold"] = "pia",
        ["FileErasureRequest"] = "maya",
        ["ListErasureRequests"] = "maya",
        ["WithdrawErasureRequest"] = "maya",
        ["ListErasuresToCarryOut"] = "pia",
        ["StartDestructionRun"] = "pia",
        ["ListDestructionRuns"] = "pia",
        ["GetDestructionRun"] = "pia",
        ["ListDestructionItems"] = "pia",
        ["ExecuteDestructionRun"] = "pia",
        ["CancelDestructionRun"] = "pia",
    };

    // What leads to one another, in order; all others come before, in the document's order, and what ends something comes last.
    private static readonly string[] Order =
    [
        "EvaluateContraindications", "RecordTouchConsent", "StartSession", "PauseSession", "ResumeSession", "RecordRegionWorked", "AdjustTouch", "WithdrawTouchConsent", "CompleteSession", "StopSession", "DebriefSession",
        "RecordPsychotherapyDeclined", "ApproveCarePlan", "AgreeToCarePlan", "ActivateCarePlan", "RevokeCarePlan", "PutCarePlanOnHold", "ResumeCarePlan", "CompleteCarePlan",
        "AcknowledgeSafetySignal", "HandOverSafetySignal", "AssessSafetySignal", "CloseSafetySignal", "RevokeDirective", "EndSupervision", "LeaveCareTeam", "DeactivatePractitioner", "SignOut",
    ];

    private readonly Dictionary<string, Visitor> signedIn = new(StringComparer.Ordinal);

    [Fact]
    public async Task Works_on_the_demo_clinic()
    {
        await using var clinic = await StartedClinic.Open(server, TestContext.Current.CancellationToken, withDemo: true);
        var document = JsonElement.Parse(await clinic.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken));
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(method => method.Name is "get" or "post" or "put" or "patch").Select(method => new Operation(path.Name, method.Name, method.Value)))
            .OrderBy(operation => Array.IndexOf(Order, operation.Id)).ToList();
        Assert.Empty(Order.Except(operations.Select(operation => operation.Id)));
        Assert.Empty(Who.Keys.Except(operations.Select(operation => operation.Id)));

        var failures = new StringBuilder();
        foreach (var operation in operations)
        {
            var person = Who.GetValueOrDefault(operation.Id, "ruth");
            if (!signedIn.TryGetValue(person, out var visitor)) signedIn[person] = visitor = await clinic.SignInAs(person, TestContext.Current.CancellationToken);

            var answer = await Try(visitor, operation);
            var worked = Exceptions.TryGetValue(operation.Id, out var exception)
                ? answer.Status == exception.Status && answer["code"].GetString() == exception.Code
                : answer.Status is >= 200 and < 300;
            if (!worked) failures.AppendLine($"{operation.Id} as {person}: {answer.Request} answered {answer.Status}: {answer.Text}");
            if (operation.Summary.Length == 0 || operation.Description.Length == 0) failures.AppendLine($"{operation.Id} has no summary or does not say what it means for privacy.");
        }

        Assert.True(failures.Length == 0, failures.ToString());
    }

    private static async Task<Answer> Try(Visitor visitor, Operation operation)
    {
        var path = operation.Path();
        (string, string)[] headers = operation.Id is "CoSignNote" or "ReturnNote" or "CloseSafetySignal" or "ListMyCoSignatures" or "GetSupervisionReport" ? [("X-Purpose-Of-Use", "supervision")] : [];
        var ifMatch = operation.Takes("If-Match") ? await TagAbove(visitor, path, headers) : null;
        return await visitor.Send(new HttpMethod(operation.Method.ToUpperInvariant()), path, operation.Body(), ifMatch, headers);
    }

    // As the page does: the nearest thing above that was read, alone or in a list, says its revision.
    private static async Task<string?> TagAbove(Visitor visitor, string path, (string, string)[] headers)
    {
        for (var above = path; above.LastIndexOf('/') is > 0 and var cut; above = above[..cut])
        {
            if (await visitor.Get(above, headers) is { Status: 200, Tag: { } tag } && Revision().IsMatch(tag)) return tag;
            if (!Guid.TryParse(above[(cut + 1)..], out var id) || await visitor.Get(above[..cut], headers) is not { Status: 200 } list || !list.Has("items")) continue;
            foreach (var item in list["items"].EnumerateArray())
                if (item.GetProperty("id").GetGuid() == id) return $"\"{item.GetProperty("revision").GetInt32()}\"";
        }

        return null;
    }

    [GeneratedRegex("^\"[0-9]+-", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Revision();

    private sealed record Operation(string Template, string Method, JsonElement Said)
    {
        public string Id => Said.GetProperty("operationId").GetString()!;

        public string Summary => Said.TryGetProperty("summary", out var text) ? text.GetString()! : "";

        public string Description => Said.TryGetProperty("description", out var text) ? text.GetString()! : "";

        private IEnumerable<JsonElement> Parameters => Said.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : [];

        public bool Takes(string header) => Parameters.Any(one => one.GetProperty("name").GetString() == header);

        public string Path()
        {
            var path = Template;
            var query = new List<string>();
            foreach (var parameter in Parameters)
            {
                var name = parameter.GetProperty("name").GetString()!;
                var example = parameter.TryGetProperty("example", out var given) ? given.ToString() : null;
                if (parameter.GetProperty("in").GetString() == "path") path = path.Replace($"{{{name}}}", example ?? throw new InvalidOperationException($"{Id}: {name} has no example."), StringComparison.Ordinal);
                else if (parameter.GetProperty("in").GetString() == "query" && example is not null) query.Add($"{name}={Uri.EscapeDataString(example)}");
            }

            return query.Count > 0 ? $"{path}?{string.Join('&', query)}" : path;
        }

        public string? Body()
        {
            if (!Said.TryGetProperty("requestBody", out var body)) return null;
            var content = body.GetProperty("content").EnumerateObject().First();
            return content.Value.TryGetProperty("example", out var example) ? example.GetRawText() : throw new InvalidOperationException($"{Id} has no example of a body: write src/Api/OpenApi/Examples/{Id}.json.");
        }
    }
}

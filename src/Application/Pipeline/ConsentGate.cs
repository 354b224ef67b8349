using System.Reflection;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Pipeline;

/// <summary>
/// The only code that opens a client's record. It asks the disclosure policy, opens no further than the answer reaches, and writes the access
/// into the ledger, permitted or refused, before anything leaves.
/// </summary>
internal sealed class ConsentGate<TRequest, TResponse>(ICaller caller, IClinicDoor door, OpenRecord record, IAccessLedger ledger, IdempotentCall call, CarriedObligations obligations)
    : IPipelineBehavior<TRequest, TResponse>
{
    /// <summary>How often a request that must be heard is tried: each loser of a crossing waits for the winner's commit, so far fewer are ever needed.</summary>
    private const int MostAttempts = 50;

    private static readonly IReadOnlyCollection<Role> MaySend = typeof(TRequest).GetCustomAttribute<ForAttribute>()?.Roles ?? [];
    private static readonly InformationCategory? Writes = typeof(TRequest).GetCustomAttribute<WritesAttribute>()?.Category;

    // Of an opened record: what is no answer about it is a change of it.
    private static readonly bool IsForTheTeam = !typeof(IDisclosed).IsAssignableFrom(typeof(TResponse)) && !typeof(INeedsNoMembership).IsAssignableFrom(typeof(TRequest));

    // The one record that was asked for and is not shared.
    private AccessPart? refused;

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is IBeforeSignIn) return next();

        // Refused before any client is looked up for it, so that the answer tells nothing about one; that a named client was asked about is written down all the same.
        if (!caller.Roles.Any(MaySend.Contains))
            return request is IUsesClientRecord { ClientId: var named } ? RefuseAtTheDoor(named, new RoleNotAllowed(), cancellationToken) : throw new DomainException(new RoleNotAllowed());
        if (request is IUsesClientRecord { ClientId: var meant } && PurposeIfAllowed() is null) return RefuseAtTheDoor(meant, new PurposeNotAllowed(), cancellationToken);

        return request switch
        {
            IUsesClientRecord { ClientId: var client } => WithRecord(request, client, next, cancellationToken),
            IStartsClientRecord { ClientId: var client } => WithNewRecord(client, next, cancellationToken),
            IReadsManyClientsWill => WithWills(next, cancellationToken),
            IUsesManyClientRecords { Categories: var categories } => WithCaseload(categories, request is IUsesSuperviseesRecords, next, cancellationToken),
            IUsesNoClientRecord => WithoutRecord(next, cancellationToken),
            IUsesAccountsOnly => next(),
            _ => throw new InvalidOperationException($"{typeof(TRequest).Name} does not say whether it uses a client's record."),
        };
    }

    private async Task<TResponse> WithRecord(TRequest request, ClientId client, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (facts, moment) = await door.Enter(client, ct);
            TResponse response;
            try
            {
                record.Open(request switch
                {
                    INeedsNoStanding => Reach.OfAnybody(facts, moment),
                    IFollowsUpSignals when caller.Is(Role.Psychotherapist) => Reach.OfFollowUp(facts, moment, await door.FollowUps(client, ct)),
                    _ => Reach.Of(facts, moment),
                });
                if (IsForTheTeam) MustBeOnTeam(client);
                door.Open(record);
                response = await Answer(request, next, ct);
            }
            catch (DomainException crossed) when (crossed.Error is RequestStale && request is IIsAlwaysHeard && attempt < MostAttempts)
            {
                await door.Leave(ct);
                record.Close();
                continue;
            }
            catch (DomainException refusal)
            {
                await WriteRefusal(client, facts.ClientIsHere, moment, refusal.Error, ct);
                throw;
            }

            var written = ledger.Append([Entry(client, moment, AccessVerdict.Permitted) with { Parts = PartsOf(response), Changed = (response as Receipt)?.Id }], ct);

            // A read leaves nothing to keep, so it can leave the database while its row is written; a change is kept only when its row stands.
            if (response is not IDisclosed) await written;
            await door.Commit(ct);
            await written;
            if (response is IDisclosed disclosed) obligations.Carry(client, disclosed);
            return response;
        }
    }

    // To see a record is not to write into it: who is not on the team now writes nothing (Rule CR-125; I14). Clients and the front desk are asked by what they send.
    private void MustBeOnTeam(ClientId client)
    {
        var mayWrite = caller.Roles.Where(MaySend.Contains).Any(role => role switch
        {
            Role.Psychotherapist or Role.MassageTherapist => record.Reach.TeamDisciplines.Count > 0,
            Role.Client => caller.ClientId == client,
            _ => true,
        });
        if (!mayWrite) throw new DomainException(new OnlyMembersWrite());
    }

    private async Task<TResponse> RefuseAtTheDoor(ClientId client, DomainError refusal, CancellationToken ct)
    {
        var (standing, isHere) = await door.EnterRefused(client, ct);
        await WriteRefusal(client, isHere, new(standing.Now, standing.Today, PurposeIfAllowed() ?? PurposeOfUse.Treatment), refusal, ct);
        throw new DomainException(refusal);
    }

    // A client who does not exist has no row of their own; one who does learns of every try. Nobody can tell which it was by how the ledger fares.
    private Task WriteRefusal(ClientId client, bool isHere, Moment moment, DomainError refusal, CancellationToken ct) => isHere
        ? ledger.Append([Entry(client, moment, AccessVerdict.Refused) with { Refusal = refusal.Code, Parts = PartsOf(refusal) }], ct)
        : ledger.AppendNothing(caller.ClinicId, ct);

    // A refused row says treatment where no purpose was named that the role may use: it is what a request without the header means.
    private PurposeOfUse? PurposeIfAllowed()
    {
        try
        {
            return caller.Purpose;
        }
        catch (DomainException unusable) when (unusable.Error is PurposeNotAllowed)
        {
            return null;
        }
    }

    private async Task<TResponse> Answer(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        try
        {
            return await next();
        }
        catch (DomainException notFound) when (notFound.Error.Kind == ErrorKind.NotFound && request is INamesOneRecord)
        {
            var one = await door.WhatIs(((INamesOneRecord)request).RecordId, ct);
            if (one is not { } part) throw;

            var decision = record.Reach.Decide(part.Category, part.Author, part.Record);
            if (decision.IsPermitted || !decision.ExistenceMayBeShown) throw;

            refused = new(part.Category, false, decision.Reason, decision.Under, [part.Record]);
            throw new DomainException(decision.Refusal());
        }
    }

    private async Task<TResponse> WithNewRecord(ClientId client, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        var standing = await EnterWithStanding(ct);
        record.OpenBlank(client, caller.PersonId(), standing.Now, standing.Today);
        door.Open(record);
        var response = await next();

        // A command that came a second time names the client who was registered the first time.
        var registered = response is Receipt { Id: var id } ? new ClientId(id) : client;
        await ledger.Append([Entry(registered, new(standing.Now, standing.Today, caller.Purpose), AccessVerdict.Permitted) with { Parts = PartsOf(response), Changed = (response as Receipt)?.Id }], ct);
        await door.Commit(ct);
        return response;
    }

    private async Task<TResponse> WithCaseload(IReadOnlyList<InformationCategory> categories, bool isSupervision, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        if (isSupervision && caller.Purpose != PurposeOfUse.Supervision) throw new DomainException(new SupervisionPurposeNeeded());

        Moment moment;
        Func<ClientId, DisclosedPart, DisclosureDecision> decisionOn;
        if (!isSupervision && caller.Is(Role.ClinicAdministrator))
        {
            var standing = await EnterWithStanding(ct);
            moment = new(standing.Now, standing.Today, caller.Purpose);
            decisionOn = (_, part) => new(true, part.Category, DecisionReason.ClinicOperations, null, Obligations.None);
            record.OpenWholeClinic(categories);
            door.Open(record);
        }
        else
        {
            var (standing, all) = await EnterClients(isSupervision, ct);
            Require(standing);
            var at = moment = new(standing.Now, standing.Today, caller.Purpose);
            var decided = all.Where(one => DisclosurePolicy.Standing(one.Facts, at) is null || (one.Signals.Count > 0 && DisclosurePolicy.MayFollowUp(one.Facts, at)))
                .ToDictionary(one => one.Facts.Client, one => Reach.OfFollowUp(one.Facts, at, one.Signals));
            decisionOn = (client, part) => decided[client].Decide(part.Category, part.Author, part.Record);
            record.OpenCaseload(decided.Values, categories, () => door.Open(record));
        }

        record.At(moment.Now, moment.Today);
        var response = await next();
        await AppendShown(response, moment, (client, parts) => [.. parts.GroupBy(part => decisionOn(client, part)).Select(group => PartOf(group.Key, group))], ct);
        await door.Commit(ct);
        return response;
    }

    private async Task<(Standing Standing, IReadOnlyList<(AccessFacts Facts, IReadOnlyList<Guid> Signals)> Clients)> EnterClients(bool isSupervision, CancellationToken ct)
    {
        if (typeof(TRequest).IsAssignableTo(typeof(IFollowsUpSignals))) return await door.EnterFollowUps(caller.Purpose == PurposeOfUse.Supervision, ct);

        var (standing, all) = isSupervision ? await door.EnterSupervised(ct) : await door.EnterCaseload(ct);
        return (standing, [.. all.Select(facts => (facts, (IReadOnlyList<Guid>)[]))]);
    }

    private static AccessPart PartOf(DisclosureDecision decision, IEnumerable<DisclosedPart> parts) =>
        new(decision.Category, decision.IsPermitted, decision.Reason, decision.Under, [.. parts.Select(part => part.Record)]);

    // One row for each client of whom the answer shows something.
    private async Task AppendShown(TResponse response, Moment moment, Func<ClientId, IEnumerable<DisclosedPart>, IReadOnlyList<AccessPart>> parts, CancellationToken ct)
    {
        if (response is not IShowsClients { Shown: { Count: > 0 } shown }) return;
        await ledger.Append(
            [
                .. shown.GroupBy(one => one.Client).Select(client =>
                    Entry(client.Key, moment, AccessVerdict.Permitted) with { Parts = parts(client.Key, client.Where(one => one.Part is not null).Select(one => one.Part!.Value)) }),
            ],
            ct);
    }

    private async Task<TResponse> WithWills(RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        var (standing, all) = await door.EnterCaseload(ct);
        Require(standing);
        var moment = new Moment(standing.Now, standing.Today, caller.Purpose);
        record.OpenWill([.. all.Where(facts => DisclosurePolicy.Standing(facts, moment) is null).Select(facts => Reach.Of(facts, moment))]);
        record.At(moment.Now, moment.Today);
        door.Open(record);
        var response = await next();
        await AppendShown(response, moment, (_, _) => [], ct);
        await door.Commit(ct);
        return response;
    }

    private async Task<TResponse> WithoutRecord(RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        var standing = await EnterWithStanding(ct);
        record.At(standing.Now, standing.Today);
        if (typeof(TRequest).IsAssignableTo(typeof(IHandsOutTheLedger)))
            await ledger.Append([Entry(default, new(standing.Now, standing.Today, caller.Purpose), AccessVerdict.Permitted)], ct);
        var response = await next();
        if (record.Raised.Count > 0) await ledger.Append([.. record.Raised.GroupBy(one => one.Client).Select(client => Raised(client.Key, [.. client.Select(one => one.Part!.Value)], standing))], ct);
        await door.Commit(ct);
        return response;
    }

    // No record was opened; that a rule put something into it stands in the client's ledger all the same.
    private AccessEntry Raised(ClientId client, List<DisclosedPart> parts, Standing standing) => Entry(client, new(standing.Now, standing.Today, caller.Purpose), AccessVerdict.Permitted) with
    {
        Parts = [.. parts.GroupBy(part => part.Category).Select(kind => new AccessPart(kind.Key, true, DecisionReason.ClinicOperations, null, [.. kind.Select(part => part.Record)]))],
        Changed = parts[0].Record,
    };

    private async Task<Standing> EnterWithStanding(CancellationToken ct)
    {
        var standing = await door.Enter(ct);
        Require(standing);
        return standing;
    }

    private static void Require(Standing standing)
    {
        if (!standing.IsAccountEnabled) throw new DomainException(new AccountDisabled());
        if (!standing.IsLicensed) throw new DomainException(new LicenceLapsed());
    }

    private AccessEntry Entry(ClientId client, Moment moment, AccessVerdict verdict) => new()
    {
        ClinicId = caller.ClinicId,
        ClientId = client,
        At = moment.Now,
        AccountId = caller.AccountId,
        PersonId = caller.PersonId(),
        Roles = [.. caller.Roles.Select(role => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..]).Order(StringComparer.Ordinal)],
        Action = call.IsReplay ? typeof(TRequest).Name + " (replayed)" : typeof(TRequest).Name,
        Purpose = moment.Purpose,
        Pack = record.Pack.Reference,
        Kind = caller.OrganizationId is null ? AccessKind.Use : AccessKind.Disclosure,
        Verdict = verdict,
        Address = caller.Address,
        RequestId = caller.RequestId,
    };

    private IReadOnlyList<AccessPart> PartsOf(TResponse response) => response is IDisclosed disclosed
        ?
        [
            .. disclosed.Shown.Select(part => new AccessPart(part.Proof.Category, true, part.Proof.Decision.Reason, part.Proof.Decision.Under, part.Records)),
            .. disclosed.Withheld.Select(denied => new AccessPart(denied.Category, false, denied.Reason, denied.Under, [])),
        ]
        : response is Receipt receipt ? [.. Written(receipt)] : [];

    private IEnumerable<AccessPart> Written(Receipt receipt)
    {
        if (Writes is { } category) yield return new(category, true, DecisionReason.Author, null, [receipt.Id]);
        foreach (var (also, where) in record.Wrote) yield return new(also, true, DecisionReason.Author, null, [where ?? receipt.Id]);
    }

    // What was asked for and not shared, and why, where the refusal itself may say so.
    private IReadOnlyList<AccessPart> PartsOf(DomainError refusal) => refused is { } one
        ? [one]
        : refusal is ConsentNotGiven { Category: var category } && record.Reach.DecideWhole(category) is { IsPermitted: false } denied ? [new(category, false, denied.Reason, denied.Under, [])] : [];
}

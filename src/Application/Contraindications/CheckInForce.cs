using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>The check by which a massage session is held now. Whoever lets touch begin or go on asks here (Rule CR-174; I38).</summary>
/// <remarks>A check is in force as long as making it anew, from what is known now, would rest on the same and come to the same.</remarks>
public sealed class CheckInForce(IClinicDb db, IContraindicationBook book, IHoldsInForce holds, ContraindicationRules rules, MassageCatalogue catalogue, OpenRecord record)
{
    /// <summary>What may be planned with in this clinic.</summary>
    public async Task<MassageCatalogue> Catalogue(CancellationToken ct) =>
        catalogue.With((await db.MassageProducts.AsNoTracking().OrderBy(product => product.Id).ToListAsync(ct)).Select(product => product.AsKnown()));

    /// <summary>Holds a plan against what is known now.</summary>
    /// <exception cref="DomainException">As <see cref="PlannedTouch.Checked"/> and <see cref="IContraindicationBook.Evidence"/> refuse.</exception>
    public Task<Evaluation> Evaluate(Session session, PlannedTouch plan, CancellationToken ct) => Evaluate(session, plan, record.Now, record.Today, ct);

    private async Task<Evaluation> Evaluate(Session session, PlannedTouch plan, DateTimeOffset at, DateOnly on, CancellationToken ct)
    {
        var known = await Catalogue(ct);
        var asked = plan.Checked(known);
        var evidence = await book.Evidence(session.ClientId, session.PlanId, ct) with { Holds = await Holds(session, at, ct) };
        return Evaluation.Of(rules, known, asked, evidence, at, on);
    }

    /// <summary>The check of a session that is in force.</summary>
    /// <exception cref="DomainException"><see cref="CheckMissing"/>, <see cref="CheckStale"/>.</exception>
    public async Task<ContraindicationCheck> Of(Session session, CancellationToken ct)
    {
        var check = await LatestOf(session.Id, ct) ?? throw new DomainException(new CheckMissing());
        check.MustRestOn(await Evaluate(session, check.Planned, ct));
        return check;
    }

    /// <summary>Refuses to begin a massage that was not checked, whose check is stale or lets nothing be done, or in which the client agreed to more than the check lets (I38, I39). Other sessions need no check.</summary>
    /// <exception cref="DomainException">As <see cref="Of"/>, <see cref="ContraindicationCheck.MustLetStart"/> and <see cref="ContraindicationCheck.MustAllow"/> refuse.</exception>
    public async Task MustLetStart(Session session, TouchConsent? touch, CancellationToken ct)
    {
        // What the session itself refuses is said first.
        if (session.Discipline != Discipline.MassageTherapy || session.StartedAt is not null || session.IsOver || touch?.IsInForce != true) return;
        var check = await Of(session, ct);
        check.MustLetStart();
        foreach (var region in touch.Regions.Where(region => region.IsInForce))
        {
            foreach (var technique in region.Techniques) check.MustAllow(region.Site, technique, region.Ceiling, "", "", "");
            foreach (var product in region.Products) check.MustAllowProduct(product, "");
            if (region.Position is { } position) check.MustAllowPosition(position, "");
        }
    }

    /// <summary>Refuses to agree to touch that the check leaves out. Before the session begins a check may still be missing or be made anew; then the beginning waits for it.</summary>
    /// <exception cref="DomainException">As <see cref="Of"/> and <see cref="ContraindicationCheck.MustAllow"/> refuse.</exception>
    public async Task MustAllow(Session session, IReadOnlyList<TouchWish> wishes, CancellationToken ct)
    {
        if (session.Discipline != Discipline.MassageTherapy || session.IsOver || session.StoppedAt is not null) return;
        if (session.StartedAt is null && await LatestOf(session.Id, ct) is null) return;

        var check = await Of(session, ct);
        foreach (var (i, wish) in wishes.Index())
        {
            foreach (var technique in wish.Techniques)
                check.MustAllow(BodySite.Of(wish.Region, wish.Side, $"/regions/{i}"), technique, wish.Ceiling, $"/regions/{i}/region", $"/regions/{i}/techniques", $"/regions/{i}/pressureCeiling");
            foreach (var (j, product) in wish.Products.Index()) check.MustAllowProduct(product, $"/regions/{i}/products/{j}");
            if (wish.Position is { } position) check.MustAllowPosition(position, $"/regions/{i}/position");
        }
    }

    /// <summary>What speaks against a position now; <c>null</c> when nothing does.</summary>
    public async Task<DomainError?> AgainstPosition(Session session, BodyPosition position, string pointer, CancellationToken ct)
    {
        try
        {
            (await Of(session, ct)).MustAllowPosition(position, pointer);
            return null;
        }
        catch (DomainException refused)
        {
            return refused.Error;
        }
    }

    /// <summary>True when a check that was made before lets all of what was done, by what is known now of that day.</summary>
    /// <param name="at">When it was done. UTC.</param>
    /// <param name="on">The clinic's date at that time.</param>
    public async Task<bool> LetsOf(Session session, IReadOnlyList<TouchDone> done, DateTimeOffset at, DateOnly on, CancellationToken ct)
    {
        try
        {
            if (await LatestOf(session.Id, ct) is not { } check || check.EvaluatedAt > at) return false;
            check.MustRestOn(await Evaluate(session, check.Planned, at, on, ct));
            check.MustLetStart();
            foreach (var one in done)
            {
                check.MustAllow(one.Site, one.Technique, one.Pressure, "", "", "");
                if (one.Product is { } product) check.MustAllowProduct(product, "");
            }

            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    }

    // A hold binds whether or not it may be read; a check that could not say what to do would be none.
    private async Task<IReadOnlyList<Hold>> Holds(Session session, DateTimeOffset at, CancellationToken ct)
    {
        var binding = (await holds.On(session.Discipline, session.ClientId, at, ct)).Select(hold => hold.Id).ToList();
        var open = await db.Holds.AsNoTracking().Where(hold => binding.Contains(hold.Id)).ToListAsync(ct);
        return open.Count == binding.Count ? open : throw new DomainException(new CheckNotPossible());
    }

    private Task<ContraindicationCheck?> LatestOf(SessionId session, CancellationToken ct) =>
        db.ContraindicationChecks.AsNoTracking().Where(check => check.SessionId == session).OrderByDescending(check => check.EvaluatedAt).ThenByDescending(check => check.Id).FirstOrDefaultAsync(ct);
}

using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Listing_care_plans(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_from_page_to_page_newest_first_whatever_is_added_before()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        foreach (var title in (string[])["one", "two", "three"]) await clinic.DraftsAPlan(title);

        var first = (await clinic.As(clinic.Ruth).Send(new ListCarePlans(clinic.Maya, 2, null), Ct)).Value;
        await clinic.DraftsAPlan("four");
        var second = (await clinic.As(clinic.Ruth).Send(new ListCarePlans(clinic.Maya, 2, first.Next), Ct)).Value;

        Assert.Equal(["three", "two"], first.Items.Select(plan => plan.Title));
        Assert.Equal(["one"], second.Items.Select(plan => plan.Title));
        Assert.NotNull(first.Next);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Shows_each_reader_what_the_client_shares_and_nothing_of_the_rest()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var open = await clinic.DraftsAPlan("open");
        var kept = await clinic.DraftsAPlan("kept");
        Assert.Empty((await clinic.As(clinic.Tomas).Send(new ListCarePlans(clinic.Maya, 50, null), Ct)).Value.Items);

        await clinic.LetsMassageSeeThePlan();
        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [], [kept.Value], ct: Ct);

        var seen = await clinic.As(clinic.Tomas).Send(new ListCarePlans(clinic.Maya, 50, null), Ct);
        Assert.Equal([open.Value], seen.Value.Items.Select(plan => plan.Id));
        Assert.Equal([open.Value], seen.Shown.SelectMany(part => part.Records));
        Assert.Equal(2, (await clinic.As(clinic.MayaHerself).Send(new ListCarePlans(clinic.Maya, 50, null), Ct)).Value.Items.Count);
    }

    [Fact]
    public async Task Costs_the_same_with_one_plan_and_with_thirty()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.DraftsAPlan();
        var (_, withOne) = await clinic.As(clinic.Ruth).Count(new ListCarePlans(clinic.Maya, 50, null), Ct);
        for (var i = 0; i < 29; i++) await clinic.DraftsAPlan();

        var (all, withThirty) = await clinic.As(clinic.Ruth).Count(new ListCarePlans(clinic.Maya, 50, null), Ct);

        Assert.Equal(30, all.Value.Items.Count);
        Assert.NotEmpty(withOne);
        Assert.Equal(withOne.Count, withThirty.Count);
    }
}

using System.Reflection;
using AutoMapper;
using AutoMapper.Configuration;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>How aggregates become views: complete, outward only, and never deeper than a view is.</summary>
public sealed class Maps
{
    [Fact]
    public void Leave_no_member_of_a_view_unsaid() => Application.Mapping.Maps.Build().AssertConfigurationIsValid();

    [Fact]
    public void Go_outward_only() =>
        Assert.Empty(Application.Mapping.Maps.Build().GetAllTypeMaps().Where(map => map.DestinationType.IsSubclassOf(typeof(AggregateRoot)) || map.SourceType.Name.EndsWith("Body", StringComparison.Ordinal)).Select(map => $"{map.SourceType} to {map.DestinationType}"));

    [Fact]
    public void Stop_at_a_depth_each()
    {
        var maps = Application.Mapping.Maps.Build().GetAllTypeMaps();

        Assert.NotEmpty(maps);
        Assert.Empty(maps.Where(map => map.MaxDepth is < 1 or > 32).Select(map => $"{map.SourceType} to {map.DestinationType}"));
    }

    /// <summary>GHSA-rvv3-g6hj-g44x: without a limit this ends the process instead of failing.</summary>
    [Fact]
    public async Task Survive_a_graph_of_a_hundred_thousand_levels()
    {
        var settings = (MapperConfigurationExpression)Activator.CreateInstance(
            typeof(Application.Mapping.Maps).GetNestedTypes(BindingFlags.NonPublic).Single(type => type.IsSubclassOf(typeof(MapperConfigurationExpression))), nonPublic: true)!;
        settings.CreateMap<Link, LinkView>();
        var mapper = new MapperConfiguration(settings).CreateMapper();
        var deepest = new Link();
        for (var level = 0; level < 100_000; level++) deepest = new Link { Next = deepest };

        // On a thread of the pool, whose stack is the smallest that a request ever has.
        var mapped = await Task.Run(() => mapper.Map<LinkView>(deepest), TestContext.Current.CancellationToken);

        var levels = 0;
        for (var link = mapped; link is not null; link = link.Next) levels++;
        Assert.InRange(levels, 1, 33);
    }

    private sealed class Link
    {
        public Link? Next { get; init; }
    }

    private sealed class LinkView
    {
        public LinkView? Next { get; set; }
    }
}

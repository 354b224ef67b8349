using System.Reflection;
using AutoMapper;
using AutoMapper.Configuration;

namespace IntegrativeCare.Application.Mapping;

/// <summary>How domain objects become views. Outward only: nothing that was sent is ever mapped onto an aggregate.</summary>
public static class Maps
{
    /// <summary>Every profile of this assembly, checked when a test asks for it.</summary>
    public static MapperConfiguration Build()
    {
        var maps = new WithoutLinqMembers();
        maps.AddProfiles(typeof(Maps).Assembly);
        return new MapperConfiguration(maps);
    }

    /// <summary>AutoMapper 8 offers LINQ's methods as source members; since .NET 7 that fails for every record. We use none.</summary>
    private sealed class WithoutLinqMembers : MapperConfigurationExpression, IProfileConfiguration
    {
        public WithoutLinqMembers()
        {
            CreateMissingTypeMaps = false;
            ShouldUseConstructor = constructor => constructor.IsPublic;

            // GHSA-rvv3-g6hj-g44x: without a limit a deep graph ends the process.
            ForAllMaps((map, expression) =>
            {
                if (map.MaxDepth == 0) expression.MaxDepth(32);
            });
        }

        IEnumerable<MethodInfo> IProfileConfiguration.SourceExtensionMethods => [];
    }
}

using IntegrativeCare.Api.Commands;
using Microsoft.Extensions.Configuration;

namespace IntegrativeCare.Api.Tests.Locks;

public sealed class Naming_key_programs
{
    [Fact]
    public void Refuses_two_programs_of_one_name_and_takes_the_names_that_are_given()
    {
        Assert.StartsWith("Two outer keys are called program:kms.", Refused(Settings(null, null)), StringComparison.Ordinal);
        Assert.Equal("program:kms-2027", KeySettings.Read(Settings("kms-2027", null)).Current.KeyId);
        Assert.Equal("program:kms", KeySettings.Read(Settings(null, "kms-2026")).Current.KeyId);
        Assert.StartsWith("Two outer keys are called program:same.", Refused(Settings("same", "same")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("clé")]
    [InlineData("a|b")]
    public void Refuses_a_name_that_is_no_plain_word(string name)
    {
        Assert.Equal("Keys__ProgramId must be 1 to 100 letters, digits, dots, hyphens and underscores.", Refused(Settings(name, null)));
        Assert.Equal("Keys__EarlierProgramId must be 1 to 100 letters, digits, dots, hyphens and underscores.", Refused(Settings("kms-2027", name)));
    }

    private static string Refused(IConfiguration settings) => Assert.Throws<InvalidOperationException>(() => KeySettings.Read(settings)).Message;

    private static IConfiguration Settings(string? name, string? earlier) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Keys:Program"] = "/srv/new/kms",
        ["Keys:EarlierProgram"] = "/srv/old/kms",
        ["Keys:ProgramId"] = name,
        ["Keys:EarlierProgramId"] = earlier,
    }).Build();
}

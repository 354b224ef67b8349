namespace IntegrativeCare.Api.Tests.Locks;

public sealed class Opening_a_clinic(OneClinic given) : IClassFixture<OneClinic>
{
    [Fact]
    public async Task Signs_everybody_in_as_who_they_are()
    {
        foreach (var person in given.Harbour.Everybody)
        {
            var me = (await given.Api.Get(person, "/auth/me")).Is(200).Json;
            Assert.Equal($"{person.Name} of Harbour", me.GetProperty("displayName").GetString());
            Assert.Equal(given.Harbour.Id.Value, me.GetProperty("clinicId").GetGuid());
        }
    }
}

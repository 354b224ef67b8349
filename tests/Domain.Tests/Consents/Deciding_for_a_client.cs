using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Deciding_for_a_client
{
    private static readonly ClinicId Clinic = new(Person(20));

    [Fact]
    public void Rests_on_a_recorded_authority_from_its_first_day_to_its_last_I29()
    {
        var rosa = Record(from: A.Today.AddDays(1), until: A.Today.AddDays(3));

        Assert.False(rosa.IsInForce(A.Monday, A.Today));
        Assert.True(rosa.IsInForce(A.Monday.AddDays(1), A.Today.AddDays(1)));
        Assert.True(rosa.IsInForce(A.Monday.AddDays(3), A.Today.AddDays(3)));
        Assert.False(rosa.IsInForce(A.Monday.AddDays(4), A.Today.AddDays(4)));
        Assert.Equal(new AuthorityNotInForce { Pointer = "/givenBy" }, A.Refusal(() => rosa.Decides(A.Monday, A.Today)));
        Assert.Equal(new DecisionMaker(rosa.Id, "Rosa Lima", "Mother", "Power of attorney") { RecordedBy = Ada }, rosa.Decides(A.Monday.AddDays(1), A.Today.AddDays(1)));
    }

    [Fact]
    public void Never_reaches_back_before_the_recording_I29()
    {
        var rosa = Record(from: A.Today.AddYears(-1));

        Assert.False(rosa.IsInForce(A.Monday - Tick, A.Today));
        Assert.True(rosa.IsInForce(A.Monday, A.Today));
    }

    [Fact]
    public void Is_over_once_it_is_ended_whichever_servers_clock_said_when_and_ends_once()
    {
        var rosa = Record();
        rosa.End(Ada, A.Monday.AddHours(1));
        rosa.End(Pia, A.Monday.AddHours(2));

        Assert.False(rosa.IsInForce(A.Monday.AddHours(1) - Tick, A.Today));
        Assert.False(rosa.IsInForce(A.Monday.AddHours(1), A.Today));
        Assert.Equal((A.Monday.AddHours(1), Ada, 2), (rosa.EndedAt, rosa.EndedBy, rosa.Revision));
    }

    [Fact]
    public void Says_who_they_are_by_what_and_who_saw_the_paper()
    {
        var rosa = Record(evidence: new string('A', 64));

        Assert.Equal((Clinic, Maya, "Rosa Lima", "Mother", "Power of attorney"), (rosa.ClinicId, rosa.ClientId, rosa.Name, rosa.Relationship, rosa.Authority));
        Assert.Equal((A.Today, null, new string('a', 64), Ada, A.Monday), (rosa.From, rosa.Until, rosa.EvidenceSha256, rosa.RecordedBy, rosa.RecordedAt));
        Assert.Equal(new EvidenceUnreadable { Pointer = "/evidenceSha256" }, A.Refusal(() => Record(evidence: "a7")));
        Assert.Equal(A.Today, Record(until: A.Today).Until);
        Assert.Equal(new AuthorityEndsTooEarly { Pointer = "/until" }, A.Refusal(() => Record(until: A.Today.AddDays(-1))));
        Assert.Equal(new TextMissing { Pointer = "/authority" }, A.Refusal(() => SubstituteDecisionMaker.Record(Clinic, Maya, "Rosa", "Mother", " ", A.Today, null, null, Ada, A.Monday)));
    }

    private static SubstituteDecisionMaker Record(DateOnly? from = null, DateOnly? until = null, string? evidence = null) =>
        SubstituteDecisionMaker.Record(Clinic, Maya, "Rosa Lima", "Mother", "Power of attorney", from ?? A.Today, until, evidence, Ada, A.Monday);
}

using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.PolicyPacks;

public sealed class Activating_a_policy_pack
{
    private static readonly Guid Ada = Guid.CreateVersion7();

    private readonly PolicyPackShelf shelf = PolicyPackShelf.Read(
    [
        ("one.json", A_pack.Text(("\"years\": 12", "\"years\": 10"), ("\"effectiveUntil\": null", "\"effectiveUntil\": \"2026-03-02\""))),
        ("two.json", A_pack.Text(("\"code\": \"HOUSE\"", "\"code\": \"OTHER\""), ("[\"CA-QC\"]", "[]"))),
    ]);

    private readonly Clinic clinic = A.ClinicInToronto();

    [Fact]
    public void Begins_with_the_pack_of_the_place_when_a_clinic_opens()
    {
        var first = PolicyPackActivation.AtOpening(clinic, shelf, A.Monday);

        Assert.Equal(("CA-ON", null, A.Monday, null, 1), (first.Code, first.Version, first.From, first.ActivatedBy, first.ClinicRevision));
        Assert.Equal("default", PolicyPackActivation.AtOpening(Clinic.Open("Elsewhere", "Europe/Berlin", "DE"), shelf, A.Monday).Code);
        Assert.Equal(1, clinic.Revision);
    }

    [Fact]
    public void Keeps_who_chose_what_and_counts_as_a_change_of_the_clinic()
    {
        var chosen = Choose("HOUSE", "2026-02-01", A.Monday);

        Assert.Equal((clinic.Id, "HOUSE", "2026-02-01", A.Monday, Ada, A.Monday, 2), (chosen.ClinicId, chosen.Code, chosen.Version, chosen.From, chosen.ActivatedBy, chosen.ActivatedAt, chosen.ClinicRevision));
        Assert.Equal((A.Monday, null, 3), (Choose("HOUSE") is var now ? (now.From, now.Version, now.ClinicRevision) : default));
        Assert.Equal(3, clinic.Revision);
    }

    [Fact]
    public void Takes_effect_now_or_later_but_never_in_the_past()
    {
        Assert.Equal(A.Monday.AddDays(30), Choose("CA-ON", from: A.Monday.AddDays(30)).From);
        Assert.Equal(new ActivationInThePast { Pointer = "/from" }, A.Refusal(() => Choose("CA-ON", from: A.Monday.AddTicks(-1))));
    }

    [Fact]
    public void Names_a_pack_and_a_version_that_there_are()
    {
        Assert.Equal(new PolicyPackUnknown { Pointer = "/code" }, A.Refusal(() => Choose("GONE")));
        Assert.Equal(new PolicyPackUnknown { Pointer = "/code" }, A.Refusal(() => Choose("house")));
        Assert.Equal(new PolicyPackUnknown { Pointer = "/version" }, A.Refusal(() => Choose("HOUSE", "2026-11-01")));
    }

    [Fact]
    public void Needs_a_version_that_applies_on_its_first_day_by_the_clinics_calendar()
    {
        // Midnight in Toronto ends the last day; it is five hours later in UTC.
        var midnight = new DateTimeOffset(2026, 3, 3, 5, 0, 0, TimeSpan.Zero);

        Assert.Equal(midnight.AddTicks(-1), Choose("HOUSE", from: midnight.AddTicks(-1)).From);
        Assert.Equal(new PolicyPackNotEffective { Pointer = "/code" }, A.Refusal(() => Choose("HOUSE", from: midnight)));
        Assert.Equal(new PolicyPackNotEffective { Pointer = "/version" }, A.Refusal(() => Choose("HOUSE", "2026-02-01", midnight)));
    }

    [Fact]
    public void Is_refused_while_the_clinic_keeps_records_for_less_than_the_pack_asks_I64()
    {
        Assert.Equal(new RetentionTooShort(12) { Pointer = "/code" }, A.Refusal(() => Choose("OTHER")));
        Assert.Equal(1, clinic.Revision);

        clinic.ChangeSettings("Common Ground", "America/Toronto", "CA-ON", false, 12, 60, 12, A_pack.Ontario);
        Assert.Equal("OTHER", Choose("OTHER").Code);
    }

    private PolicyPackActivation Choose(string code, string? version = null, DateTimeOffset? from = null) => PolicyPackActivation.Choose(clinic, shelf, code, version, from, Ada, A.Monday);
}

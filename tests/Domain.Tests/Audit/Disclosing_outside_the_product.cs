using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Tests.Audit;

public sealed class Disclosing_outside_the_product
{
    private static readonly ClinicId Clinic = new(Guid.CreateVersion7());
    private static readonly ClientId Maya = ClientId.New();

    private static OutsideDisclosureFacts Letter => new()
    {
        DisclosedOn = A.Today,
        RecipientName = "  County   Public Health ",
        RecipientAddress = "12 Main Street",
        Description = "Dates of sessions",
        PurposeStatement = "Tracing of contacts",
        LegalBasis = LegalBasis.PublicHealth,
    };

    [Fact]
    public void Keeps_what_an_accounting_has_to_say_H8()
    {
        var kept = Record(Letter);

        Assert.Equal((Clinic, Maya, A.Today), (kept.ClinicId, kept.ClientId, kept.DisclosedOn));
        Assert.Equal(("County   Public Health", "12 Main Street", "COUNTY PUBLIC HEALTH"), (kept.RecipientName, kept.RecipientAddress, kept.RecipientKey));
        Assert.Equal(("Dates of sessions", "Tracing of contacts", null, LegalBasis.PublicHealth), (kept.Description, kept.PurposeStatement, kept.CopyOfRequest, kept.LegalBasis));
        Assert.Equal((A.Ada, A.Monday, 1), (kept.RecordedBy, kept.RecordedAt, kept.Revision));
    }

    [Fact]
    public void Is_recorded_today_or_later_never_before()
    {
        Assert.Equal(A.Today, Record(Letter with { DisclosedOn = A.Today }).DisclosedOn);
        Assert.Equal(new DisclosureInTheFuture { Pointer = "/disclosedOn" }, A.Refusal(() => Record(Letter with { DisclosedOn = A.Today.AddDays(1) })));
    }

    [Fact]
    public void Says_why_or_keeps_the_request()
    {
        Assert.Null(Record(Letter with { PurposeStatement = " ", CopyOfRequest = "Please send the dates." }).PurposeStatement);
        Assert.Equal(new DisclosurePurposeMissing { Pointer = "/purposeStatement" }, A.Refusal(() => Record(Letter with { PurposeStatement = " ", CopyOfRequest = null })));
    }

    [Fact]
    public void Takes_only_what_can_be_read()
    {
        Assert.Equal(new TextMissing { Pointer = "/recipientName" }, A.Refusal(() => Record(Letter with { RecipientName = " " })));
        Assert.Equal(new TextMissing { Pointer = "/description" }, A.Refusal(() => Record(Letter with { Description = "" })));
        Assert.Equal(new ChoiceUnknown { Pointer = "/legalBasis" }, A.Refusal(() => Record(Letter with { LegalBasis = (LegalBasis)6 })));
        Assert.Equal(PlainText.Line, Record(Letter with { RecipientName = new string('x', PlainText.Line) }).RecipientName.Length);
        Assert.Equal(new TextTooLong(PlainText.Line) { Pointer = "/recipientName" }, A.Refusal(() => Record(Letter with { RecipientName = new string('x', PlainText.Line + 1) })));
    }

    private static OutsideDisclosure Record(OutsideDisclosureFacts said) => OutsideDisclosure.Record(Clinic, Maya, said, A.Ada, A.Today, A.Monday);
}

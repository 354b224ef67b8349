using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Practitioners;

public sealed class Working_at_a_clinic
{
    private readonly ClinicId clinic = ClinicId.New();

    [Fact]
    public void Begins_with_a_name_and_perhaps_an_e_mail_address()
    {
        var noor = Practitioner.Enrol(clinic, "  Noor Haddad ", "noor@example.org");

        Assert.Equal((clinic, "Noor Haddad", "noor@example.org"), (noor.ClinicId, noor.DisplayName, noor.Email));
        Assert.Null(Practitioner.Enrol(clinic, "Noor Haddad").Email);
        Assert.Equal(new TextMissing { Pointer = "/displayName" }, A.Refusal(() => Practitioner.Enrol(clinic, null)));
    }

    [Theory]
    [InlineData("noor")]
    [InlineData("noor@example")]
    [InlineData("noor@@example.org")]
    [InlineData("noor @example.org")]
    [InlineData("noor@example..org")]
    [InlineData("@example.org")]
    public void Needs_an_e_mail_address_that_is_one(string email) =>
        Assert.Equal(new EmailMalformed { Pointer = "/email" }, A.Refusal(() => Practitioner.Enrol(clinic, "Noor Haddad", email)));

    [Fact]
    public void Takes_an_e_mail_address_of_254_characters_and_no_more()
    {
        var longest = new string('n', 242) + "@example.org";

        Assert.Equal(longest, Practitioner.Enrol(clinic, "Noor Haddad", longest).Email);
        Assert.Equal(new TextTooLong(254) { Pointer = "/email" }, A.Refusal(() => Practitioner.Enrol(clinic, "Noor Haddad", "n" + longest)));
    }

    [Fact]
    public void Can_be_corrected_and_a_refused_correction_changes_nothing()
    {
        var ruth = A.Ruth(clinic);
        ruth.Correct("Ruth Abara-Lee", "ruth@example.org");
        Assert.Equal(("Ruth Abara-Lee", "ruth@example.org", 3), (ruth.DisplayName, ruth.Email, ruth.Revision));

        Assert.Equal(new EmailMalformed { Pointer = "/email" }, A.Refusal(() => ruth.Correct("Somebody else", "ruth")));
        Assert.Equal(("Ruth Abara-Lee", "ruth@example.org", 3), (ruth.DisplayName, ruth.Email, ruth.Revision));
    }

    [Fact]
    public void Ends_once_and_the_first_end_counts()
    {
        var ruth = A.Ruth(clinic);
        ruth.Deactivate(A.Monday);
        ruth.Deactivate(A.Monday.AddDays(1));

        Assert.Equal(A.Monday, ruth.DeactivatedAt);
        Assert.Equal(3, ruth.Revision);
    }
}

using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Retention;
using IntegrativeCare.Domain.Tests.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.Retention;

public sealed class Counting_how_long_to_keep_a_record
{
    private static readonly DateOnly Spring = new(2026, 3, 2);

    private static readonly RetentionTerms TenYears = new(new PackReference("CA-ON", "2026-11-01"), 10, 18);

    [Fact]
    public void Keeps_it_through_the_anniversary_of_the_last_entry_I64()
    {
        var clock = RetentionClock.Of(new(Spring, BornOn: new(1990, 5, 5), RegisteredOn: new(2020, 1, 1)), TenYears);

        Assert.Equal((RetentionBasis.LastEntry, new DateOnly(2036, 3, 2), new DateOnly(2036, 3, 3)), (clock.Basis, clock.KeptThrough, clock.EarliestDestructionOn));
        Assert.False(clock.HasRunOut(new(2036, 3, 2)));
        Assert.True(clock.HasRunOut(new(2036, 3, 3)));
    }

    [Fact]
    public void Begins_at_majority_for_somebody_who_was_a_minor()
    {
        var clock = RetentionClock.Of(new(Spring, BornOn: new(2012, 7, 9), RegisteredOn: new(2025, 1, 1)), TenYears);

        Assert.Equal((RetentionBasis.Majority, new DateOnly(2040, 7, 9)), (clock.Basis, clock.KeptThrough));
    }

    [Theory]
    [InlineData(2008, 3, 1, RetentionBasis.LastEntry)]
    [InlineData(2008, 3, 2, RetentionBasis.LastEntry)]
    [InlineData(2008, 3, 3, RetentionBasis.Majority)]
    public void Asks_on_both_sides_of_the_birthday(int year, int month, int day, RetentionBasis basis)
    {
        var clock = RetentionClock.Of(new(Spring, BornOn: new(year, month, day), RegisteredOn: new(2025, 1, 1)), TenYears);

        Assert.Equal(basis, clock.Basis);
        Assert.Equal(basis == RetentionBasis.Majority ? new DateOnly(2036, 3, 3) : new DateOnly(2036, 3, 2), clock.KeptThrough);
    }

    [Fact]
    public void Counts_an_unknown_birthday_as_the_day_of_registration_and_so_never_too_short()
    {
        var clock = RetentionClock.Of(new(Spring, BornOn: null, RegisteredOn: new(2025, 1, 10)), TenYears);

        Assert.Equal((RetentionBasis.LatestPossibleMajority, new DateOnly(2053, 1, 10)), (clock.Basis, clock.KeptThrough));
    }

    [Fact]
    public void Asks_for_no_birthday_where_the_pack_does_not()
    {
        var clock = RetentionClock.Of(new(Spring, BornOn: null, RegisteredOn: new(2025, 1, 10)), TenYears with { MajorityAge = null });

        Assert.Equal((RetentionBasis.LastEntry, new DateOnly(2036, 3, 2)), (clock.Basis, clock.KeptThrough));
    }

    [Theory]
    [InlineData(10, 2038, 3, 1)]
    [InlineData(12, 2040, 2, 29)]
    public void Takes_the_first_of_march_for_a_leap_day_that_does_not_exist(int years, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), RetentionClock.Of(new(new(2028, 2, 29), new(1990, 5, 5), new(2020, 1, 1)), TenYears with { Years = years }).KeptThrough);

    [Fact]
    public void Comes_of_age_on_the_first_of_march_when_born_on_a_leap_day()
    {
        var clock = RetentionClock.Of(new(Spring, BornOn: new(2012, 2, 29), RegisteredOn: new(2025, 1, 1)), TenYears);

        Assert.Equal(new DateOnly(2040, 3, 1), clock.KeptThrough);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 11)]
    public void Is_lengthened_by_the_clinic_and_never_shortened_I64(int clinicYears, int years)
    {
        var terms = RetentionTerms.Of(A_pack.Ontario, clinicYears);

        Assert.Equal(new RetentionTerms(new PackReference("CA-ON", "2026-11-01"), years, 18), terms);
    }
}

using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Tests.CarePlans;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Handoffs;

public sealed class Handing_over
{
    // Written by hand: what the table has to say. Rows are moves, columns states in the order of the enumeration; "." is refused.
    private const string Expected =
        """
        Accept   Accepted .        . .      . .
        Decline  Declined .        . .      . .
        Reply    Requested Accepted . .     . .
        Complete .        Completed . .     . .
        Close    .        .        Closed Closed . .
        Withdraw Withdrawn Withdrawn . .    . .
        """;

    [Fact]
    public void Follows_the_table_in_every_state_by_every_move()
    {
        var rows = Expected.Split('\n', StringSplitOptions.TrimEntries).Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(row => Enum.Parse<HandoffMove>(row[0]), row => row[1..]);
        var tried = 0;
        foreach (var move in Enum.GetValues<HandoffMove>())
        {
            foreach (var from in Enum.GetValues<HandoffStatus>())
            {
                var handoff = In(from);
                var (steps, revision, expected) = (handoff.Steps.Count, handoff.Revision, rows[move][(int)from]);
                tried++;
                if (expected == ".")
                {
                    Assert.Equal(new HandoffMoveNotAllowed(move, from), Refused(() => Do(handoff, move)));
                    Assert.Equal((from, steps, revision), (handoff.Status, handoff.Steps.Count, handoff.Revision));
                    continue;
                }

                Do(handoff, move);
                Assert.Equal((Enum.Parse<HandoffStatus>(expected), steps + 1, revision + 1, move), (handoff.Status, handoff.Steps.Count, handoff.Revision, handoff.Steps[^1].Move));
            }
        }

        Assert.Equal(36, tried);
    }

    [Fact]
    public void Is_each_sides_own_move()
    {
        foreach (var move in (HandoffMove[])[HandoffMove.Accept, HandoffMove.Decline])
            foreach (var stranger in (Author[])[Ruth, Quinn, Noor, Maya]) Assert.Equal(new HandoffNotYours(), Refused(() => Do(Asked(), move, stranger)));
        foreach (var stranger in (Author[])[Tomas, Quinn, Maya]) Assert.Equal(new HandoffNotYours(), Refused(() => Do(Asked(), HandoffMove.Withdraw, stranger)));
        foreach (var stranger in (Author[])[Tomas, Maya]) Assert.Equal(new HandoffNotYours(), Refused(() => Do(In(HandoffStatus.Completed), HandoffMove.Close, stranger)));
        foreach (var stranger in (Author[])[Noor, Maya]) Assert.Equal(new HandoffNotYours(), Refused(() => Do(Asked(), HandoffMove.Reply, stranger)));

        Do(In(HandoffStatus.Completed), HandoffMove.Close, Quinn);
        Do(Asked(), HandoffMove.Reply, Tomas);
    }

    [Fact]
    public void To_a_discipline_is_taken_by_whoever_of_it_is_there()
    {
        var handoff = Asked(to: null);

        handoff.Accept(Noor, Monday);
        handoff.Complete("Neck assessed, nothing found.", Tomas, Monday);

        Assert.Equal(HandoffStatus.Completed, handoff.Status);
    }

    [Fact]
    public void Tells_a_stranger_nothing_of_where_it_stands() => Assert.Equal(new HandoffNotYours(), Refused(() => Do(In(HandoffStatus.Closed), HandoffMove.Accept, Noor)));

    [Fact]
    public void Goes_to_the_other_discipline()
    {
        Assert.Equal(new HandoffToOwnDiscipline { Pointer = "/discipline" }, Refused(() => Handoff.Ask(A_plan.WithTalk(), Wish(Discipline.Psychotherapy), Ruth, MondaysDate, Monday)));
        Assert.Equal(Discipline.Psychotherapy, Handoff.Ask(A_plan.WithTalk(), Wish(Discipline.Psychotherapy), Tomas, MondaysDate, Monday).ToDiscipline);
        Assert.Equal(new OnlyPractitionersHandOff(), Refused(() => Handoff.Ask(A_plan.WithTalk(), Wish(), Maya, MondaysDate, Monday)));
        Assert.Equal(new ChoiceUnknown { Pointer = "/discipline" }, Refused(() => Handoff.Ask(A_plan.WithTalk(), Wish((Discipline)2), Ruth, MondaysDate, Monday)));
    }

    [Fact]
    public void Is_wanted_today_at_the_earliest()
    {
        Assert.Equal(MondaysDate, Handoff.Ask(A_plan.WithTalk(), Wish() with { WantedBy = MondaysDate }, Ruth, MondaysDate, Monday).WantedBy);
        Assert.Equal(new HandoffWantedInThePast { Pointer = "/wantedBy" }, Refused(() => Handoff.Ask(A_plan.WithTalk(), Wish() with { WantedBy = MondaysDate.AddDays(-1) }, Ruth, MondaysDate, Monday)));
    }

    [Fact]
    public void Is_not_asked_on_a_closed_plan() =>
        Assert.Equal(new CarePlanClosed(), Refused(() => Handoff.Ask(A_plan.In(CarePlanStatus.Completed), Wish(), Ruth, MondaysDate, Monday)));

    [Fact]
    public void Says_why_and_what_came_of_it()
    {
        Assert.Equal(new TextMissing { Pointer = "/words" }, Refused(() => Handoff.Ask(A_plan.WithTalk(), Wish() with { Words = " " }, Ruth, MondaysDate, Monday)));
        Assert.Equal(new TextMissing { Pointer = "/reason" }, Refused(() => Asked().Decline(null, Tomas, Monday)));
        Assert.Equal(new TextMissing { Pointer = "/outcome" }, Refused(() => In(HandoffStatus.Accepted).Complete("", Tomas, Monday)));

        var declined = In(HandoffStatus.Declined);
        Assert.Equal((HandoffMove.Decline, Tomas, "Said.", Monday), (declined.Steps[^1].Move, declined.Steps[^1].Author, declined.Steps[^1].Words, declined.Steps[^1].At));
    }

    [Theory]
    [InlineData(0, "Accept from Requested", "stands twice")]
    [InlineData(8, "Withdraw from Accepted", "stands twice")]
    public void Refuses_a_table_in_which_a_line_stands_twice_and_names_it(int line, string name, string what)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => HandoffMoves.Checked([.. HandoffMoves.All, HandoffMoves.All[line]]));

        Assert.Equal($"The table of handoffs, line 10 ({name}): {what}.", fault.Message);
    }

    [Fact]
    public void Refuses_a_table_that_leaves_an_end_or_reaches_no_end()
    {
        var leaves = new HandoffTransition(HandoffMove.Accept, HandoffStatus.Closed, HandoffSide.Receiving, HandoffStatus.Accepted);
        Assert.Contains("line 10 (Accept from Closed): leaves an end", Assert.Throws<InvalidOperationException>(() => HandoffMoves.Checked([.. HandoffMoves.All, leaves])).Message, StringComparison.Ordinal);

        var other = new HandoffTransition(HandoffMove.Accept, HandoffStatus.Declined, HandoffSide.Referring, HandoffStatus.Accepted);
        Assert.Contains("gives the move to another side", Assert.Throws<InvalidOperationException>(() => HandoffMoves.Checked([.. HandoffMoves.All, other])).Message, StringComparison.Ordinal);

        Assert.Contains("nobody may Close", Assert.Throws<InvalidOperationException>(() => HandoffMoves.Checked([.. HandoffMoves.All.Where(row => row.Move != HandoffMove.Close)])).Message, StringComparison.Ordinal);
    }

    private static HandoffRequest Wish(Discipline to = Discipline.MassageTherapy) => new(to, null, HandoffReason.Assessment, "Please look at the neck.", HandoffUrgency.Soon, MondaysDate.AddDays(7));

    private static Handoff Asked() => Asked(TomasId);

    private static Handoff Asked(PractitionerId? to) => Handoff.Ask(A_plan.WithTalk(), Wish() with { Practitioner = to }, Ruth, MondaysDate, Monday);

    private static Handoff In(HandoffStatus status)
    {
        var handoff = Asked();
        if (status is HandoffStatus.Accepted or HandoffStatus.Completed or HandoffStatus.Closed) handoff.Accept(Tomas, Monday);
        if (status is HandoffStatus.Completed or HandoffStatus.Closed) handoff.Complete("Said.", Tomas, Monday);
        if (status == HandoffStatus.Closed) handoff.Close(Ruth, Monday);
        if (status == HandoffStatus.Declined) handoff.Decline("Said.", Tomas, Monday);
        if (status == HandoffStatus.Withdrawn) handoff.Withdraw(Ruth, Monday);
        return handoff;
    }

    private static void Do(Handoff handoff, HandoffMove move) =>
        Do(handoff, move, HandoffMoves.WhoMay(move) == HandoffSide.Receiving ? Tomas : Ruth);

    private static void Do(Handoff handoff, HandoffMove move, Author by)
    {
        switch (move)
        {
            case HandoffMove.Accept: handoff.Accept(by, Monday); break;
            case HandoffMove.Decline: handoff.Decline("Said.", by, Monday); break;
            case HandoffMove.Reply: handoff.Reply("Said.", by, Monday); break;
            case HandoffMove.Complete: handoff.Complete("Said.", by, Monday); break;
            case HandoffMove.Close: handoff.Close(by, Monday); break;
            default: handoff.Withdraw(by, Monday); break;
        }
    }
}

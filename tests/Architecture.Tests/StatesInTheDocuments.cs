using System.Text;
using System.Text.Json;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Architecture.Tests;

/// <summary><c>docs/states.md</c> prints each state machine from the table that the product goes by, between two markers; <c>UPDATE_DOCS=1</c> prints it anew.</summary>
public sealed class StatesInTheDocuments
{
    private static readonly bool Updates = Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    /// <summary>Each machine: its marker, its statuses, and where an act leads from a status. Add a machine by adding a line.</summary>
    public static TheoryData<string> Machines() => [.. Tables.Keys];

    private static readonly Dictionary<string, Func<string>> Tables = new(StringComparer.Ordinal)
    {
        ["care-plan"] = () => Table(Enum.GetValues<CarePlanStatus>(), Enum.GetValues<PlanAct>().Where(act => act != PlanAct.Drafted),
            (from, act) => PlanMoves.All.FirstOrDefault(move => move.From == from && move.Act == act)?.To),
        ["handoff"] = () => Table(Enum.GetValues<HandoffStatus>(), Enum.GetValues<HandoffMove>(), (from, move) => HandoffMoves.Find(move, from)?.To),
        ["safety-signal"] = () => Table(Enum.GetValues<SignalStatus>(), Enum.GetValues<SignalAct>(), SignalMoves.After),
        ["session"] = Sessions,
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public void Say_what_the_product_goes_by(string machine)
    {
        var path = Repository.File("docs/states.md");
        var (begin, end) = ($"<!-- generated: {machine} -->\n", $"<!-- end: {machine} -->");
        var text = File.ReadAllText(path);
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var until = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && until >= from, $"docs/states.md has no place for {machine}: write both markers.");

        var printed = Tables[machine]();
        if (Updates) File.WriteAllText(path, text[..from] + printed + text[until..], new UTF8Encoding(false));
        else Assert.Equal(printed, text[from..until]);
    }

    // Rows are acts, columns are statuses: where an act leads, a dot where it changes nothing but its thing, nothing where it is refused.
    private static string Table<TStatus, TAct>(IEnumerable<TStatus> statuses, IEnumerable<TAct> acts, Func<TStatus, TAct, TStatus?> after)
        where TStatus : struct, Enum
        where TAct : struct, Enum
    {
        var columns = statuses.ToList();
        var table = new StringBuilder("\n| what is done | ").AppendJoin(" | ", columns.Select(Word)).Append(" |\n| --- |").Append(string.Concat(columns.Select(_ => " --- |"))).Append('\n');
        foreach (var act in acts)
        {
            table.Append("| `").Append(Word(act)).Append("` |");
            foreach (var from in columns) table.Append(' ').Append(after(from, act) is not { } to ? "–" : EqualityComparer<TStatus>.Default.Equals(to, from) ? "stays" : $"**{Word(to)}**").Append(" |");
            table.Append('\n');
        }

        return table.Append('\n').ToString();
    }

    private static string Sessions()
    {
        var text = new StringBuilder("\n| what is done | in sessions of | from | to | by |\n| --- | --- | --- | --- | --- |\n");
        foreach (var step in SessionStates.Shipped.Steps)
        {
            var from = string.Join(", ", step.From.Select(Word));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{Word(step.Act)}` | {(step.For is { } discipline ? Word(discipline) : "both disciplines")} | {from} | {(step.From is [var same] && same == step.To ? "stays" : Word(step.To))} | {string.Join(", ", step.By.Select(Word))} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Notes;

public sealed class Saving_a_draft(PostgresServer server)
{
    private const int Editors = 50;
    private const int SavesEach = 2;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loses_nothing_when_fifty_editors_write_into_one_draft_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        var (refused, startedAt) = (0, System.Diagnostics.Stopwatch.GetTimestamp());

        // Each adds its own line to what it read; a save on an older revision is refused, and the editor reads again.
        await Parallel.ForEachAsync(Enumerable.Range(0, Editors), new ParallelOptions { MaxDegreeOfParallelism = Editors, CancellationToken = Ct }, async (editor, ct) =>
        {
            for (var save = 0; save < SavesEach; save++)
            {
                while (true)
                {
                    var read = (await clinic.As(clinic.Ruth).Send(new GetNote(clinic.Maya, note), ct)).Value;
                    var text = read.Sections[0].Text + $"\nline {editor}.{save}";
                    try
                    {
                        await clinic.As(clinic.Ruth).Send(new RedraftNote(clinic.Maya, note, read.Revision, new() { Sections = [new() { Heading = "data", Text = text }] }), ct);
                        break;
                    }
                    catch (DomainException stale) when (stale.Error is RequestStale)
                    {
                        Interlocked.Increment(ref refused);
                        await Task.Delay(Random.Shared.Next(5, 200), ct);
                    }
                }
            }
        });

        var kept = (await clinic.As(clinic.Ruth).Send(new GetNote(clinic.Maya, note), Ct)).Value;
        var lines = kept.Sections[0].Text.Split('\n').Skip(1).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{Editors} editors, {Editors * SavesEach} saves: {lines.Count} lines kept, {refused} saves on an older revision refused and made again, {System.Diagnostics.Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0.0} s");
        Assert.Equal(Editors * SavesEach, lines.Count);
        Assert.Equal(Editors * SavesEach, lines.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1 + (Editors * SavesEach), kept.Revision);
    }

    [Fact]
    public async Task Loses_nothing_when_fifty_authors_save_their_own_drafts_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var session = await clinic.Schedules(clinic.Ruth, Discipline.Psychotherapy);
        var notes = new List<NoteId>();
        for (var i = 0; i < Editors; i++) notes.Add(new((await clinic.As(clinic.Ruth).Send(new WriteNote(clinic.Maya, session, CareUnderWay.ADapNote($"note {i}")), Ct)).Id));

        await Parallel.ForEachAsync(notes.Index(), new ParallelOptions { MaxDegreeOfParallelism = Editors, CancellationToken = Ct }, async (one, ct) =>
        {
            for (var save = 1; save <= SavesEach; save++)
                await clinic.As(clinic.Ruth).Send(new RedraftNote(clinic.Maya, one.Item, save, new() { Sections = [new() { Heading = "data", Text = $"note {one.Index}, save {save} " }] }), ct);
        });

        foreach (var (i, note) in notes.Index())
        {
            var kept = (await clinic.As(clinic.Ruth).Send(new GetNote(clinic.Maya, note), Ct)).Value;
            Assert.Equal(($"note {i}, save {SavesEach} ", 1 + SavesEach), (kept.Sections[0].Text, kept.Revision));
        }
    }

    [Fact]
    public async Task Answers_a_save_again_whose_answer_was_lost()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        var save = new RedraftNote(clinic.Maya, note, 1, new() { Sections = [new() { Heading = "data", Text = "Kept. " }], IsRiskFlagged = true });

        var first = await clinic.As(clinic.Ruth).Send(save, Ct);
        var again = await clinic.As(clinic.Ruth).Send(save, Ct);

        Assert.Equal((note.Value, 2, 2), (again.Id, first.Revision, again.Revision));
        Assert.Equal(new RequestStale(2), await clinic.As(clinic.Ruth).Refused(save with { Body = new() { Sections = [new() { Heading = "data", Text = "Other." }] } }, Ct));
        await clinic.As(clinic.Ruth).Send(save with { ExpectedRevision = 2, Body = new() { Sections = [new() { Heading = "data", Text = "Later." }] } }, Ct);
        Assert.Equal(new RequestStale(3), await clinic.As(clinic.Ruth).Refused(save, Ct));
    }

    [Fact]
    public async Task Keeps_every_letter_and_every_blank()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy);
        const string Text = "  \tWörter, 言葉, 🙂\r\n\r\n – trailing blanks   \n";

        await clinic.As(clinic.Ruth).Send(new RedraftNote(clinic.Maya, note, 1, new() { Sections = [new() { Heading = "data", Text = Text }, new() { Heading = "plan", Text = "" }] }), Ct);

        Assert.Equal([Text, ""], (await clinic.As(clinic.Ruth).Send(new GetNote(clinic.Maya, note), Ct)).Value.Sections.Select(section => section.Text));
    }
}

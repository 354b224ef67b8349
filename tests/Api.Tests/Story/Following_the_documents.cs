using System.Diagnostics;
using System.Text.RegularExpressions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Story;

/// <summary>The commands of the walkthrough and of the README's tour, run by bash as they are printed against the demo clinic, and their answers compared. Skipped where bash, curl or jq is missing.</summary>
public sealed partial class Following_the_documents(PostgresServer server) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private StartedClinic clinic = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var program in (string[])["bash", "curl", "jq"]) Assert.SkipUnless(IsInstalled(program), $"{program} is not installed.");
        clinic = await StartedClinic.Open(server, TestContext.Current.CancellationToken, withDemo: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (clinic is not null) await clinic.DisposeAsync();
    }

    [Fact]
    public async Task Gives_the_answers_that_are_printed()
    {
        await Follow("README.md");
        await Follow("docs/walkthrough.md");
        // A second reader on the same clinic stumbles over nothing that the first one left.
        await Follow("docs/walkthrough.md");
    }

    private async Task Follow(string document)
    {
        var steps = StepsOf(await File.ReadAllTextAsync(Path.Combine(Repository(), document), TestContext.Current.CancellationToken));
        Assert.NotEmpty(steps);

        var printed = await Bash(string.Concat(steps.Select(step => $"{step.Commands}\nprintf '\\n{Mark}\\n'\n")));
        var answers = printed.Split($"\n{Mark}\n");
        Assert.True(answers.Length == steps.Count + 1, $"{document} ended early:\n{printed}");
        foreach (var (step, answer) in steps.Zip(answers))
        {
            if (step.Answer is not null)
                Assert.True(Pattern(step.Answer).IsMatch(answer.Trim()), $"{document} prints after\n\n{step.Commands}\n\nthe answer\n\n{step.Answer}\n\nbut it was\n\n{answer.Trim()}");
        }
    }

    private const string Mark = "--- next step ---";

    // An "sh" block is run; a "text" block right after it is what it prints.
    private static List<(string Commands, string? Answer)> StepsOf(string document)
    {
        var steps = new List<(string, string?)>();
        var blocks = Block().Matches(document);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Groups["kind"].Value != "sh") continue;
            var isAnswered = i + 1 < blocks.Count && blocks[i + 1].Groups["kind"].Value == "text"
                && string.IsNullOrWhiteSpace(document[(blocks[i].Index + blocks[i].Length)..blocks[i + 1].Index]);
            steps.Add((blocks[i].Groups["text"].Value.Trim(), isAnswered ? blocks[i + 1].Groups["text"].Value.Trim() : null));
        }

        return steps;
    }

    // "…" stands for anything, on one line or several.
    private static Regex Pattern(string answer) => new($@"\A{string.Join(".*?", answer.Split('…').Select(Regex.Escape))}\z", RegexOptions.Singleline, TimeSpan.FromSeconds(5));

    private async Task<string> Bash(string script)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var start = new ProcessStartInfo("bash", ["-u", "-s"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository() };
        start.Environment["api"] = clinic.Address.ToString().TrimEnd('/');
        start.Environment["no_proxy"] = "127.0.0.1";
        using var bash = Process.Start(start)!;
        await bash.StandardInput.WriteAsync(script.AsMemory(), limit.Token);
        bash.StandardInput.Close();
        var (printed, complained) = (bash.StandardOutput.ReadToEndAsync(limit.Token), bash.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await bash.WaitForExitAsync(limit.Token);
            return await printed + await complained;
        }
        catch (OperationCanceledException)
        {
            bash.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IntegrativeCare.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above the tests.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^```(?<kind>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();
}

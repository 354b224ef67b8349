using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>What installs, starts and packs the product, as far as it can be checked without doing it.</summary>
public sealed partial class Scripts
{
    private static readonly string Root = FindRoot();
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Shells =>
        [.. Directory.GetFiles(Root, "*.sh").Concat(Directory.GetFiles(Path.Combine(Root, "scripts"), "*.sh")).Append(Path.Combine(Root, ".ci", "run"))
            .Select(file => Path.GetRelativePath(Root, file))];

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Can_be_read_by_bash(string script) => Assert.Equal((0, ""), await Run("bash", "-n", script));

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Give_shellcheck_nothing_to_warn_of(string script)
    {
        Assert.SkipUnless(IsInstalled("shellcheck"), "shellcheck is not installed.");

        Assert.Equal((0, ""), await Run("shellcheck", "--external-sources", "--severity=warning", script));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void May_be_executed_and_stop_at_the_first_failure(string script)
    {
        // Sourced by the others, so that its settings are theirs.
        if (Path.GetFileName(script) == "common.sh") return;

        var text = Read(script);
        Assert.StartsWith("#!/usr/bin/env bash\n", text, StringComparison.Ordinal);
        Assert.Contains("\nset -euo pipefail\n", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(Path.Combine(Root, script)).HasFlag(UnixFileMode.UserExecute), $"{script} is not executable.");
    }

    [Fact]
    public void Continuous_integration_runs_the_same_tests_as_everybody() =>
        Assert.Equal(["exec ./test.sh"], Read(".ci/run").Split('\n').Where(line => line.Contains("test", StringComparison.Ordinal) && !line.StartsWith('#')), StringComparer.Ordinal);

    [Theory]
    [InlineData("Host=db;Database=care;Username=owner;Password=secret")]
    [InlineData("host = db ; User Id = owner ; database=care; PASSWORD = secret ;")]
    [InlineData("Host=db;UID=owner;PWD=secret;Database=care;Passfile=/somewhere")]
    [InlineData("Password='sec;ret';User Name=owner;Host=db;Database=care")]
    [InlineData("Host=db;Password=\"a\"\"b;Host=elsewhere\";Username=owner;Database=\"care\"")]
    [InlineData("Host=db;Password='it''s;Database=other';Username=owner;Database=care;")]
    [InlineData("Host=db;Password=a\"b'c;Username=owner;Database=care")]
    [InlineData("Host=db;Password=a==b=;Username=owner;Database=care")]
    public async Task Hand_the_owners_password_to_nobody_else(string owner)
    {
        var (code, rest) = await Run("bash", "-c", "source scripts/common.sh; without_sign_in \"$1\"", "bash", owner);
        Assert.Equal(0, code);

        var left = new NpgsqlConnectionStringBuilder(rest);
        var given = new NpgsqlConnectionStringBuilder(owner);
        Assert.Null(left.Username);
        Assert.Null(left.Password);
        Assert.Null(left.Passfile);
        Assert.Equal((given.Host, given.Database), (left.Host, left.Database));
    }

    [Fact]
    public async Task Keep_every_other_setting_of_a_connection_string()
    {
        const string given = "Host=db,db2;Port=6432;Username=owner;Database=care;Application Name='a;Password=''x''';Maximum Pool Size=7;SSL Mode=VerifyFull;Password=secret";

        var (_, rest) = await Run("bash", "-c", "source scripts/common.sh; without_sign_in \"$1\"", "bash", given);

        Assert.Equal(new NpgsqlConnectionStringBuilder(given) { Username = null, Password = null }.ConnectionString, new NpgsqlConnectionStringBuilder(rest).ConnectionString);
    }

    [Fact]
    public async Task Refuse_a_connection_string_with_an_open_quotation_mark() =>
        Assert.Equal(1, (await Run("bash", "-c", "source scripts/common.sh; without_sign_in \"$1\"", "bash", "Host=db;Password='secret")).Code);

    [Fact]
    public async Task Keep_a_secret_from_everybody_but_its_owner()
    {
        var folder = Directory.CreateTempSubdirectory("integrative-care-secret-");
        try
        {
            var file = Path.Combine(folder.FullName, "api-role.secret");
            const string ask = "umask 022; source scripts/common.sh; secret_in \"$1\"";

            var (_, first) = await Run("bash", "-c", ask, "bash", file);
            var (_, second) = await Run("bash", "-c", ask, "bash", file);

            Assert.Matches(FortyEightHexDigits, first);
            Assert.Equal(first, second);
            Assert.Equal((0, "600\n"), await Run("stat", "-c", "%a", file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_image_is_small_unprivileged_and_watched()
    {
        var lines = Instructions("Dockerfile");
        var last = lines.FindLastIndex(line => line.StartsWith("FROM ", StringComparison.Ordinal));
        var final = lines[last..];

        Assert.Equal(2, lines.Count(line => line.StartsWith("FROM ", StringComparison.Ordinal)));
        Assert.All(lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)), line => Assert.Matches(PinnedImage, line));
        Assert.Contains(lines, line => line.Contains("PublishReadyToRun=true", StringComparison.Ordinal));
        Assert.Contains("USER $APP_UID", final, StringComparer.Ordinal);
        Assert.Contains(final, line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && line.EndsWith("CMD [\"dotnet\", \"IntegrativeCare.Api.dll\", \"health\"]", StringComparison.Ordinal));
        Assert.Equal("ENTRYPOINT [\"dotnet\", \"IntegrativeCare.Api.dll\"]", final[^1]);
        Assert.DoesNotContain(final, line => line.StartsWith("RUN ", StringComparison.Ordinal) || line.StartsWith("ADD ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("ENV ", StringComparison.Ordinal) && line.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_image_is_built_from_files_that_are_here()
    {
        var copied = Instructions("Dockerfile").Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..^1]).Where(path => path != ".");

        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Root, path)), $"The Dockerfile copies {path}, which does not exist."));
        Assert.All((string[])["**/bin", "**/obj", ".local", ".env", ".git"], path => Assert.Contains(path, Read(".dockerignore").Split('\n'), StringComparer.Ordinal));
    }

    [Fact]
    public void The_composition_holds_no_password_and_no_privilege()
    {
        var text = string.Join('\n', Read("compose.yaml").Split('\n').Where(line => !line.StartsWith('#')));
        Assert.DoesNotContain('\t', text);
        Assert.All(PasswordSettings.Matches(text), match => Assert.Matches(TakenFromTheEnvironment, match.Groups["value"].Value));

        var shared = Blocks(text, SharedHeading, 2);
        Assert.Equal(["read_only: true", "tmpfs: [/tmp]", "cap_drop: [ALL]", "security_opt: [no-new-privileges:true]"], shared["hardened"]);
        Assert.Contains("<<: *hardened", shared["program"], StringComparer.Ordinal);

        var services = Blocks(text[text.IndexOf("\nservices:\n", StringComparison.Ordinal)..text.IndexOf("\nvolumes:\n", StringComparison.Ordinal)], ServiceHeading, 4);
        Assert.Equal(["api", "demo", "migrate", "postgres"], services.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(services.Values, lines => Assert.Contains(lines[0], (string[])["<<: *hardened", "<<: *program"], StringComparer.Ordinal));
        Assert.Contains("user: postgres", services["postgres"], StringComparer.Ordinal);
        Assert.All(services.Values.SelectMany(lines => lines).Where(line => line.StartsWith("ports:", StringComparison.Ordinal)),
            line => Assert.StartsWith("ports: [\"127.0.0.1:", line, StringComparison.Ordinal));
        Assert.DoesNotContain(services["postgres"], line => line.StartsWith("ports:", StringComparison.Ordinal));
        Assert.DoesNotContain(services["api"], line => line.Contains("owner", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The lines under each heading, trimmed.</summary>
    private static Dictionary<string, List<string>> Blocks(string text, Regex heading, int indent)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? block = null;
        foreach (var line in text.Split('\n'))
            if (heading.Match(line) is { Success: true } start) found[start.Groups["name"].Value] = block = [];
            else if (line.StartsWith(new string(' ', indent), StringComparison.Ordinal)) block?.Add(line.Trim());
            else if (line.Length > 0) block = null;

        return found;
    }

    [GeneratedRegex("^[0-9a-f]{48}$", RegexOptions.None, 1000)]
    private static partial Regex FortyEightHexDigits { get; }

    [GeneratedRegex("^FROM (--platform=\\S+ )?[a-z./]+:[0-9]+\\.[0-9]+\\S* ?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PinnedImage { get; }

    [GeneratedRegex("password(:|=) *(?<value>[^\\n;\"]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PasswordSettings { get; }

    [GeneratedRegex("^\\$\\{[A-Z_]+:\\?[^}]+\\}$", RegexOptions.None, 1000)]
    private static partial Regex TakenFromTheEnvironment { get; }

    [GeneratedRegex("^x-(?<name>[a-z]+): &", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SharedHeading { get; }

    [GeneratedRegex("^  (?<name>[a-z]+):$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ServiceHeading { get; }

    /// <summary>The file's instructions, one per line: without comments, continued lines joined.</summary>
    private static List<string> Instructions(string file) =>
        [.. Read(file).Replace("\\\n", "", StringComparison.Ordinal).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#'))];

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<(int Code, string Said)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, string.Concat(said));
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IntegrativeCare.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests are not run from inside the repository.");
        return folder;
    }
}

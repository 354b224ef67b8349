namespace IntegrativeCare.Architecture.Tests;

/// <summary>The files of this checkout.</summary>
internal static class Repository
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    public static string File(string path) => Path.Combine(Root, path);

    public static string Text(string path) => System.IO.File.ReadAllText(File(path));

    /// <summary>Every C# file below a folder that somebody wrote, with its path from the root of the checkout.</summary>
    public static IReadOnlyList<(string Path, string Text)> Sources(string folder) =>
    [
        .. Directory.EnumerateFiles(File(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, Text(path))),
    ];

    private static string Find(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "IntegrativeCare.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside a checkout."));
}

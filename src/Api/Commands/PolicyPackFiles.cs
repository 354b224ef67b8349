using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Api.Commands;

/// <summary>The policy packs of this installation: those that ship, and the files of a directory that the configuration names.</summary>
internal static class PolicyPackFiles
{
    public const string Directory = "PolicyPacks:Directory";

    /// <summary>Reads and checks them all.</summary>
    /// <exception cref="InvalidOperationException">Says in words, file by file and line by line, why nobody may rely on them.</exception>
    public static PolicyPackShelf Read(IConfiguration configuration)
    {
        if (configuration[Directory] is not { Length: > 0 } directory) return PolicyPackShelf.Shipped;
        try
        {
            return PolicyPackShelf.Read([.. System.IO.Directory.GetFiles(directory, "*.json").Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file)))]);
        }
        catch (PolicyPackFilesException refused)
        {
            throw new InvalidOperationException($"The policy packs cannot be relied on.\n{refused.Message}", refused);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The policy packs of {directory} (PolicyPacks__Directory) cannot be read: {unread.Message}", unread);
        }
    }

    /// <summary>Reads them for a program that is about to serve; <c>null</c>, and words on the error stream, when it must not.</summary>
    public static PolicyPackShelf? ReadOrSay(IConfiguration configuration)
    {
        try
        {
            return Read(configuration);
        }
        catch (InvalidOperationException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return null;
        }
    }
}

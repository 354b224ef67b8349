using System.Globalization;
using IntegrativeCare.Infrastructure.Persistence.Seals;

namespace IntegrativeCare.Api.Commands;

/// <summary>Where the key comes from that wraps the clinics' data keys: exactly one source, and the keys that wrapped before.</summary>
internal static class KeySettings
{
    public const string Inline = "Keys:Wrapping";
    public const string InFile = "Keys:WrappingFile";
    public const string ByProgram = "Keys:Program";
    public const string ProgramName = "Keys:ProgramId";
    public const string Limit = "Keys:ProgramLimit";
    public const string Earlier = "Keys:Earlier";
    public const string EarlierProgram = "Keys:EarlierProgram";
    public const string EarlierProgramName = "Keys:EarlierProgramId";
    public const string Lifetime = "Keys:Lifetime";

    private static readonly (TimeSpan Shortest, TimeSpan Longest) Bounds = (TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">None is set, several are, or one cannot be used. It names the setting and never the key.</exception>
    public static WrappingKeys Read(IConfiguration configuration)
    {
        var limit = Span(configuration, Limit, WrappingProgram.UsualLimit);
        List<IWrapsKeys> current = [], earlier = [];
        if (configuration[Inline] is { Length: > 0 } key) current.Add(WrappingKey.FromBase64(key, Inline));
        if (configuration[InFile] is { Length: > 0 } file) current.Add(WrappingKey.FromFile(file, InFile));
        if (configuration[ByProgram] is { Length: > 0 } program) current.Add(new WrappingProgram(program, limit, Name(configuration, ProgramName)));
        if (current.Count != 1)
        {
            throw new InvalidOperationException(
                $"{(current.Count == 0 ? "There is no key" : "There are several keys")} to wrap the clinics' data keys with. Set exactly one of Keys__WrappingFile (the path of a file with 32 bytes, as they are or in base64), "
                + "Keys__Wrapping (32 bytes in base64) and Keys__Program (your key management). docs/how-to/keys.md tells more; make a key with: (umask 077; openssl rand -base64 32 > wrapping.key)");
        }

        foreach (var one in configuration.GetSection(Earlier).GetChildren().Select(one => one.Value).OfType<string>())
            earlier.Add(File.Exists(one) ? WrappingKey.FromFile(one, Earlier) : WrappingKey.FromBase64(one, Earlier));
        if (configuration[EarlierProgram] is { Length: > 0 } before) earlier.Add(new WrappingProgram(before, limit, Name(configuration, EarlierProgramName)));
        return new WrappingKeys(current[0], earlier) { Lifetime = Span(configuration, Lifetime, TimeSpan.FromSeconds(60)) };
    }

    /// <summary>Reads them for a program that is about to serve; <c>null</c>, and words on the error stream, when it must not.</summary>
    public static WrappingKeys? ReadOrSay(IConfiguration configuration)
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

    private static string? Name(IConfiguration configuration, string setting)
    {
        if (configuration[setting] is not { Length: > 0 } said) return null;
        return said.Length <= 100 && said.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
            ? said
            : throw new InvalidOperationException($"{setting.Replace(":", "__", StringComparison.Ordinal)} must be 1 to 100 letters, digits, dots, hyphens and underscores.");
    }

    private static TimeSpan Span(IConfiguration configuration, string setting, TimeSpan usual)
    {
        if (configuration[setting] is not { Length: > 0 } said) return usual;
        return TimeSpan.TryParse(said, CultureInfo.InvariantCulture, out var span) && span >= Bounds.Shortest && span <= Bounds.Longest
            ? span
            : throw new InvalidOperationException($"{setting.Replace(":", "__", StringComparison.Ordinal)} must be a time from 00:00:00.1 to 01:00:00, such as 00:01:00.");
    }
}

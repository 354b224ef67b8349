using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>One way the product says no, as its code says it: an error record of a feature, or a fixed refusal of the door or of sign-in.</summary>
internal sealed partial record Refusal(string Name, string Code, int? Status, string? Detail, bool DetailVaries, bool IsRule, string Summary)
{
    private static readonly Assembly[] Ours = [typeof(DomainError).Assembly, typeof(Receipt).Assembly, typeof(DoorRefusal).Assembly];

    public static IReadOnlyList<Refusal> All { get; } = [.. Ours.SelectMany(assembly => assembly.GetTypes()).SelectMany(Of)];

    /// <summary>An entry to begin with: what the record's docstring and sentence already say.</summary>
    public ProblemEntry Draft() => new()
    {
        Code = Code,
        Status = Status ?? 401,
        Title = Words().Replace(Name, " ").Trim() is var words ? char.ToUpperInvariant(words[0]) + words[1..].ToLowerInvariant() : Name,
        Meaning = RuleNumber().Replace(Summary, "").Trim() is { Length: > 0 } summary ? summary : Detail ?? Code,
        WhatToDo = Status switch
        {
            404 => "Check the ids in the address. What you may not see is answered in the same way.",
            403 => $"{(DetailVaries ? "" : $"{Detail} ")}Ask somebody who may.",
            _ when DetailVaries => "The problem's detail names the limit: stay within it.",
            _ => Detail ?? "Sign in again.",
        },
    };

    private static IEnumerable<Refusal> Of(Type type)
    {
        if (type.IsSubclassOf(typeof(DomainError)) && !type.IsAbstract)
        {
            var (error, other) = (Sample(type, 0), Sample(type, 1));
            yield return new(type.Name, error.Code, DomainProblems.StatusOf(error.Kind), error.Detail, error.Detail != other.Detail, IsRule: true, SummaryOf(type));
        }

        foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(field => field.IsInitOnly && Ours.Contains(field.FieldType.Assembly) && !typeof(DomainError).IsAssignableFrom(field.FieldType)))
            if (field.FieldType.Name.EndsWith("Refusal", StringComparison.Ordinal) && field.GetValue(null) is { } fixedRefusal)
                yield return new(field.Name, Read<string>(fixedRefusal, "Code")!, fixedRefusal is DoorRefusal door ? door.Status : null, Read<string>(fixedRefusal, "Detail"), DetailVaries: false, IsRule: false, SummaryOf(field));
    }

    private static T? Read<T>(object from, string property)
        where T : class => from.GetType().GetProperty(property)?.GetValue(from) as T;

    /// <summary>Makes the error with facts that mean nothing; two kinds of nothing tell whether its sentence repeats a fact.</summary>
    private static DomainError Sample(Type type, int which)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(one => one.GetParameters() is not [{ } only] || only.ParameterType != type).MinBy(one => one.GetParameters().Length)!;
        return (DomainError)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Any(parameter.ParameterType, which))]);
    }

    private static object? Any(Type type, int which)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return which == 0 ? null : Any(inner, which);
        if (type == typeof(string)) return which == 0 ? "something" : "anything";
        if (type == typeof(int)) return which + 1;
        if (type == typeof(decimal)) return which + 1m;
        if (type == typeof(DateOnly)) return new DateOnly(2026, 1, 1).AddDays(which);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(which);
        if (type == typeof(TimeSpan)) return TimeSpan.FromMinutes(which + 1);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Math.Min(which, Enum.GetValues(type).Length - 1));
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (type.IsGenericType && type.GetGenericArguments() is [{ } item] && type.IsAssignableFrom(item.MakeArrayType())) return Array.CreateInstance(item, 0);
        return null;
    }

    private static string SummaryOf(MemberInfo member)
    {
        var name = member is Type type ? $"T:{type.FullName}" : $"F:{member.DeclaringType!.FullName}.{member.Name}";
        var file = Path.Combine(AppContext.BaseDirectory, (member as Type ?? member.DeclaringType!).Assembly.GetName().Name + ".xml");
        var summary = XDocument.Load(file).Descendants("member").FirstOrDefault(one => one.Attribute("name")?.Value == name.Replace('+', '.'))?.Element("summary");
        if (summary is null) return "";
        foreach (var reference in summary.Descendants().Where(one => one.Attribute("cref") is not null).ToList()) reference.ReplaceWith(reference.Attribute("cref")!.Value.Split('.')[^1]);
        return Spaces().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\s*\((?:Rules? CR-[0-9]{3}(?:, CR-[0-9]{3})*(?:; )?)?(?:[A-Z][0-9]+(?:, ?[A-Z][0-9]+)*)?\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RuleNumber();
}

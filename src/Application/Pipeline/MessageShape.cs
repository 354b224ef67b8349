using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Pipeline;

/// <summary>Checks what was sent against the limits written beside its fields, before any record is opened, and says for each field what is wrong.</summary>
internal sealed class MessageShape<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is IHasBody<object> { Body: var body })
        {
            var problems = new List<FieldError>();
            BodyShape.Check(body, "", problems);
            if (problems.Count > 0) throw new DomainException(new RequestInvalid(problems));
        }

        return next();
    }
}

/// <summary>Walks a body and collects every field that breaks its annotations; a list is walked item by item.</summary>
internal static class BodyShape
{
    public static void Check(object body, string at, List<FieldError> problems)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(body, new System.ComponentModel.DataAnnotations.ValidationContext(body), results, validateAllProperties: true);
        foreach (var result in results)
        {
            var members = result.MemberNames.DefaultIfEmpty("");
            problems.AddRange(members.Select(member => new FieldError(at + PointerOf(member), CodeOf(body, member), result.ErrorMessage ?? "This value is not allowed.")));
        }

        foreach (var property in body.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            var pointer = at + PointerOf(property.Name);
            switch (property.GetValue(body))
            {
                case null: break;
                case string text when !PlainText.IsReadable(text): problems.Add(new(pointer, "text.unreadable", new TextUnreadable().Detail)); break;
                case string: break;
                case IEnumerable items:
                    var i = 0;
                    foreach (var item in items)
                    {
                        var here = pointer + "/" + i++.ToString(CultureInfo.InvariantCulture);
                        if (item is null && IsBody(property.PropertyType)) problems.Add(new(here, "list.entry_missing", new EntryMissing().Detail));
                        else if (item is string line && !PlainText.IsReadable(line)) problems.Add(new(here, "text.unreadable", new TextUnreadable().Detail));
                        else if (item is not null && IsOurs(item.GetType())) Check(item, here, problems);
                    }

                    break;
                case { } part when IsOurs(part.GetType()): Check(part, pointer, problems); break;
                default: break;
            }
        }
    }

    // What a use case takes apart itself; a list of numbers may have holes on purpose, and the domain's own values say so themselves.
    private static bool IsBody(Type list) =>
        list.IsGenericType && list.GetGenericArguments() is [{ IsClass: true, Namespace: { } home }] && home.StartsWith("IntegrativeCare.Application", StringComparison.Ordinal);

    private static bool IsOurs(Type type) => type is { IsClass: true, Namespace: { } home } && home.StartsWith("IntegrativeCare", StringComparison.Ordinal);

    private static string PointerOf(string member)
    {
        if (member.Length == 0) return "";
        var path = new StringBuilder();
        foreach (var name in member.Split('.', '/')) path.Append('/').Append(name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..]);
        return path.ToString();
    }

    private static string CodeOf(object body, string member)
    {
        var attributes = body.GetType().GetProperty(member)?.GetCustomAttributes<ValidationAttribute>() ?? [];
        return attributes.FirstOrDefault() switch
        {
            RequiredAttribute => "required",
            StringLengthAttribute or MaxLengthAttribute or MinLengthAttribute or LengthAttribute => "length",
            RangeAttribute => "range",
            RegularExpressionAttribute or EmailAddressAttribute => "format",
            _ => "invalid",
        };
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IntegrativeCare.Infrastructure.Persistence.CarePlans;

/// <summary>One change of a plan as it was kept: who, when, what was done, and each member before and after. It is only ever added.</summary>
internal sealed class PlanChange
{
    private static readonly JsonSerializerOptions Words = new(Json.Options) { Converters = { new IdAsText() } };

    // What everybody changes with everything, or what only the database needs.
    private static readonly HashSet<string> NotSaid = new(StringComparer.Ordinal) { "xmin", "Revision", "Id", "ClinicId", "ClientId", "CarePlanId", ClinicDbContext.KeysColumn };

    private static readonly Dictionary<Type, string> PartWords = new()
    {
        [typeof(CarePlan)] = "plan",
        [typeof(Concern)] = "concern",
        [typeof(Goal)] = "goal",
        [typeof(Intervention)] = "intervention",
        [typeof(SelfCarePractice)] = "practice",
        [typeof(Approval)] = "approval",
        [typeof(Agreement)] = "agreement",
        [typeof(PlanReview)] = "review",
    };

    public Guid Id { get; private init; }

    public CarePlanId PlanId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public Guid ById { get; private init; }

    public Discipline? ByDiscipline { get; private init; }

    public int Version { get; private init; }

    public int Revision { get; private init; }

    public string Acts { get; private init; } = "";

    public string Parts { get; private init; } = "";

    public string? Reason { get; private init; }

    /// <summary>Keeps what this request has done to plans, in the same save as what it has done. No use case can forget it.</summary>
    public static void KeepAll(ClinicDbContext db)
    {
        if (db.Record is not { } record) return;

        // What is written into a record that is not open is refused a step later.
        foreach (var plan in db.ChangeTracker.Entries<CarePlan>().Where(entry => entry.Entity.Acts.Count > 0 && record.Clients.Contains(entry.Entity.ClientId)).ToList())
        {
            var changed = db.ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified && PartWords.ContainsKey(entry.Metadata.ClrType) && PlanOf(entry) == plan.Entity.Id)
                .Select(Said).Where(part => part.Members.Count > 0).ToList();
            db.Add(new PlanChange
            {
                Id = Guid.CreateVersion7(),
                PlanId = plan.Entity.Id,
                At = record.Now,
                ById = record.PersonId,
                ByDiscipline = record.Reach.ActingDisciplines is [var only] ? only : null,
                Version = plan.Entity.Version,
                Revision = plan.Entity.Revision,
                Acts = JsonSerializer.Serialize(plan.Entity.TakeActs(), Words),
                Parts = JsonSerializer.Serialize(changed, Words),
                Reason = plan.Entity.Because,
            });
        }
    }

    private static CarePlanId PlanOf(EntityEntry entry) => entry.Entity is CarePlan plan ? plan.Id : (CarePlanId)entry.Property("CarePlanId").CurrentValue!;

    private static PartChange Said(EntityEntry entry)
    {
        var isNew = entry.State == EntityState.Added;
        var members = new SortedDictionary<string, MemberChange>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(property => !NotSaid.Contains(property.Metadata.Name) && (isNew ? property.CurrentValue is not null : property.IsModified)))
        {
            var (before, after) = (isNew ? null : property.OriginalValue, property.CurrentValue);
            members[JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name.TrimStart('_'))] = new(Plain(before), Plain(after));
        }

        return new(PartWords[entry.Metadata.ClrType], entry.Property(nameof(Id)).CurrentValue!, members);
    }

    // A step of a scale is said as a number, as everywhere in the API.
    private static object? Plain(object? value) => value is Pressure pressure ? pressure.Level : value;

    private sealed record PartChange(string Part, object Id, IReadOnlyDictionary<string, MemberChange> Members);

    private sealed record MemberChange(object? Before, object? After);

    /// <summary>An id of the domain as its text, as everywhere in the API.</summary>
    private sealed class IdAsText : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert is { IsValueType: true, IsEnum: false } && typeToConvert.Assembly == typeof(CarePlanId).Assembly && typeToConvert.GetProperty("Value")?.PropertyType == typeof(Guid);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

        private sealed class Of<TId> : JsonConverter<TId>
        {
            private static readonly Func<TId, Guid> Value = id => (Guid)typeof(TId).GetProperty("Value")!.GetValue(id)!;

            public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("What was kept is read as it stands.");

            public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(Value(value));
        }
    }
}

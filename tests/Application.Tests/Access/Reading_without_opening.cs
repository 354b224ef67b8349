using System.Linq.Expressions;
using System.Reflection;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.Interceptors;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Application.Tests.Access;

/// <summary>The second lock alone: the context is connected as the owner, for whom row security does not hold.</summary>
public sealed class Reading_without_opening(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_no_row_in_a_list_by_id_by_count_or_to_a_bulk_statement()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        await using var request = clinic.Begin(clinic.Ruth);
        await using var db = Blind(clinic, request);

        var filtered = db.Model.GetEntityTypes().Where(entity => entity.FindDeclaredQueryFilter(ClinicDbContext.ConsentFilter) is not null).ToList();
        Assert.True(filtered.Count >= 10, $"Only {filtered.Count} kinds of row are filtered.");
        foreach (var entity in filtered)
        {
            await (Task)typeof(Reading_without_opening).GetMethod(nameof(ShowsNothing), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
        }
    }

    [Fact]
    public async Task Shows_the_opened_client_and_nobody_else()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        var ben = await clinic.Register("Ben", ct: Ct);
        await clinic.Joins(clinic.Ruth, Discipline.Psychotherapy, ben.Client, ct: Ct);
        await using var request = clinic.Begin(clinic.Ruth);
        await using var db = Blind(clinic, request);

        await Open(request, clinic, db);

        Assert.Equal([clinic.Maya], await db.CareTeam.Select(member => member.ClientId).Distinct().ToListAsync(Ct));
        Assert.Single(await db.CarePlans.ToListAsync(Ct));
        Assert.Single(await db.Notes.ToListAsync(Ct));
        Assert.Empty(await db.Clients.Where(client => client.Id == ben.Client).ToListAsync(Ct));
    }

    [Fact]
    public async Task Saves_nothing_into_a_record_that_is_not_open()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var record = await ARecord.Of(clinic);
        await using var request = clinic.Begin(clinic.Ruth);
        await using var db = Blind(clinic, request);

        db.Add(APlanOf(clinic, clinic.Id));
        Assert.Equal("A CarePlan of a record that is not open cannot be written.", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct))).Message);

        db.ChangeTracker.Clear();
        var plan = await db.CarePlans.IgnoreQueryFilters().SingleAsync(one => one.Id == record.Plan, Ct);
        plan.Retitle("Somebody else's words");
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        Assert.Equal("Sleep and shoulders", await clinic.AskAsOwner("select title from care.care_plans", Ct));
    }

    [Fact]
    public async Task Saves_nothing_into_another_clinic_even_when_its_own_record_is_open()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var other = await clinic.OpenAnother("Elsewhere", Ct);
        await using var request = clinic.Begin(clinic.Ruth);
        await using var db = Blind(clinic, request);
        await Open(request, clinic, db);

        db.Add(APlanOf(clinic, other));

        Assert.Equal("A CarePlan of another clinic cannot be written.", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct))).Message);
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.care_plans", Ct));
    }

    [Fact]
    public async Task Never_deletes_a_record_not_even_an_open_one()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await ARecord.Of(clinic);
        await using var request = clinic.Begin(clinic.Ruth);
        await using var db = Blind(clinic, request);
        await Open(request, clinic, db);

        db.Remove(await db.Measurements.SingleAsync(m => m.Instrument == "phq9", Ct));

        Assert.Equal("A OutcomeMeasurement is never deleted.", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct))).Message);
        Assert.Equal(2L, await clinic.AskAsOwner("select count(*) from care.outcome_measurements", Ct));
    }

    [Fact]
    public async Task Opens_one_record_and_only_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await using var request = clinic.Begin(clinic.Ruth);
        await using var db = Blind(clinic, request);
        var reach = await Open(request, clinic, db);
        var record = request.ServiceProvider.GetRequiredService<OpenRecord>();

        Assert.Throws<InvalidOperationException>(() => record.Open(reach));
        Assert.Throws<InvalidOperationException>(() => record.OpenWholeClinic([InformationCategory.Demographics]));
        Assert.Throws<InvalidOperationException>(() => record.OpenBlank(clinic.Maya, clinic.Ruth.PersonId, Clinic.Monday, Clinic.Today));

        var desk = new OpenRecord();
        desk.OpenWholeClinic([InformationCategory.CarePlan, InformationCategory.Scheduling]);
        Assert.All(desk.Keys, key => Assert.StartsWith("scheduling/", key, StringComparison.Ordinal));
    }

    private static ClinicDbContext Blind(Clinic clinic, AsyncServiceScope request)
    {
        var (record, caller) = (request.ServiceProvider.GetRequiredService<OpenRecord>(), request.ServiceProvider.GetRequiredService<ICaller>());
        var options = new DbContextOptionsBuilder<ClinicDbContext>().UseNpgsql(clinic.Database.OwnerConnectionString).AddInterceptors(new SealedRecordGuard()).Options;
        return new ClinicDbContext(options).For(record, caller);
    }

    private static async Task<Reach> Open(AsyncServiceScope request, Clinic clinic, ClinicDbContext db)
    {
        var (facts, moment) = await request.ServiceProvider.GetRequiredService<IClinicDoor>().Enter(clinic.Maya, Ct);
        var reach = Reach.Of(facts, moment);
        request.ServiceProvider.GetRequiredService<OpenRecord>().Open(reach);
        Assert.NotEmpty(await db.Clinics.ToListAsync(Ct));
        return reach;
    }

    private static CarePlan APlanOf(Clinic clinic, Domain.Clinics.ClinicId at) =>
        CarePlan.Draft(at, clinic.Maya, "A plan", Clinic.Today.AddDays(90), clinic.Ruth.Id, new Author(clinic.Ruth.PersonId, Discipline.Psychotherapy), Clinic.Today, Clinic.Monday);

    private static async Task ShowsNothing<T>(ClinicDbContext db)
        where T : class
    {
        var all = await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync(Ct);
        Assert.True(all.Count > 0, $"There is no {typeof(T).Name} to be hidden.");

        var rows = db.Set<T>();
        Assert.Empty(await rows.ToListAsync(Ct));
        Assert.Null(await rows.FirstOrDefaultAsync(Ct));
        Assert.False(await rows.AnyAsync(Ct));
        Assert.Equal(0, await rows.CountAsync(Ct));
        var key = db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Single();
        Assert.Null(await rows.FindAsync([key.PropertyInfo!.GetValue(all[0])], Ct));
        Assert.Equal(0, await rows.ExecuteDeleteAsync(Ct));
        if (typeof(AggregateRoot).IsAssignableFrom(typeof(T)))
        {
            Expression<Func<T, int>> revision = row => EF.Property<int>(row, nameof(AggregateRoot.Revision));
            Assert.Equal(0, await rows.ExecuteUpdateAsync(set => set.SetProperty(revision, 77), Ct));
        }
    }
}

using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Benchmarks;

/// <summary>
/// The disclosure decision by itself, with fifty directives of one client in force: when none of them is for the reader, so that each is looked at to its last
/// condition, and when only the last one is. And the reach of a whole request, which is every decision that it can meet.
/// </summary>
[MemoryDiagnoser]
public class TheDecision
{
    private const int Directives = 50;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    private static readonly PractitionerId Tomas = PractitionerId.New();
    private static readonly Author Ruth = new(Guid.CreateVersion7(), Discipline.Psychotherapy);
    private static readonly Moment Asked = new(Now, new DateOnly(2026, 3, 2), PurposeOfUse.Treatment);

    private static readonly AccessFacts NoneIsForTomas = Facts(_ => Recipient.Of(Discipline.Psychotherapy));
    private static readonly AccessFacts LastIsForTomas = Facts(n => n == Directives - 1 ? Recipient.Of(Discipline.MassageTherapy) : Recipient.Of(Discipline.Psychotherapy));
    private static readonly AccessFacts AllAreForTomas = Facts(_ => Recipient.Of(Discipline.MassageTherapy));
    private static readonly Guid Record = AllAreForTomas.Directives[0].Records[0];

    public static int Measure()
    {
        // In this process: the benchmark's own project would not find the framework that the data loader of the other benchmark needs.
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Directory.CreateTempSubdirectory("integrative-care-benchmark-").FullName);
        return BenchmarkRunner.Run<TheDecision>(config).Reports.All(report => report.Success) ? 0 : 1;
    }

    [Benchmark]
    public DisclosureDecision Decide_when_none_matches() => DisclosurePolicy.Decide(NoneIsForTomas, Asked, InformationCategory.CarePlan, Ruth);

    [Benchmark]
    public DisclosureDecision Decide_when_the_last_matches() => DisclosurePolicy.Decide(LastIsForTomas, Asked, InformationCategory.CarePlan, Ruth);

    [Benchmark]
    public DisclosureDecision Decide_on_one_record_when_none_matches() => DisclosurePolicy.Decide(NoneIsForTomas, Asked, InformationCategory.CarePlan, Ruth, Record);

    [Benchmark]
    public Reach Reach_when_none_matches() => Reach.Of(NoneIsForTomas, Asked);

    [Benchmark]
    public Reach Reach_when_all_match_and_each_names_a_record() => Reach.Of(AllAreForTomas, Asked);

    private static AccessFacts Facts(Func<int, Recipient> recipient) => new()
    {
        Client = ClientId.New(),
        Reader = new Reader { PersonId = Tomas.Value, Practitioner = Tomas },
        ClientIsHere = true,
        Licences = [new(Discipline.MassageTherapy, true, new(2026, 1, 1), new(2026, 12, 31))],
        Memberships = [new(Discipline.MassageTherapy, Now.AddMonths(-3), null)],
        Directives = [.. Enumerable.Range(0, Directives).Select(n => new DirectiveTerms
        {
            Id = Guid.CreateVersion7(),
            Kind = n % 5 == 0 ? DirectiveKind.Withhold : DirectiveKind.Permit,
            Recipient = recipient(n),
            Categories = n % 5 == 0 ? CategorySet.Of([InformationCategory.TraumaHistory]) : CategorySet.Of([InformationCategory.CarePlan, InformationCategory.SafetyCues]),
            Records = [Guid.CreateVersion7()],
            Purposes = [PurposeOfUse.CareCoordination, PurposeOfUse.Treatment],
            From = Now.AddMonths(-1),
            Until = Now.AddMonths(11),
        })],
    };
}

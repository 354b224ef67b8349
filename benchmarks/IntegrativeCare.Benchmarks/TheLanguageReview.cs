using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Benchmarks;

/// <summary>The advice on words of a note of 10,000 characters, in English and in French, in both disciplines: about one sentence in four has something to find, one in eight an exception. And the worst that was thought of: nothing but words with which many rules begin.</summary>
[MemoryDiagnoser]
public class TheLanguageReview
{
    private const int Characters = 10_000;

    private static readonly Discipline[] Both = Enum.GetValues<Discipline>();
    private static readonly LanguagePack English = LanguagePack.Of(PlainLanguage.EnCa);
    private static readonly LanguagePack French = LanguagePack.Of(PlainLanguage.FrCa);

    private static readonly string InEnglish = NoteOf(
        "She came in good spirits and had slept six hours. We began seated, with the door ajar and soft light. Client refused prone position and chose side-lying. Pressure stayed at two of five throughout. " +
        "She denies numbness in the left hand. Clean linen was used and the scent left out. Blood pressure was high last week and is followed by her physician. The upper trapezius was tender on the right. " +
        "She suffers from migraine twice a month. At the end she drank water and sat for five minutes. Next time we begin with the hands, as she asked. \"I said no and it was fine\", she told me with a smile. ");

    private static readonly string InFrench = NoteOf(
        "Elle est arrivée reposée après six heures de sommeil. Nous avons commencé assises, la porte entrouverte et la lumière douce. La cliente a refusé la position ventrale et choisi le côté. La pression est restée à deux sur cinq. " +
        "Elle nie tout engourdissement de la main gauche. Les draps étaient propres et il n'y avait pas de parfum. La tension était haute la semaine dernière et son médecin la suit. Le trapèze droit était sensible. " +
        "Elle souffre de migraines deux fois par mois. À la fin, elle a bu de l'eau et s'est assise cinq minutes. La prochaine fois, nous commencerons par les mains. « J'ai dit non et c'était correct », dit-elle en souriant. ");

    private static readonly string OfBeginnings = NoteOf("released stored old drug is very clean abuse of her childhood told the client to stop taking her was high ");

    public static int Measure()
    {
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Directory.CreateTempSubdirectory("integrative-care-benchmark-").FullName);
        return BenchmarkRunner.Run<TheLanguageReview>(config).Reports.All(report => report.Success) ? 0 : 1;
    }

    [Benchmark]
    public int A_note_in_English() => LanguageReview.Of(InEnglish, English, Both, []).Count;

    [Benchmark]
    public int A_note_in_French() => LanguageReview.Of(InFrench, French, Both, []).Count;

    [Benchmark]
    public int Nothing_but_words_that_rules_begin_with() => LanguageReview.Of(OfBeginnings, English, Both, []).Count;

    private static string NoteOf(string passage)
    {
        var note = new StringBuilder();
        while (note.Length < Characters) note.Append(passage);
        return note.ToString(0, Characters);
    }
}

using IntegrativeCare.Application.Language;
using IntegrativeCare.Domain.Language;

namespace IntegrativeCare.Api.Commands;

internal sealed partial class DemoClinic
{
    // Two words that this clinic prefers not to read in its notes.
    private async Task ChooseWords()
    {
        await host.Send(ada, new AddLanguageRule(new()
        {
            Language = "en-CA",
            Term = "chronic pain patient",
            Suggestion = "client who lives with pain",
            Rationale = "Nobody here is their pain.",
            Severity = LanguageSeverity.Caution,
        }));
        Stands(DemoIds.LanguageRule, await host.Send(ada, new AddLanguageRule(new()
        {
            Language = "en-CA",
            Term = "broken sleeper",
            Suggestion = "sleeps with interruptions",
            Rationale = "Say how somebody sleeps, not what they are.",
            Severity = LanguageSeverity.Info,
        })));
    }
}

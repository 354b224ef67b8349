using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Api.Commands;

internal sealed partial class DemoClinic
{
    private static readonly HealthAnswerBody Almond = new() { Rule = "OIL-ALLERGY", State = FindingState.Present, Allergens = [Allergen.TreeNut], Details = "Almond oil made my arms itch." };

    private static readonly HealthAnswerBody Veins = new() { Rule = "VARIC", State = FindingState.Present, Sites = [new() { Region = BodyRegion.LowerLegs, Side = Side.Left }] };

    // Maya answers at home; Tomas asks again on the day what can change overnight.
    private async Task AnswerForHealth()
    {
        clock.Is(clock.Day(-8, 19));
        await host.Send(maya, new RecordHealthScreening(Maya, Answers(rule => true, Almond) with { Medications = "Nothing regularly" }));
        var balm = await host.Send(tomas, new AddMassageProduct(new() { Name = "Beeswax balm of the house", Kind = ProductKind.Lotion, IsScented = false, IsPhotosensitising = false }));
        Stands(DemoIds.Product, balm);
    }

    private async Task CheckBeforeTouch(SessionId session)
    {
        await host.Send(tomas, new RecordHealthScreening(Maya, Answers(rule => rule.OnTheDay)));
        Stands(DemoIds.Check, await host.Send(tomas, new EvaluateContraindications(Maya, session, new()
        {
            Techniques = [Technique.Swedish, Technique.MyofascialRelease],
            Sites = [new() { Region = BodyRegion.Shoulders }, new() { Region = BodyRegion.UpperBack }],
            Products = ["jojoba-oil", "sweet-almond-oil"],
            Positions = [Domain.Clients.BodyPosition.Seated],
            Pressure = 2,
        })));
    }

    // Noor treats Priya and has found something on which Tomas, of the same team, is to look as the second reader.
    private async Task TreatPriya()
    {
        clock.Is(clock.Day(1, 0));
        var priya = (await Client("Priya Raman", "she/her", ["en-CA", "ta"], "priya@client.example", DemoIds.Priya)).ClientId!.Value;
        await host.Send(ada, new JoinCareTeam(priya, new() { PractitionerId = noor.PersonId(), Discipline = Discipline.MassageTherapy, IsLead = true }));
        await host.Send(ada, new JoinCareTeam(priya, new() { PractitionerId = tomas.PersonId(), Discipline = Discipline.MassageTherapy }));
        await host.Send(noor, new RecordHealthScreening(priya, Answers(rule => true, Veins)));
        var session = await Schedule(noor, priya, Discipline.MassageTherapy, clock.Day(1, 15), 60, "Room 4", null);
        Stands(DemoIds.CheckToOverride, await host.Send(noor, new EvaluateContraindications(priya, new(session.Id), new()
        {
            Techniques = [Technique.Swedish],
            Sites = [new() { Region = BodyRegion.LowerLegs }, new() { Region = BodyRegion.Feet }],
            Products = ["plain-lotion"],
            Pressure = 2,
        })));
    }

    private static HealthScreeningBody Answers(Func<ContraindicationRule, bool> asked, params HealthAnswerBody[] found) => new()
    {
        Answers =
        [
            .. ContraindicationRules.Shipped.All.Where(rule => rule.IsAskedOfEveryone && asked(rule) && !found.Any(answer => answer.Rule == rule.Code)).Select(rule => new HealthAnswerBody { Rule = rule.Code, State = FindingState.Absent }),
            .. found,
        ],
    };
}

using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>What the use cases ask about the clinic's permissions.</summary>
internal static class InstrumentLicences
{
    /// <summary>Refuses an instrument whose wording is not free while the clinic has filed no permission that lasts today (Rule CR-251; I55).</summary>
    /// <exception cref="DomainException"><see cref="LicenceNotFiled"/>.</exception>
    public static async Task MustBeLicensed(this IClinicDb db, Instrument instrument, DateOnly today, CancellationToken ct)
    {
        if (instrument.Licence.LetsTextShip()) return;
        if (!(await db.InstrumentLicences.Of(instrument.Code).ToListAsync(ct)).Exists(licence => licence.LastsOn(today))) throw new DomainException(new LicenceNotFiled());
    }

    /// <summary>Permissions that were not taken back, of one instrument or of all.</summary>
    public static IQueryable<InstrumentLicence> Of(this IQueryable<InstrumentLicence> licences, string? instrument) =>
        licences.AsNoTracking().Where(licence => licence.EndedAt == null && (instrument == null || licence.Instrument == instrument)).OrderBy(licence => licence.Id);

    /// <summary>What the clinic's permission adds: that it can be recorded, and the wording, while it lasts.</summary>
    public static InstrumentView Under(this InstrumentView instrument, IEnumerable<InstrumentLicence> licences, DateOnly today)
    {
        if (instrument.Licence.Status.LetsTextShip()) return instrument;
        if (licences.LastOrDefault(licence => licence.Instrument == instrument.Code && licence.LastsOn(today)) is not { } lasting) return instrument;

        return instrument with
        {
            Licence = instrument.Licence with { MayBeAdministered = true, Until = lasting.Until },
            Items = lasting.Texts.Count == instrument.Items.Count ? [.. instrument.Items.Select((item, i) => item with { Text = lasting.Texts[i] })] : instrument.Items,
        };
    }
}

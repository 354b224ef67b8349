using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>File the clinic's permission to use an instrument whose wording is not free, with the wording that came with it (Rule CR-251; I55).</summary>
[For(Role.ClinicAdministrator)]
public sealed record FileInstrumentLicence(FileInstrumentLicenceBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<FileInstrumentLicenceBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<FileInstrumentLicence, Receipt>
    {
        public async Task<Receipt> Handle(FileInstrumentLicence request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var licence = InstrumentLicence.File(
                caller.ClinicId, Instruments.Of(said.Instrument), said.Holder, said.Reference, said.Scope, said.From, said.Until, said.Texts, caller.PersonId(), record.Now);
            db.InstrumentLicences.Add(licence);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(licence.Id.Value, licence.Revision);
        }
    }
}

/// <summary>Under which permission the clinic uses an instrument.</summary>
public sealed record FileInstrumentLicenceBody
{
    /// <summary>The instrument's code.</summary>
    /// <example>isi</example>
    [StringLength(40)]
    public required string Instrument { get; init; }

    /// <summary>Who gave the permission.</summary>
    /// <example>The author of the questionnaire</example>
    [StringLength(PlainText.Line)]
    public required string Holder { get; init; }

    /// <summary>Its number or its date, by which it can be found again.</summary>
    /// <example>Letter of 2026-10-02</example>
    [StringLength(PlainText.Line)]
    public required string Reference { get; init; }

    /// <summary>What it covers.</summary>
    /// <example>Use in one clinic, on paper and on screen</example>
    [StringLength(PlainText.Line)]
    public required string Scope { get; init; }

    /// <summary>Its first day, in the clinic's calendar.</summary>
    /// <example>2026-10-02</example>
    public required DateOnly From { get; init; }

    /// <summary>Its last day; nothing when it has no end.</summary>
    /// <example>2028-10-01</example>
    public DateOnly? Until { get; init; }

    /// <summary>The wording of each question in order, as the permission came with it. It is shown inside this clinic alone, while the permission lasts. Empty when the questions are read from paper.</summary>
    [MaxLength(200)]
    public IReadOnlyList<string?> Texts { get; init; } = [];
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Take back a permission: the instrument can't be recorded any more, and what was recorded stays readable (Rule CR-251).</summary>
[For(Role.ClinicAdministrator)]
public sealed record TakeBackInstrumentLicence(InstrumentLicenceId LicenceId, int ExpectedRevision) : IRequest<Receipt>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<TakeBackInstrumentLicence, Receipt>
    {
        public async Task<Receipt> Handle(TakeBackInstrumentLicence request, CancellationToken cancellationToken)
        {
            var licence = await db.InstrumentLicences.Require(l => l.Id == request.LicenceId, new InstrumentLicenceNotFound(), cancellationToken);
            licence.MustBeAt(request.ExpectedRevision);
            licence.TakeBack(caller.PersonId(), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(licence.Id.Value, licence.Revision);
        }
    }
}

using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List the clinic's permissions to use instruments, newest first, those that ended included.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator)]
public sealed record ListInstrumentLicences(int Limit, Cursor? After) : IRequest<Slice<InstrumentLicenceView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListInstrumentLicences, Slice<InstrumentLicenceView>>
    {
        public async Task<Slice<InstrumentLicenceView>> Handle(ListInstrumentLicences request, CancellationToken cancellationToken)
        {
            var licences = db.InstrumentLicences.AsNoTracking();
            if (request.After is { } after)
            {
                var last = new InstrumentLicenceId(after.Id);
                licences = licences.Where(licence => licence.Id.CompareTo(last) < 0);
            }

            var rows = await licences.OrderByDescending(licence => licence.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return Slice.Of(rows.ConvertAll(licence => InstrumentLicenceView.Of(licence, record.Today)), request.Limit, view => Cursor.After("", view.Id));
        }
    }
}

/// <summary>A permission of the clinic to use an instrument.</summary>
public sealed record InstrumentLicenceView
{
    /// <summary>The permission.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instrument's code.</summary>
    public required string Instrument { get; init; }

    /// <summary>Who gave it.</summary>
    public required string Holder { get; init; }

    /// <summary>Its number or its date.</summary>
    public required string Reference { get; init; }

    /// <summary>What it covers.</summary>
    public required string Scope { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Its last day; <c>null</c> when it has no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>True when a wording came with it.</summary>
    public required bool HasTexts { get; init; }

    /// <summary>True today.</summary>
    public required bool Lasts { get; init; }

    /// <summary>When it was filed, in UTC.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>When it was taken back, in UTC; <c>null</c> before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    internal static InstrumentLicenceView Of(InstrumentLicence licence, DateOnly today) => new()
    {
        Id = licence.Id.Value,
        Instrument = licence.Instrument,
        Holder = licence.Holder,
        Reference = licence.Reference,
        Scope = licence.Scope,
        From = licence.From,
        Until = licence.Until,
        HasTexts = licence.Texts.Any(text => text is not null),
        Lasts = licence.LastsOn(today),
        FiledAt = licence.FiledAt,
        EndedAt = licence.EndedAt,
        Revision = licence.Revision,
    };
}

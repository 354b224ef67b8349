using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Domain.Kernel;

/// <summary>Something in a client's record that is shown only after a disclosure decision on its category and its author.</summary>
public interface IClientRecord
{
    /// <summary>The clinic that holds the record.</summary>
    ClinicId ClinicId { get; }

    /// <summary>Whose record it is.</summary>
    ClientId ClientId { get; }

    /// <summary>The kind of information it is. Exactly one.</summary>
    InformationCategory Category { get; }

    /// <summary>Who wrote it, and as what.</summary>
    Author Author { get; }
}

namespace IntegrativeCare.Application.Access;

/// <summary>Something the clinic cannot work without (the database, the access ledger) does not answer, so nothing is shown and nothing is stored.</summary>
/// <remarks>The caller learns only that it may ask again later. What failed goes to the log.</remarks>
/// <param name="what">What is out of reach, in the clinic's own words; never data of a client.</param>
/// <param name="cause">The failure underneath, when there is one.</param>
public class UnavailableException(string what, Exception? cause = null) : Exception(what, cause);

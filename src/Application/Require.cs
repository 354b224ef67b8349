using System.Linq.Expressions;
using IntegrativeCare.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application;

/// <summary>The row, or the refusal that says it is missing.</summary>
public static class RequireExtensions
{
    /// <summary>The one row that fits, as far as it is open to this request.</summary>
    /// <exception cref="DomainException">The given error when there is none.</exception>
    public static async Task<T> Require<T>(this IQueryable<T> rows, Expression<Func<T, bool>> which, DomainError otherwise, CancellationToken ct)
        where T : class =>
        await rows.FirstOrDefaultAsync(which, ct) ?? throw new DomainException(otherwise);
}

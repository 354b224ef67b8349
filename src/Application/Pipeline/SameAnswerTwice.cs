using IntegrativeCare.Application.Access;
using MediatR;

namespace IntegrativeCare.Application.Pipeline;

/// <summary>A command that is sent again with the same key is not done again: it answers the first receipt, after consent was decided anew.</summary>
internal sealed class SameAnswerTwice<TRequest, TResponse>(IdempotentCall call, IReceiptBook book) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (call.Key is null || typeof(TResponse) != typeof(Receipt)) return await next();

        if (await book.Claim(call, cancellationToken) is { } first)
        {
            call.IsReplay = true;
            return (TResponse)(object)first;
        }

        var response = await next();
        await book.Keep(call, (Receipt)(object)response!, cancellationToken);
        return response;
    }
}

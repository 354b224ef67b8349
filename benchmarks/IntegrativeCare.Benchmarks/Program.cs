using IntegrativeCare.Benchmarks;

return args switch
{
    ["bare", var connection, var address] => await BareEndpoint.Serve(connection, address),
    ["decision"] => TheDecision.Measure(),
    ["language"] => TheLanguageReview.Measure(),
    ["ledger", .. var rest] => await LongLedger.Measure(rest),
    _ => await MainRead.Measure(args),
};

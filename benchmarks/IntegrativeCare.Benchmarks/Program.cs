using IntegrativeCare.Benchmarks;

return args is ["bare", var connection, var address] ? await BareEndpoint.Serve(connection, address) : await MainRead.Measure(args);

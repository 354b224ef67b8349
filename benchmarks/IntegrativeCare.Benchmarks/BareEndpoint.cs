using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IntegrativeCare.Benchmarks;

/// <summary>
/// The bar: a minimal API without anything that this product is for. One batch reads team, directives, plan, goals and interventions and writes one durable
/// row about it. No token, no decision, no row security, no chain, no ETag.
/// </summary>
internal static class BareEndpoint
{
    public static async Task<int> Serve(string connection, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var database = NpgsqlDataSource.Create(connection);
        var app = builder.Build();
        app.MapGet("/api/v1/clients/{client:guid}/care-plans/{plan:guid}", (Guid client, Guid plan, HttpContext http) => Read(database, client, plan, http));
        app.MapGet("/health/ready", () => Results.Ok());
        await app.RunAsync();
        return 0;
    }

    private static async Task Read(NpgsqlDataSource database, Guid client, Guid plan, HttpContext http)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Ask("select practitioner_id, discipline from care.care_team_members where client_id = $1 and left_at is null", client));
        batch.BatchCommands.Add(Ask("select id, categories from care.consent_directives where client_id = $1 and status = 'active' and (until is null or until > now())", client));
        batch.BatchCommands.Add(Ask("select title, status, version, review_on from care.care_plans where id = $1", plan));
        batch.BatchCommands.Add(Ask("select id, title, category, target, status from care.goals where care_plan_id = $1", plan));
        batch.BatchCommands.Add(Ask("select id, discipline, status, technique, modality, frequency, description from care.interventions where care_plan_id = $1", plan));
        batch.BatchCommands.Add(Ask("insert into bare_ledger (client_id, at) values ($1, now())", client));

        var body = new ArrayBufferWriter<byte>(4096);
        await using (var rows = await batch.ExecuteReaderAsync(http.RequestAborted))
        await using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            var part = 0;
            do
            {
                json.WriteStartArray($"part{part++}");
                while (await rows.ReadAsync(http.RequestAborted))
                {
                    json.WriteStartArray();
                    for (var i = 0; i < rows.FieldCount; i++) Write(json, rows.GetValue(i));
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }
            while (await rows.NextResultAsync(http.RequestAborted));
            json.WriteEndObject();
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.WrittenCount;
        await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text: json.WriteStringValue(text); break;
            case Guid id: json.WriteStringValue(id); break;
            case int number: json.WriteNumberValue(number); break;
            case DBNull: json.WriteNullValue(); break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }

    private static NpgsqlBatchCommand Ask(string sql, Guid id) => new(sql) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } } };
}

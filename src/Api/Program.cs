using IntegrativeCare.Api.Commands;
using IntegrativeCare.Api.Endpoints;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Observability;
using IntegrativeCare.Api.OpenApi;
using IntegrativeCare.Api.Problems;
using IntegrativeCare.Api.Security;
using IntegrativeCare.Application;
using IntegrativeCare.Infrastructure;
using IntegrativeCare.Infrastructure.Identity;

if (ClinicCommands.IsAsked(args)) return await ClinicCommands.Run(args);

var builder = WebApplication.CreateBuilder(args);
if (PolicyPackFiles.ReadOrSay(builder.Configuration) is not { } packs) return 1;
builder.AddClinicLogging();
builder.Services.AddApplication().AddInfrastructure(Settings.ServingConnection(builder.Configuration)).AddIdentityStore().AddSignIn(builder.Configuration, builder.Environment);
builder.Services.AddSingleton(packs);
builder.Services.AddProblems().AddJsonGrammar().AddRequestLimits().AddRateLimits(builder.Configuration).AddSwagger().AddDemo(builder.Environment);
builder.Services.AddClinicHealth().AddReadiness("database", Readings.DatabaseAnswers).AddReadiness("migrations", Readings.IsMigrated);
builder.Services.AddHostedService<ServesWithoutOwning>();

var app = builder.Build();
app.UseRequestId();
app.UseRequestLog();
app.UseSecurityHeaders();
app.UseRedisclosureNotice();
app.UseProblems();
app.UseDemoExamples();
app.UseSwaggerPage();
app.UseRouting();
app.UseAuthentication();
app.UseRateLimits();
app.UseAuthorization();
app.UseIdempotencyKeys();

app.MapHealth();
app.MapProblemPages();
app.MapAssets();
app.MapSigningKeys();
app.MapOpenApi();
app.MapDemoPeople();

var api = app.MapGroup("/api/v1");
api.MapAuth();
var clinic = api.MapGroup("").RequireAuthorization();
clinic.MapClinic();
clinic.MapPolicyPacks();
clinic.MapPractitioners();
clinic.MapClients();
clinic.MapCareTeams();
clinic.MapDirectives();
clinic.MapConsents();
clinic.MapConsentPreview();
clinic.MapEmergencies();
clinic.MapCarePlans();
clinic.MapLivingPlans();
clinic.MapMessages();
clinic.MapHandoffs();
clinic.MapSupervisions();
clinic.MapSessions();
clinic.MapHolds();
clinic.MapCareTasks();
clinic.MapNotes();
clinic.MapOutcomes();
clinic.MapAudit();

await app.RunAsync();
return 0;

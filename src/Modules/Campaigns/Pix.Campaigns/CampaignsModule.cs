using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.Campaigns.Data;
using Pix.Campaigns.Features.CheckConsistency;
using Pix.Campaigns.Grpc;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;

namespace Pix.Campaigns;

/// <summary>Campaigns, codes, participations, consent. Calls Accounts (names) and Assessments (targets, courses, tests).</summary>
public sealed class CampaignsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Campaigns";

    /// <inheritdoc/>
    public IEnumerable<ModuleCommand> Commands => [CheckConsistencyCommand.Command];

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.AddModuleDatabase<CampaignsDb, SqliteCampaignsDb, SqlServerCampaignsDb>(Name);
        builder.AddModuleClient<AccountsClient>("Accounts");
        builder.AddModuleClient<AssessmentsClient>("Assessments");
        builder.Services.AddScoped<CoursePusher>();
        builder.Services.AddHostedService<CoursePushLoop>();
        builder.Services.AddScoped<Retention>();
        builder.Services.AddHostedService<RetentionLoop>();
        builder.Services.AddScoped<CampaignDesk>();
        builder.Services.AddScoped<IDemoData, CampaignsDemo>();
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder routes) => routes.MapGrpcService<CampaignsService>();
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.Reporting.Data;
using Pix.Reporting.Features.RebuildReports;
using Pix.Reporting.Projection;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;
using CampaignsClient = Pix.Campaigns.V1.Campaigns.CampaignsClient;

namespace Pix.Reporting;

/// <summary>
/// What organisers look at: a read model of its own, fed by the other modules and rebuilt from them at any time. It
/// offers nothing to its siblings, hence has no contract.
/// </summary>
public sealed class ReportingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Reporting";

    /// <inheritdoc/>
    public IEnumerable<ModuleCommand> Commands => [RebuildReportsCommand.Command];

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.AddModuleDatabase<ReportingDb, SqliteReportingDb, SqlServerReportingDb>(Name, canBeReadAgain: true);
        builder.AddModuleClient<AccountsClient>("Accounts");
        builder.AddModuleClient<CampaignsClient>("Campaigns");
        builder.AddModuleClient<AssessmentsClient>("Assessments");
        builder.Services.AddScoped<FeedReader>();
        builder.Services.AddScoped<Projector>();
        builder.Services.AddScoped<ReportDesk>();
        builder.Services.AddHostedService<ProjectionLoop>();
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder routes)
    {
    }
}

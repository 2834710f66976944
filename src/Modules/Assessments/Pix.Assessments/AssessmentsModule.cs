using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.Assessments.Content;
using Pix.Assessments.Content.Checking;
using Pix.Assessments.Correction;
using Pix.Assessments.Data;
using Pix.Assessments.Features.ListProblemReports;
using Pix.Assessments.Grpc;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments;

/// <summary>Learning content, target profiles, courses, tests, answers, knowledge, results. Depends on no other module.</summary>
public sealed class AssessmentsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Assessments";

    /// <inheritdoc/>
    public IEnumerable<ModuleCommand> Commands =>
    [
        ProblemReportsCommand.Command,
        new("check-content", "[--path P] [--against P]", (services, args, _) =>
            Task.FromResult(ContentChecker.Run(args, Console.Out, services.GetRequiredService<CorrectionReview>())), UsesDatabases: false),
        new("calibrate-content", "", (services, _, _) => Task.FromResult(Calibration.Run(services.GetRequiredService<Bank>(), Console.Out)), UsesDatabases: false),
    ];

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.AddModuleDatabase<AssessmentsDb, SqliteAssessmentsDb, SqlServerAssessmentsDb>(Name);
        var content = builder.Configuration.GetSection("Content").Get<ContentOptions>() ?? new();
        builder.Services.AddSingleton(_ => BankLoader.Load(content));
        builder.Services.AddSingleton<CourseBook>();
        builder.Services.AddSingleton<Correctors>();
        builder.Services.AddSingleton<CorrectionReview>();
        builder.Services.Scan(scan => scan.FromAssemblyOf<AssessmentsModule>()
            .AddClasses(c => c.AssignableTo<ICorrector>(), publicOnly: false).As<ICorrector>().WithSingletonLifetime());
        builder.Services.AddScoped<TestDesk>();
        builder.Services.AddHostedService<OpenBank>();
        builder.Services.AddHostedService<BankWatch>();
        builder.Services.AddScoped<IDemoData, AssessmentsDemo>();
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder routes)
    {
        routes.MapGrpcService<AssessmentsService>();
    }

    /// <summary>A bank that cannot be used stops the start, not the first question.</summary>
    private sealed class OpenBank(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<Bank>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

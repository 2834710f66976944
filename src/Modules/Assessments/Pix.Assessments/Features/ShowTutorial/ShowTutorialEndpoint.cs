using FastEndpoints;
using Pix.Assessments.Content;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.ShowTutorial;

internal sealed class TutorialRequest
{
    public string Id { get; set; } = "";
}

/// <param name="Minutes">To read it.</param>
/// <param name="By">Who wrote it.</param>
public sealed record TutorialPageModel(string Id, string Title, int Minutes, string By, string Html);

/// <summary>GET /tutos/{id}: readable without an account.</summary>
internal sealed class ShowTutorialEndpoint(Bank bank) : Endpoint<TutorialRequest>
{
    public override void Configure()
    {
        Get("tutos/{id}");
        AllowAnonymous();
    }

    public override Task HandleAsync(TutorialRequest request, CancellationToken ct)
    {
        var tutorial = bank.Tutorials.GetValueOrDefault(request.Id) ?? throw Problem.NotThere();
        return Send.PageAsync<TutorialPage>(new TutorialPageModel(tutorial.Id, tutorial.Title, tutorial.Minutes, tutorial.By, tutorial.Html));
    }
}

using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.ShowQuestion;

internal sealed class TestRequest
{
    public string Id { get; set; } = "";
}

/// <summary>GET /parcours/{id}: the question asked; reload, resume or another device give the same one.</summary>
internal sealed class ShowQuestionEndpoint(TestDesk desk) : Endpoint<TestRequest>
{
    public override void Configure() => Get("parcours/{id}");

    public override async Task HandleAsync(TestRequest request, CancellationToken ct)
    {
        var test = await desk.FindAsync(request.Id, HttpContext.PersonId(), ct);
        var model = await desk.DescribeAsync(test, ct);
        if (model.Question is null && HttpContext.WantsHtml())
            await Send.DoneAsync(test.Course.EndLink);
        else if (model.Question is not null && !test.Course.IsOpen)
            throw Problem.Gone(Texts.Course_Closed);
        else
            await Send.PageAsync<QuestionPage>(model);
    }
}

internal static class TestModels
{
    public static async Task<TestModel> DescribeAsync(this TestDesk desk, TestOfPerson test, CancellationToken ct)
    {
        var challenge = await desk.CurrentAsync(test, ct);
        return new(test.Test.Id, test.Course.Title, challenge is null ? "finished" : "question",
            challenge is null ? null : QuestionModel.From(test.Test, challenge), test.Test.VisibleProgress, challenge is null ? test.Course.EndLink : null);
    }

    /// <summary>Where the person goes after the last answer: the checkpoint when a block is complete, otherwise the question.</summary>
    public static string NextOf(Test test) => test.IsCheckpoint ? $"/parcours/{test.Id}/bilan" : $"/parcours/{test.Id}";
}

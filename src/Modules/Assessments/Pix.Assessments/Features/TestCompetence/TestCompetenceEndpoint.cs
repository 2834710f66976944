using Pix.Assessments.Content;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.TestCompetence;

internal sealed class TestCompetenceRequest
{
    public string Code { get; set; } = "";
}

/// <param name="Id">Of the test.</param>
/// <param name="Next">The question; the profile when everything was known.</param>
internal sealed record CompetenceTest(string Id, string Next);

/// <summary>POST /profil/competences/{code}: a test of one competence, or the one under way. Repeatable.</summary>
internal sealed class TestCompetenceEndpoint(TestDesk desk, Bank bank) : FormEndpoint<TestCompetenceRequest>
{
    public override void Configure() => Post("profil/competences/{code}");

    protected override async Task SubmitAsync(TestCompetenceRequest request, CancellationToken ct)
    {
        if (bank.TargetsById.GetValueOrDefault(request.Code) is not { Kind: TargetKind.Competence } competence)
            throw Problem.NotThere();
        var (test, isNew) = await desk.StartCompetenceAsync(competence, HttpContext.PersonId(), ct);
        var next = $"/parcours/{test.Id}";
        await Send.DoneAsync(next, isNew ? 201 : 200, new CompetenceTest(test.Id, next), next);
    }
}

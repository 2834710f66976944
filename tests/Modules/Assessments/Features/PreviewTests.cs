using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Content;
using Pix.Testing;

namespace Pix.Assessments.Tests.Features;

/// <summary>Authors look at the bank and play a challenge; nobody else does.</summary>
public sealed class PreviewTests : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_bank_is_counted_by_competence_level_and_type()
    {
        using var author = _app.Client();
        var bank = (await author.GetAsync("/apercu/epreuves")).Is(200).Json;
        Assert.Equal(16, bank["competences"]!.AsArray().Count);
        Assert.Equal((int)bank["challenges"]!, bank["types"]!.AsArray().Sum(t => (int)t!["count"]!));
        Assert.Equal((int)bank["skills"]!, bank["competences"]!.AsArray().Sum(c => c!["levels"]!.AsArray().Sum(n => (int)n!)));
        Assert.Contains("/apercu/epreuves/reseau-connexion-1-a", (await author.PageAsync("/apercu/epreuves")).Is(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_challenge_is_shown_as_to_a_participant_and_corrected_after_an_answer()
    {
        using var author = _app.Client();
        const string path = "/apercu/epreuves/reseau-connexion-1-a";
        var asked = (await author.GetAsync(path)).Is(200);
        Assert.Null(asked.Json["answer"]);
        Assert.DoesNotContain("correct", asked.Body, StringComparison.OrdinalIgnoreCase);

        var proposals = _app.Services.GetRequiredService<Bank>().Challenges["reseau-connexion-1-a"].Proposals;
        var (right, wrongOne) = (proposals.Single(p => p.Correct).Id, proposals.First(p => !p.Correct).Id);
        Assert.Equal("ok", (string)(await author.PostAsync(path, new { choices = (string[])[right] })).Is(200).Json["answer"]!["status"]!);
        var wrong = (await author.PostAsync(path, new { choices = (string[])[wrongOne] })).Is(200).Json["answer"]!;
        Assert.Equal(("ko", right), ((string)wrong["status"]!, (string)wrong["solution"]!["choices"]![0]!));
        Assert.NotEmpty((await author.PostAsync(path, new { choices = (string[])["a", "b"] })).Is(400).Errors("choices"));

        var page = await author.SubmitAsync(path, path, ("choices", right));
        Assert.Contains("verdict--ok", page.Is(200).Body, StringComparison.Ordinal);
        (await author.GetAsync("/apercu/epreuves/nulle-part")).Is(404);
    }

    [Fact]
    public async Task Outside_Development_it_is_not_there()
    {
        await using var production = await PixApp.StartAsync("environment=Production", "Public:Address=https://pix.example.org");
        using var somebody = production.Client();
        foreach (var path in (string[])["/apercu/epreuves", "/apercu/epreuves/reseau-connexion-1-a", "/styleguide"])
            (await somebody.GetAsync(path)).Is(404);
        (await somebody.PostAsync("/apercu/epreuves/reseau-connexion-1-a", new { choices = (string[])["b"] })).Is(404);
    }
}

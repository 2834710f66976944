using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pix.Assessments.Content;
using Pix.Assessments.Correction;
using Pix.Testing;

namespace Pix.EndToEnd.Tests;

/// <summary>What someone who knows everything would answer; nobody else in these tests sees it.</summary>
internal sealed class AnswerKey(PixApp app)
{
    private readonly Bank _bank = app.Services.GetRequiredService<Bank>();
    private readonly Correctors _correctors = app.Services.GetRequiredService<Correctors>();

    public Assessments.Correction.Answer Of(string challengeId) => _correctors.For(_bank.Challenges[challengeId]).Solution(_bank.Challenges[challengeId]);

    /// <summary>Fills the form of a question in with the solution.</summary>
    public async Task FillAsync(IPage page, string challengeId)
    {
        var solution = Of(challengeId);
        foreach (var choice in solution.Choices ?? [])
        {
            var box = page.Locator($"input[name=choices][value={choice}]");
            await page.Locator(".choice", new() { Has = box }).ClickAsync(); // the box itself is drawn out of sight
            await Assertions.Expect(box).ToBeCheckedAsync();
        }
        if (solution.Value is { } value)
            await FillAsync(page.Locator("[name=value]"), value);
        foreach (var (field, text) in solution.Fields ?? new Dictionary<string, string?>())
            await FillAsync(page.Locator($"[name=\"fields[{field}]\"]"), text!);
    }

    private static async Task FillAsync(ILocator field, string text)
    {
        if (await field.EvaluateAsync<string>("e => e.localName") == "select")
            await field.SelectOptionAsync(text);
        else
            await field.FillAsync(text);
    }
}

using Microsoft.Playwright;
using Pix.Testing;
using static Microsoft.Playwright.Assertions;

namespace Pix.EndToEnd.Tests.Processes;

/// <summary>Modules in processes of their own: people notice nothing, and hardly more when one of them dies.</summary>
public sealed class ExtractionTests(Browser browser)
{
    [Theory]
    [InlineData("accounts campaigns reporting", "Assessments")]
    [InlineData("accounts assessments campaigns", "Reporting")]
    [InlineData("accounts", "Assessments", "Campaigns", "Reporting")]
    public async Task The_whole_thing_over_several_processes(string left, params string[] modules)
    {
        await using var extracted = await Extracted.StartAsync(modules);
        await new Journey(browser, extracted.Front).RunAsync(script: true);

        Assert.Equal(left, string.Join(' ', extracted.DatabasesOf("front")));
        Assert.All(modules, module => Assert.Equal([module.ToLowerInvariant()], extracted.DatabasesOf(module)));
    }

    [Fact]
    public async Task A_process_that_is_killed_midway_loses_nothing()
    {
        await using var extracted = await Extracted.StartAsync("Assessments");
        var journey = new Journey(browser, extracted.Front);
        await journey.RunAsync(script: false, midway: async () =>
        {
            var student = journey.Student;
            var asked = await student.Locator("[name=challengeId]").First.InputValueAsync();
            await extracted.Of("Assessments").KillAsync();

            var answer = await student.RunAndWaitForResponseAsync(() => student.Button("Je passe").ClickAsync(), r => r.Request.Method == "POST");
            Assert.Equal(("503", "5"), (answer.Status.ToString(), await answer.HeaderValueAsync("retry-after")));
            await Expect(student.Locator("h1")).ToHaveTextAsync("Le service fait une pause");
            await Expect(student.GetByText("Rien n’est perdu")).ToBeVisibleAsync();
            using var somebody = extracted.Front.Client();
            (await somebody.PageAsync("/connexion")).Is(200); // what does not need it goes on

            await extracted.Of("Assessments").StartAsync();
            await student.ReloadAsync(); // the browser sends the same answer again
            Assert.NotEqual(asked, await student.Locator("[name=challengeId]").First.InputValueAsync());
            await Expect(student.GetByText("3/5")).ToBeVisibleAsync();
        });
    }
}

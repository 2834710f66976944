using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Data;
using Pix.Testing;

namespace Pix.Campaigns.Tests.CheckConsistency;

public sealed class CheckConsistencyTests
{
    private static async Task SqlAsync(PixApp app, string module, string sql)
    {
        using var scope = app.Services.CreateScope();
        var database = scope.ServiceProvider.GetServices<ModuleDatabase>().Single(d => d.Module == module);
        Assert.Equal(1, await ((ModuleDb)scope.ServiceProvider.GetRequiredService(database.Context)).Database.ExecuteSqlRawAsync(sql));
    }

    [Fact]
    public async Task Participations_sent_removed_and_of_people_erased_are_no_fault()
    {
        await using var app = await PixApp.StartAsync();
        var organiser = await app.OrganiserAsync();
        var campaign = await organiser.CampaignAsync("Groupe 4", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        var (sender, gone, removed) = (await app.SignUpAsync(), await app.SignUpAsync(), await app.SignUpAsync());
        await sender.FinishAsync(campaign, "E-1");
        await sender.SendResultsAsync(campaign);
        await gone.StartAsync(campaign, "E-2");
        (await organiser.Client.PostAsync($"{campaign.Address}/participants/{await removed.StartAsync(campaign, "E-3")}/suppression")).Is(204);
        (await gone.Client.PostAsync("/moi/suppression", new { password = People.Password })).Is(202);
        await UntilErasedAsync(app, gone);

        Assert.Contains("2 participations, 0 faults", await app.RunCommandAsync("check-consistency"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Assessments", "UPDATE tests SET RemovedAt = 1", "it has no test")]
    [InlineData("Assessments", "UPDATE tests SET PersonId = '01somebodyelse000000000000'", "its test is another person's")]
    [InlineData("Assessments", "UPDATE tests SET CompletedAt = NULL", "it was sent, and its test is not completed")]
    [InlineData("Campaigns", "UPDATE participations SET PersonId = '01somebodyelse000000000000'", "its person has no account, and it still has their identifier")]
    [InlineData("Campaigns", "UPDATE campaign_counts SET Participants = 2", "1 take part and 1 have sent, which is not what is counted")]
    [InlineData("Campaigns", "UPDATE campaign_counts SET Shared = 0", "1 take part and 1 have sent, which is not what is counted")]
    [InlineData("Campaigns", "DELETE FROM campaign_counts", "1 take part and 1 have sent, which is not what is counted")]
    public async Task A_fault_is_told_and_ends_the_command_with_1(string module, string damage, string told)
    {
        await using var app = await PixApp.StartAsync();
        var campaign = await (await app.OrganiserAsync()).CampaignAsync("Groupe 4", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        var person = await app.SignUpAsync();
        await person.FinishAsync(campaign, "E-1");
        await person.SendResultsAsync(campaign);
        await SqlAsync(app, module, damage);

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => app.RunCommandAsync("check-consistency"));
        Assert.Contains("ended with 1", failed.Message, StringComparison.Ordinal);
        Assert.Contains(told, failed.Message, StringComparison.Ordinal);
        Assert.Contains("1 participations, 1 faults", failed.Message, StringComparison.Ordinal);
    }

    private static async Task UntilErasedAsync(PixApp app, Person person)
    {
        for (var i = 0; (await app.RowsAsync()).Any(r => r.Table == "participations" && r.ToString().Contains(person.Id, StringComparison.Ordinal)); i++)
        {
            Assert.True(i < 500, "the person is never erased");
            await Task.Delay(20);
        }
    }
}

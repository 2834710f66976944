namespace Pix.Benchmarks;

/// <summary>How an organiser's pages and files grow with a campaign.</summary>
internal static class Growth
{
    private const int Each = 40, Exports = 5;

    public static async Task RunAsync(Lab lab, Table table)
    {
        var data = Lab.CopyOf(await Reports.DataAsync());
        var organiser = (await lab.HostAsync(data)).Organiser(data);
        var campaigns = Reports.Sizes.OrderBy(s => s.Value).Select(s => (Participants: s.Value, Path: $"/orga/{Seed.Organisation}/campagnes/{Reports.CampaignIn(data, s.Key)}/")).ToList();
        await CompareAsync("collective results", Each, (path, _) => organiser.PageAsync(path + "resultats"));
        await CompareAsync("participants, first page", Each, (path, _) => organiser.PageAsync(path + "participants"));
        await CompareAsync("participants, middle page", Each, (path, participants) => organiser.PageAsync($"{path}participants?page={participants / 50}"));
        await CompareAsync("participants, last page", Each, (path, participants) => organiser.PageAsync($"{path}participants?page={participants / 25}"));
        await CompareAsync("a name searched", Each, (path, _) => organiser.PageAsync(path + "participants?q=am"));
        await CompareAsync("those who sent", Each, (path, _) => organiser.PageAsync(path + "participants?statut=shared"));
        await CompareAsync("the file", Exports, (path, _) => organiser.DownloadAsync(path + "resultats.csv"));

        // In turns, twice: the first time warms up.
        async Task CompareAsync(string what, int each, Func<string, int, Task> ask)
        {
            var medians = new double[campaigns.Count];
            for (var round = 0; round < 2; round++)
                for (var i = 0; i < medians.Length; i++)
                    medians[i] = (await Load.RepeatAsync(each, 1, () => ask(campaigns[i].Path, campaigns[i].Participants))).At(0.5);
            table.Add(what, string.Join(", ", campaigns.Zip(medians, (c, median) => $"{median:0.0} ms at {c.Participants:N0}")));
        }
    }
}

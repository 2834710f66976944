namespace Pix.Benchmarks;

/// <summary>What an organiser of a rectorate looks at.</summary>
internal static class Reports
{
    public const int Large = 100_000, Small = 1000;
    private const int Each = 40, Rounds = 5;

    /// <summary>Campaigns of one organisation, by how many participate.</summary>
    public static readonly IReadOnlyDictionary<string, int> Sizes = new SortedDictionary<string, int> { ["Cent mille"] = Large, ["Dix mille"] = 10_000, ["Mille"] = Small };

    /// <summary>With all of <see cref="Sizes"/>; the read model is up to date.</summary>
    public static Task<string> DataAsync() => Lab.DataAsync("participants-111k", async folder =>
    {
        using (var seed = await Seed.OnDemoAsync(folder))
        {
            seed.AddPeople(Large);
            foreach (var (name, participants) in Sizes)
                seed.AddParticipations(seed.AddCampaign(name), participants);
        }
        using var lab = new Lab();
        await lab.HostAsync(folder);
        await Made.UntilProjectedAsync(folder);
    });

    public static string CampaignIn(string data, string name) => (string)Made.Read(data, "campaigns", $"""SELECT "Id" FROM "campaigns" WHERE "Name" = '{name}'""")[0][0];

    public static async Task RunAsync(Lab lab, Table table)
    {
        var data = Lab.CopyOf(await DataAsync());
        var host = await lab.HostAsync(data);
        var organiser = host.Organiser(data);
        string Of(string name, string rest) => $"/orga/{Seed.Organisation}/campagnes/{CampaignIn(data, name)}/{rest}";
        Task<Times> Page(string path) => Load.RepeatAsync(Each, 1, () => organiser.PageAsync(path));

        await Compare("collective results", "resultats", "resultats", 1.5);
        await Compare("participants, first page", "participants", "participants", 2);
        await Compare("participants, middle page", "participants?page=2000", "participants?page=20", 2);
        await Compare("participants, last page", "participants?page=4000", "participants?page=40", 2);
        await Compare("participants, a name searched", "participants?q=am", "participants?q=am", 2);
        await Compare("participants, one person searched", "participants?q=20000500", "participants?q=20000500", 2);
        await Compare("participants, two words searched", "participants?q=yas+ker", "participants?q=yas+ker", 2);
        await Compare("participants, a letter searched", "participants?q=a", "participants?q=a", 2);
        await Compare("participants, those who sent", "participants?statut=shared", "participants?statut=shared", 2);
        await Compare("participants, those who sent, middle", "participants?statut=shared&page=1000", "participants?statut=shared&page=10", 2);
        await Compare("participants, a name among those who wait", "participants?statut=completed&q=am", "participants?statut=completed&q=am", 2);

        async Task Compare(string what, string large, string small, double most)
        {
            var rounds = await Load.InTurnsAsync(Rounds, () => Page(Of("Cent mille", large)), () => Page(Of("Mille", small)));
            table.AddCost(what, rounds.Medians(), most);
            table.Add("  its median at 100,000", $"{rounds[^1].One.At(0.5):0.0} ms, at 1,000 {rounds[^1].Other.At(0.5):0.0} ms");
        }
    }
}

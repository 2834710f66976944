namespace Pix.Benchmarks;

/// <summary>The organisers' first page, in an organisation of any size.</summary>
internal static class CampaignLists
{
    public const int Campaigns = 2000, Participations = 1_000_000;
    private const int Each = 60, Rounds = 7;

    /// <summary>2,000 campaigns of 500 participants each; the read model is empty.</summary>
    public static Task<string> ManyAsync() => DataAsync("campaigns-2000", Campaigns, Participations);

    public static async Task RunAsync(Lab lab, Table table)
    {
        var (large, small) = (Lab.CopyOf(await ManyAsync()), Lab.CopyOf(await DataAsync("campaigns-20", 20, 200)));
        await LetProjectAsync(large);
        await LetProjectAsync(small);
        var many = (await lab.HostAsync(large)).Organiser(large);
        var few = (await lab.HostAsync(small)).Organiser(small);
        foreach (var (what, ofMany, ofFew) in new[] { ("first page", "", ""), ("last page", "?page=80", "?page=2"), ("searched", "?q=semaine+1", "?q=semaine+1"), ("archived", "?etat=archivee", "?etat=archivee") })
        {
            var path = $"/orga/{Seed.Organisation}/campagnes";
            var rounds = await Load.InTurnsAsync(Rounds, () => Load.RepeatAsync(Each, 1, () => many.PageAsync(path + ofMany)), () => Load.RepeatAsync(Each, 1, () => few.PageAsync(path + ofFew)));
            table.AddCost(what, rounds.Medians(), 2);
            table.Add("  its median with 2,000", $"{rounds[^1].One.At(0.5):0.0} ms, with 20 {rounds[^1].Other.At(0.5):0.0} ms");
        }
    }

    private static async Task LetProjectAsync(string data)
    {
        using var lab = new Lab();
        await lab.HostAsync(data);
        await Made.UntilProjectedAsync(data);
    }

    private static Task<string> DataAsync(string name, int campaigns, int participations) => Lab.DataAsync(name, async folder =>
    {
        using var seed = await Seed.OnDemoAsync(folder);
        var each = participations / campaigns;
        seed.AddPeople(participations);
        for (var i = 0; i < campaigns; i++)
            seed.AddParticipations(seed.AddCampaign($"Campagne {i} - Semaine {i % 52}"), each, from: i * each);
    });
}

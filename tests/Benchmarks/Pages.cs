using System.Text;
using System.Text.RegularExpressions;

namespace Pix.Benchmarks;

/// <summary>Pages that everybody opens.</summary>
internal static partial class Pages
{
    private const int AtOnce = 16, Each = 2000, Rounds = 7;

    public static async Task RunAsync(Lab lab, Table table)
    {
        var data = Lab.CopyOf(await Seed.PeopleAsync());
        var host = await lab.HostAsync(data);
        var bare = await lab.BareAsync(Path.Combine(Lab.Artifacts, "work", "bare"));

        var anyone = new Visitor(host.Http, "");
        var text = new Visitor(bare.Http, "");
        var landing = await Load.InTurnsAsync(Rounds, () => Load.RepeatAsync(Each, AtOnce, () => anyone.PageAsync("/campagnes/" + Seed.DemoCode)), () => Load.RepeatAsync(Each, AtOnce, () => text.PageAsync("/text")));
        table.AddRatio("landing page, anonymous, with Markdown, against plain text", landing.Rates(), 0.25);

        var cookie = Made.People(data, "personne.%", 1)[0].Cookie;
        var visitor = new Visitor(host.Http, cookie);
        var participant = new Participant(visitor, Seed.DemoCode);
        await participant.StartAsync("21804537");
        var page = "/parcours/" + participant.Test;
        await bare.Http.PostAsync("/page", new StringContent(Inside().Match(Token().Replace(await visitor.PageAsync(page), "")).Groups[1].Value, Encoding.UTF8, "text/plain"));
        using var signedIn = await bare.Http.GetAsync($"/sign-in/{1:00000000000000000000000000}");
        var same = new Visitor(bare.Http, signedIn.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        var (ours, theirs) = ((await visitor.PageAsync(page)).Length, (await same.PageAsync($"/page/{1:00000000000000000000000000}")).Length);
        table.Add("characters of the question page, ours and the baseline's", $"{ours}, {theirs}");
        var question = await Load.InTurnsAsync(Rounds, () => Load.RepeatAsync(Each, AtOnce, () => visitor.PageAsync(page)), () => Load.RepeatAsync(Each, AtOnce, () => same.PageAsync($"/page/{1:00000000000000000000000000}")));
        table.AddRatio("question page, against the same HTML", question.Rates(), 0.5);
        table.Add("rates of the last round", $"landing {landing[^1].One.Rate:0}/s of {landing[^1].Other.Rate:0}/s; question {question[^1].One.Rate:0}/s of {question[^1].Other.Rate:0}/s");
    }

    [GeneratedRegex("<form[^>]*>(.*)</form>", RegexOptions.Singleline)]
    private static partial Regex Inside();

    [GeneratedRegex("<input type=\"hidden\" name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Token();
}

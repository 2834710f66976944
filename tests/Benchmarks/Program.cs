using System.Globalization;
using Pix.Benchmarks;
using Pix.Benchmarks.Baselines;

CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

Benchmark[] all =
[
    new("answers", "Answering a question: 32 people at once, against the least code with the same reads and the same durable write; with 5,000,000 answers stored", Answers.RunAsync),
    new("pages", "The landing page against plain text; the question page against the same HTML from the same layout", Pages.RunAsync),
    new("choice", "Choosing the next question in memory", NextQuestions.RunAsync),
    new("reports", "Collective results and lists of participants: 100,000 against 1,000", Reports.RunAsync),
    new("campaigns", "The list of campaigns: 2,000 with 1,000,000 participations against 20 with 200", CampaignLists.RunAsync),
    new("growth", "Pages and the file of campaigns of 1,000, 10,000 and 100,000 participants", Growth.RunAsync),
    new("export", "The CSV of 100,000 participations against a bare reader of the same table; memory and first byte", Exports.RunAsync),
    new("hall", "1,000 people start, answer and send at once; how late the organiser sees it", Hall.RunAsync),
    new("feeds", "The read model from zero for 1,000,000 participations, while pages are asked", FeedsFromZero.RunAsync),
    new("passwords", "Sign-up and sign-in of 1,000 people at once, and what others notice", SignUps.RunAsync),
    new("start", "Start-up and memory at rest of the published Host", StartUp.RunAsync),
];

if (args is ["baseline", .. var rest])
    return await BareServer.RunAsync(rest);

var wanted = all.Where(b => args.Contains(b.Name) || args.Contains("all")).ToList();
if (args.Contains("--list") || wanted.Count == 0)
{
    Console.WriteLine("dotnet run -c Release --project tests/Benchmarks -- <name>… | all\n");
    foreach (var benchmark in all)
        Console.WriteLine($"  {benchmark.Name,-10} {benchmark.What}");
    return args.Contains("--list") ? 0 : 2;
}
foreach (var benchmark in wanted)
{
    var table = new Table(benchmark);
    using var lab = new Lab();
    await benchmark.RunAsync(lab, table);
    table.Print();
    table.Save(Lab.Artifacts);
}
return 0;

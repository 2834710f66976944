using CsCheck;
using Microsoft.EntityFrameworkCore;
using Pix.Reporting.Tests.Projection;
using static Pix.Reporting.Tests.Make;

namespace Pix.Reporting.Tests;

/// <summary>A page far behind begins where it would if everything before it were read.</summary>
public sealed class NameCountsTests
{
    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.OneOf("Martin", "Martín", "MARTIN", "Ma", "M", "Carré", "Œuvrard", "Ωmega", "Élan", "aΩ", "李", "𝒳avier", "-", "~", "Zoé"),
        Gen.Char["abcdefgh"].Array[1, 4].Select(c => new string(c)));

    [Fact]
    public void Wherever_a_line_stands_its_beginning_is_found_with_what_stands_before() =>
        Gen.Select(Names.Array[1, 40], Gen.Bool).Sample((names, filtered) =>
        {
            var counts = new NameCounts();
            var lines = names.Select((name, i) => Line(i % 3 == 0 ? FinishedTest(Result(("1.1", 1, 2, 3))) : TestUnderWay(1, 3), lastName: name)).ToList();
            lines.ForEach(line => counts.Tally(line, 1));
            ParticipantStatus? status = filtered ? ParticipantStatus.Started : null;
            var order = lines.Where(l => status is null || l.Status == status).Select(l => NameCounts.BeginningOf(l.LastNameKey)).Order(StringComparer.Ordinal).ToList();
            for (var i = 0; i < order.Count; i++)
                Assert.Equal((order[i], order.IndexOf(order[i])), counts.At(i, status));
        });

    [Fact]
    public async Task A_page_of_a_long_list_is_what_reading_the_whole_list_gives()
    {
        using var file = new ReportingFile();
        var random = new Random(173);
        var figures = new Figures();
        await using (var db = file.Open())
        {
            for (var i = 0; i < 3000; i++)
            {
                var line = Line(i % 3 == 0 ? FinishedTest(Result(("1.1", 1, 2, 3)), Id(i)) : TestUnderWay(1, 3, Id(i)), startedAt: Monday.AddMinutes(random.Next(9)), firstName: "Louise" + (char)('a' + random.Next(3)),
                    lastName: random.Next(4) == 0 ? "Martin" : random.Next(9) == 0 ? "李" + random.Next(50) : new string((char)('a' + random.Next(3)), 1) + random.Next(90));
                figures.Add(line);
                db.Add(line);
            }
            await db.SaveChangesAsync();
        }
        await using var read = file.Open();
        foreach (var status in (ParticipantStatus?[])[null, ParticipantStatus.Started, ParticipantStatus.Completed])
        {
            var lines = read.Participants.AsNoTracking().Where(p => status == null || p.Status == status);
            var all = await lines.InFrenchOrder().Select(p => p.Id).ToListAsync();
            for (var skip = 0; skip < all.Count; skip += 37)
                Assert.Equal(all.Skip(skip).Take(25), (await lines.PageAsync(figures, status, skip, 25, default)).Select(p => p.Id));
        }
    }
}

using CsCheck;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using static Pix.Reporting.Tests.Make;
using Person = Pix.Accounts.V1.Person;

namespace Pix.Reporting.Tests.Projection;

public sealed class ProjectorTests
{
    private static readonly Assessments.V1.Result Half = Result(("5.1", 2, 3, 4));

    private static Person Named(string firstName, string lastName, int number = 1) => new() { Id = Id(number, 'd'), FirstName = firstName, LastName = lastName };

    /// <summary>Three participants: one sent, one completed, one under way.</summary>
    private static async Task<ReportingFile> WithThreeAsync()
    {
        var file = new ReportingFile();
        file.Modules.Put(Named("Louise", "Carré"), Named("Karim", "Villo", 2), Named("Élise", "Antony", 3));
        file.Modules.Put(FinishedTest(Half, Id(1)), FinishedTest(Half, Id(2)), TestUnderWay(1, 4, Id(3)));
        file.Modules.Put(Participation(Id(1), sharedAt: Monday), Participation(Id(2), person: Id(2, 'd')), Participation(Id(3), person: Id(3, 'd'), identifier: "E-17"));
        await file.CatchUpAsync();
        return file;
    }

    private static (int, int, int) Counts(Figures figures) => (figures.Started, figures.Completed, figures.Shared);

    [Fact]
    public Task Totals_equal_a_recount_after_any_interleaving_of_two_projectors() => Gen.Int.SampleAsync(async seed =>
    {
        var random = new Random(seed);
        using var file = new ReportingFile();
        var history = new History(file.Modules, random);
        for (var step = 0; step < 50; step++)
        {
            if (random.Next(8) == 0)
                (file.Modules.Participations.PageSize, file.Modules.Tests.PageSize, file.Modules.People.PageSize) = (random.Next(1, 9), random.Next(1, 9), random.Next(1, 9));
            if (random.Next(8) == 0)
                (file.Modules.Participations.HeldBack, file.Modules.Tests.HeldBack, file.Modules.People.HeldBack) = (random.Next(6), random.Next(6), random.Next(6));
            switch (random.Next(24))
            {
                case < 14:
                    history.Step();
                    continue;
                case < 16:
                    await file.TurnAsync(random.Next(1, 3));
                    break;
                case < 20: // things happen while a projector reads, and another one has turns meanwhile
                    await file.TurnAsync(1, amid: async () =>
                    {
                        for (var events = random.Next(1, 4); events > 0; events--)
                            if (random.Next(3) == 0)
                                history.Step();
                            else
                            {
                                if (random.Next(4) == 0)
                                    await file.AskRebuildAsync();
                                await file.TurnAsync(2);
                            }
                    });
                    break;
                case < 22: // both at once, in one process or in two
                    var other = random.Next(1, 3);
                    await Task.WhenAll(Task.Run(() => file.TurnAsync(1)), Task.Run(() => file.TurnAsync(other)));
                    break;
                case 22: // every second one: what is read from zero heals what went wrong before
                    await (random.Next(2) == 0 ? file.AskRebuildAsync() : Task.CompletedTask);
                    break;
                default:
                    Action replace = random.Next(6) switch
                    {
                        0 => () => file.Modules.Participations.Replace(random),
                        1 => () => file.Modules.Tests.Replace(random),
                        2 => () => file.Modules.People.Replace(random),
                        _ => history.Step,
                    };
                    replace();
                    break;
            }
            await file.IsConsistentAsync();
        }
        (file.Modules.Participations.HeldBack, file.Modules.Tests.HeldBack, file.Modules.People.HeldBack) = (0, 0, 0);
        await file.CatchUpAsync();
        await file.IsConsistentAsync();
        Assert.Equal(history.Lines(), (await file.LinesAsync()).Select(l => new Expected(l.Id, l.CampaignId!, l.LastName, l.FirstName, l.Identifier, l.Status, l.Progress, l.StartedAt!.Value)));
        var live = (await file.CursorsAsync()).Live;
        Assert.Equal(0, await file.ReadAsync(db => db.Participants.CountAsync(p => p.Generation != live)));
    }, iter: 20);

    [Fact]
    public async Task The_first_reading_is_shown_once_all_is_read()
    {
        using var file = new ReportingFile();
        file.Modules.Put(Named("Louise", "Carré"));
        file.Modules.Put([.. Enumerable.Range(1, 5).Select(i => Participation(Id(i)))]);
        file.Modules.Participations.PageSize = 2;
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.True(await file.TurnAsync());
            Assert.Equal((0, true), ((await file.CursorsAsync()).Live, (await file.CursorsAsync()).IsRebuilding));
            Assert.Empty(await file.LinesAsync());
        }
        Assert.False(await file.TurnAsync());
        Assert.False((await file.CursorsAsync()).IsRebuilding);
        Assert.Equal(5, (await file.LinesAsync()).Count);
    }

    [Fact]
    public async Task A_turn_that_finds_nothing_new_changes_nothing()
    {
        using var file = await WithThreeAsync();
        var version = (await file.CursorsAsync()).Version;
        Assert.False(await file.TurnAsync(1));
        Assert.False(await file.TurnAsync(2));
        Assert.Equal(version, (await file.CursorsAsync()).Version);
    }

    [Fact]
    public async Task A_line_that_comes_again_as_it_was_moves_no_figures()
    {
        using var file = await WithThreeAsync();
        Task<DateTimeOffset> ChangedAsync() => file.ReadAsync(db => db.Totals.AsNoTracking().Select(t => t.ChangedAt).SingleAsync());
        var before = await ChangedAsync();
        file.Modules.Put(Participation(Id(1), sharedAt: Monday));
        file.Modules.Put(Named("Louise", "Carré"));
        await file.CatchUpAsync();
        Assert.Equal(before, await ChangedAsync());
        file.Modules.Put(Participation(Id(2), person: Id(2, 'd'), sharedAt: Monday));
        await file.CatchUpAsync();
        Assert.NotEqual(before, await ChangedAsync());
    }

    [Fact]
    public async Task The_slower_of_two_projectors_leaves_the_turn_to_the_other_and_begins_again()
    {
        using var file = await WithThreeAsync();
        file.Modules.Put(Participation(Id(2), person: Id(2, 'd'), sharedAt: Monday));
        Assert.True(await file.TurnAsync(1, amid: () => file.TurnAsync(2)));
        Assert.Equal((1, 0, 2), Counts(await file.FiguresAsync()));
        Assert.False(await file.TurnAsync(1));
        Assert.Equal((1, 0, 2), Counts(await file.FiguresAsync()));
    }

    [Fact]
    public async Task What_was_read_before_a_rebuild_began_does_not_go_into_it()
    {
        using var file = await WithThreeAsync();
        file.Modules.Put(Participation(Id(4)));
        Assert.True(await file.TurnAsync(1, amid: async () =>
        {
            await file.AskRebuildAsync();
            await file.TurnAsync(2);
        }));
        await file.CatchUpAsync();
        Assert.Equal([Id(1), Id(2), Id(3), Id(4)], (await file.LinesAsync()).Select(l => l.Id));
        Assert.Equal((2, 1, 1), Counts(await file.FiguresAsync()));
    }

    [Fact]
    public async Task A_turn_that_fails_midway_leaves_nothing_and_is_done_again()
    {
        using var file = await WithThreeAsync();
        var before = await file.CursorsAsync();
        file.Modules.Put(Named("Zoé", "Martin", 4));
        file.Modules.Put(Participation(Id(4), person: Id(4, 'd')), Participation(Id(1)));
        await Assert.ThrowsAsync<RpcException>(() => file.TurnAsync(atNames: () => throw new RpcException(new(StatusCode.Unavailable, "Accounts is away"))));
        Assert.Equal(before.Version, (await file.CursorsAsync()).Version);
        Assert.Equal((1, 1, 1), Counts(await file.FiguresAsync()));
        await file.IsConsistentAsync();
        await file.CatchUpAsync();
        Assert.Equal((2, 2, 0), Counts(await file.FiguresAsync()));
        await file.IsConsistentAsync();
    }

    public static TheoryData<string> Feeds => new("participations", "tests", "people");

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Another_feed_in_the_place_of_the_one_that_was_read_is_read_from_zero(string which)
    {
        using var file = await WithThreeAsync();
        var live = (await file.CursorsAsync()).Live;
        Action replace = which switch
        {
            "participations" => () => file.Modules.Participations.Replace(new(1)),
            "tests" => () => file.Modules.Tests.Replace(new(1)),
            _ => () => file.Modules.People.Replace(new(1)),
        };
        replace();
        file.Modules.Put(Participation(Id(2), person: Id(2, 'd'), sharedAt: Monday));

        Assert.True(await file.TurnAsync());
        Assert.Equal((live, true), ((await file.CursorsAsync()).Live, (await file.CursorsAsync()).IsRebuilding));
        Assert.Equal((1, 1, 1), Counts(await file.FiguresAsync())); // the old reading, as it was

        await file.CatchUpAsync();
        Assert.Equal((live + 1, false), ((await file.CursorsAsync()).Live, (await file.CursorsAsync()).IsRebuilding));
        Assert.Equal((1, 0, 2), Counts(await file.FiguresAsync()));
        await file.IsConsistentAsync();
    }

    [Fact]
    public async Task A_feed_that_went_back_is_read_from_zero_and_what_it_lost_is_gone()
    {
        using var file = await WithThreeAsync();
        var live = (await file.CursorsAsync()).Live;
        file.Modules.Participations.GoBack(2);
        await file.CatchUpAsync();
        Assert.Equal(live + 1, (await file.CursorsAsync()).Live);
        Assert.Equal([Id(1), Id(2)], (await file.LinesAsync()).Select(l => l.Id));
        Assert.Equal((0, 1, 1), Counts(await file.FiguresAsync()));
    }

    [Fact]
    public async Task While_the_feeds_are_read_again_pages_keep_the_figures_they_had()
    {
        using var file = await WithThreeAsync();
        var live = (await file.CursorsAsync()).Live;
        await file.AskRebuildAsync();
        (file.Modules.Participations.PageSize, file.Modules.Tests.PageSize, file.Modules.People.PageSize) = (1, 1, 1);
        file.Modules.Put(Participation(Id(1), identifier: "E-99")); // withdrawn
        file.Modules.Put(Named("Karima", "Villo", 2));
        var turns = 0;
        for (; await file.TurnAsync() && (await file.CursorsAsync()).Live == live; turns++)
        {
            Assert.True((await file.CursorsAsync()).IsRebuilding);
            Assert.Equal((1, 1, 1), Counts(await file.FiguresAsync()));
            Assert.Equal(["Louise", "Karim", "Élise"], (await file.LinesAsync()).Select(l => l.FirstName));
        }
        Assert.InRange(turns, 3, 10);
        Assert.Equal((1, 2, 0), Counts(await file.FiguresAsync()));
        Assert.Equal(["Louise", "Karima", "Élise"], (await file.LinesAsync()).Select(l => l.FirstName));
        await file.IsConsistentAsync();
    }

    [Fact]
    public async Task A_reading_under_way_can_be_asked_to_begin_again()
    {
        using var file = await WithThreeAsync();
        file.Modules.Participations.PageSize = 1;
        for (var i = 0; i < 2; i++)
        {
            await file.AskRebuildAsync();
            await file.TurnAsync();
            await file.TurnAsync();
        }
        Assert.Equal(3, (await file.CursorsAsync()).Building);
        await file.CatchUpAsync();
        Assert.Equal((3, null), ((await file.CursorsAsync()).Live, (await file.CursorsAsync()).Building));
        Assert.Equal((1, 1, 1), Counts(await file.FiguresAsync()));
    }

    [Fact]
    public async Task Readings_that_nobody_looks_at_any_more_are_forgotten()
    {
        using var file = await WithThreeAsync();
        file.Modules.Tests.Replace(new(1));
        await file.CatchUpAsync();
        var live = (await file.CursorsAsync()).Live;
        await file.ReadAsync(async db =>
        {
            Assert.All(await db.Participants.Select(p => p.Generation).ToListAsync(), g => Assert.Equal(live, g));
            Assert.All(await db.Words.Select(p => p.Generation).ToListAsync(), g => Assert.Equal(live, g));
            Assert.All(await db.Totals.Select(p => p.Generation).ToListAsync(), g => Assert.Equal(live, g));
            return true;
        });
        Assert.Equal(3, (await file.LinesAsync()).Count);
    }

    [Fact]
    public async Task A_participation_that_cannot_be_taken_over_is_set_aside_and_stops_nobody()
    {
        using var file = await WithThreeAsync();
        var secret = new string('7', 300);
        file.Modules.Put(Named("Zoé", "Martin", 4));
        file.Modules.Put(Participation(Id(4), person: Id(4, 'd'), identifier: secret), new() { Id = Id(5), CampaignId = Campaign, PersonId = Id(4, 'd') }, Participation(Id(6), person: Id(4, 'd')));
        await file.CatchUpAsync();
        Assert.Equal([Id(1), Id(2), Id(3), Id(6)], (await file.LinesAsync()).Select(l => l.Id));
        Assert.Equal((2, 1, 1), Counts(await file.FiguresAsync()));
        await file.IsConsistentAsync();
        Assert.Equal([Id(4), Id(5)], file.Log.Lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal)).Select(l => l.Split("Participation ")[1].Split(' ')[0]));
        Assert.DoesNotContain(file.Log.Lines, l => l.Contains("777", StringComparison.Ordinal));

        // What can be taken over later is.
        file.Modules.Put(Participation(Id(4), person: Id(4, 'd'), identifier: "E-4"));
        await file.CatchUpAsync();
        Assert.Equal(["carre", "louise"], await file.WordsAsync(Id(1)));
        Assert.Equal(["4", "e", "martin", "zoe"], await file.WordsAsync(Id(4)));
    }

    [Theory]
    [InlineData("E\uFFFE17")]
    [InlineData("\u0000")]
    [InlineData("%_'\";--")]
    public async Task Whatever_somebody_typed_as_identifier_stops_nobody(string identifier)
    {
        using var file = await WithThreeAsync();
        file.Modules.Put(Participation(Id(4), identifier: identifier), Participation(Id(5)));
        await file.CatchUpAsync();
        Assert.Equal((3, 1, 1), Counts(await file.FiguresAsync()));
        await file.IsConsistentAsync();
    }

    [Fact]
    public async Task Words_that_differ_only_behind_their_fiftieth_character_stop_nobody()
    {
        using var file = await WithThreeAsync();
        var start = new string('a', 49);
        file.Modules.Put(Participation(Id(4), identifier: $"{start}𐐨 {start}𐢀 {start}bc {start}bd"));
        await file.CatchUpAsync();
        Assert.Equal([start, start + "b", "carre", "louise"], await file.WordsAsync(Id(4)));
    }

    [Fact]
    public async Task A_new_name_is_on_the_line_in_its_order_and_in_its_words()
    {
        using var file = await WithThreeAsync();
        file.Modules.Put(Named("Éva", "Le Gall", 3));
        await file.CatchUpAsync();
        var line = (await file.LinesAsync())[2];
        Assert.Equal(("Éva", "Le Gall", "eva", "le gall"), (line.FirstName, line.LastName, line.FirstNameKey, line.LastNameKey));
        Assert.Equal(["17", "e", "eva", "gall", "le"], await file.WordsAsync(Id(3)));
    }

    [Fact]
    public async Task A_new_name_is_on_every_line_of_the_person()
    {
        using var file = await WithThreeAsync();
        file.Modules.Put(Participation(Id(4)), Participation(Id(5), campaign: Id(2, 'c')));
        await file.CatchUpAsync();
        file.Modules.Put(Named("Louise", "Villo"));
        await file.CatchUpAsync();
        Assert.Equal([Id(1), Id(2), Id(4), Id(5)], (await file.LinesAsync()).Where(l => l.LastName == "Villo").Select(l => l.Id));
    }

    [Fact]
    public async Task An_erased_person_loses_names_identifier_and_words_and_keeps_the_result()
    {
        using var file = await WithThreeAsync();
        file.Modules.Put(Participation(Id(1), identifier: "E-1", sharedAt: Monday));
        await file.CatchUpAsync();
        file.Modules.Erase(Id(1, 'd'));
        await file.EraseAsync(Id(1, 'd'), Id(1, 'e'));
        await ErasedAsync(file);

        file.Modules.Put(Participation(Id(1), person: Id(1, 'e'), identifier: "", sharedAt: Monday)); // as Campaigns tells it since
        await file.CatchUpAsync();
        await ErasedAsync(file);
        await file.AskRebuildAsync();
        await file.CatchUpAsync();
        await ErasedAsync(file);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_read_before_an_erasure_brings_nothing_of_the_person_back(bool otherProcess)
    {
        using var file = await WithThreeAsync();
        file.Modules.Put(Participation(Id(1), identifier: "E-1", sharedAt: Monday));
        file.Modules.Put(Named("Lise", "Carré-Roy", 1));
        await file.TurnAsync(otherProcess ? 2 : 1, amid: async () =>
        {
            file.Modules.Erase(Id(1, 'd'));
            file.Modules.Put(Participation(Id(1), person: Id(1, 'e'), identifier: "", sharedAt: Monday));
            await file.EraseAsync(Id(1, 'd'), Id(1, 'e'));
        });
        Assert.Empty(await file.ReadAsync(db => db.Participants.Where(p => p.PersonId == Id(1, 'd')).ToListAsync()));
        await file.CatchUpAsync();
        await ErasedAsync(file);
    }

    [Fact]
    public async Task Readings_that_nobody_looks_at_any_more_forget_too()
    {
        using var file = await WithThreeAsync();
        await file.AskRebuildAsync();
        while ((await file.CursorsAsync()).IsRebuilding || (await file.CursorsAsync()).RebuildAsked)
            await file.TurnAsync();
        Assert.Equal(2, await file.ReadAsync(db => db.Participants.CountAsync(p => p.PersonId == Id(1, 'd'))));
        await file.EraseAsync(Id(1, 'd'), Id(1, 'e'));
        await file.EraseAsync(Id(1, 'd'), Id(1, 'e')); // again
        Assert.Equal(2, await file.ReadAsync(db => db.Participants.CountAsync(p => p.PersonId == Id(1, 'e') && p.LastName == "" && p.FirstName == "" && p.Identifier == null)));
        Assert.Empty(await file.ReadAsync(db => db.Words.Where(w => w.ParticipantId == Id(1)).ToListAsync()));
        Assert.NotEmpty(await file.WordsAsync(Id(2)));
    }

    private static async Task ErasedAsync(ReportingFile file)
    {
        var line = (await file.LinesAsync())[0];
        Assert.Equal(("Participant supprimé", "", null, Half, Id(1, 'e')), (line.ShownLastName, line.FirstName, line.Identifier, line.SharedResult, line.PersonId));
        Assert.Empty(await file.WordsAsync(Id(1)));
        Assert.Equal((1, 1, 1), Counts(await file.FiguresAsync()));
        await file.IsConsistentAsync();
    }

    [Fact]
    public async Task Whoever_is_unknown_to_Accounts_is_shown_as_erased()
    {
        using var file = await WithThreeAsync();
        file.Modules.Put(Participation(Id(3), person: Id(99, 'd'), identifier: "E-17"));
        await file.CatchUpAsync();
        var line = (await file.LinesAsync())[2];
        Assert.Equal(("Participant supprimé", null), (line.ShownLastName, line.Identifier));
        Assert.Empty(await file.WordsAsync(Id(3)));
    }

    [Fact]
    public async Task A_removed_participation_leaves_lists_figures_and_words()
    {
        using var file = await WithThreeAsync();
        file.Modules.Put(RemovedParticipation(Id(1)));
        await file.CatchUpAsync();
        Assert.Equal([Id(2), Id(3)], (await file.LinesAsync()).Select(l => l.Id));
        var figures = await file.FiguresAsync();
        Assert.Equal((1, 1, 0), Counts(figures));
        Assert.Empty(figures.Competences);
        Assert.Empty(await file.WordsAsync(Id(1)));
        file.Modules.Put(FinishedTest(Half, Id(1)));
        file.Modules.Put(Named("Louise", "Villo"));
        await file.CatchUpAsync();
        Assert.Equal((1, 1, 0), Counts(await file.FiguresAsync()));
        await file.IsConsistentAsync();
    }
}

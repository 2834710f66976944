using CsCheck;
using static Pix.Reporting.Tests.Make;

namespace Pix.Reporting.Tests;

public sealed class ParticipantTests
{
    private static readonly Assessments.V1.Result Half = Result(("5.1", 1, 2, 2), ("5.2", 1, 1, 2));

    [Fact]
    public void The_parts_may_come_in_any_order()
    {
        Action<Participant>[] parts =
        [
            line => line.Take(Participation(identifier: "E-17", sharedAt: Monday.AddDays(1))),
            line => line.Take(TestUnderWay(1, 4)),
            line => line.Take(FinishedTest(Half)),
        ];
        Gen.Shuffle(parts).Sample(order =>
        {
            var line = new Participant(1, Id(1));
            foreach (var part in order)
                part(line);
            line.Rename("Louise", "Carré");
            if (Array.IndexOf(order, parts[1]) > Array.IndexOf(order, parts[2]))
                line.Take(FinishedTest(Half)); // a feed tells the last state last
            Assert.Equal((ParticipantStatus.Shared, 1.0, "E-17", "Carré", Half), (line.Status, line.Progress, line.Identifier, line.ShownLastName, line.SharedResult));
        });
    }

    [Fact]
    public void A_test_alone_counts_nowhere_until_Campaigns_tells_of_it()
    {
        var line = new Participant(1, Id(1));
        line.Take(FinishedTest(Half));
        Assert.False(line.Counts);
        Assert.True(line.Take(Participation()));
        Assert.True(line.Counts);
        Assert.Equal(ParticipantStatus.Completed, line.Status);
    }

    [Fact]
    public void Sent_without_its_result_is_not_shared_yet()
    {
        var line = new Participant(1, Id(1));
        line.Take(Participation(sharedAt: Monday));
        Assert.Equal((ParticipantStatus.Started, null, 0.0), (line.Status, line.SharedResult, line.Progress));
        line.Take(TestUnderWay(1, 4));
        Assert.Equal((ParticipantStatus.Started, null, 0.25), (line.Status, line.SharedResult, line.Progress));
        line.Take(FinishedTest(Half));
        Assert.Equal((ParticipantStatus.Shared, Half, 1.0), (line.Status, line.SharedResult, line.Progress));
    }

    [Fact]
    public void A_withdrawn_result_is_completed_again_and_gives_nothing()
    {
        var line = Sent(Half);
        line.Take(Participation());
        Assert.Equal((ParticipantStatus.Completed, null, null, 1.0), (line.Status, line.SharedAt, line.SharedResult, line.Progress));
    }

    [Fact]
    public void Progress_is_shown_rounded_down() => Gen.Int[1, 400].SelectMany(n => Gen.Int[0, n].Select(t => (t, n))).Sample(x =>
    {
        Assert.Equal((int)Math.Floor(100m * x.t / x.n), Line(TestUnderWay(x.t, x.n)).ProgressPercent);
        Assert.Equal(100, Line(FinishedTest(Result(("5.1", 0, x.t, x.n)))).ProgressPercent);
    }, iter: 2000);

    [Fact]
    public void Names_are_asked_for_the_first_time_and_when_the_person_is_another()
    {
        var line = new Participant(1, Id(1));
        Assert.True(line.Take(Participation(person: Id(1, 'd'))));
        line.Rename("Louise", "Carré");
        Assert.False(line.Take(Participation(person: Id(1, 'd'), sharedAt: Monday)));
        Assert.True(line.Take(Participation(person: Id(2, 'd'))));
        line.Rename("Karim", "Villo");
        Assert.Equal(("Karim", "Villo", "karim", "villo"), (line.FirstName, line.ShownLastName, line.FirstNameKey, line.LastNameKey));
    }

    [Fact]
    public void An_erased_person_is_named_so_stands_last_and_has_no_identifier()
    {
        var line = Line(identifier: "E-17", lastName: "Zola");
        line.Rename("", "");
        Assert.Equal(("Participant supprimé", "", null), (line.ShownLastName, line.FirstName, line.Identifier));
        Assert.True(string.CompareOrdinal(line.LastNameKey, "zzz") > 0);
        Assert.Empty(line.Words());
    }

    [Fact]
    public void What_Campaigns_says_later_brings_no_identifier_of_an_erased_person_back()
    {
        var line = Line(identifier: "E-17");
        line.Rename("", "");
        Assert.False(line.Take(Participation(identifier: "E-17", sharedAt: Monday)));
        Assert.Null(line.Identifier);
        Assert.True(line.Take(Participation(identifier: "E-17", person: Id(9, 'd'))));
        line.Rename("", "");
        Assert.Equal((null, "Participant supprimé"), (line.Identifier, line.ShownLastName));
    }

    [Fact]
    public void Someone_with_one_name_is_not_erased()
    {
        var line = Line(firstName: "Louise", lastName: "");
        Assert.Equal((false, ""), (line.IsErased, line.ShownLastName));
    }

    [Fact]
    public void A_removed_participation_leaves_list_and_search()
    {
        var line = Sent(Half);
        Assert.False(line.Take(RemovedParticipation()));
        Assert.Equal((false, null, null, null), (line.Counts, line.CampaignId, line.PersonId, line.Identifier));
        Assert.Empty(line.Words());
        line.Take(FinishedTest(Half));
        Assert.False(line.Counts);
    }

    [Fact]
    public void What_cannot_be_taken_over_changes_nothing()
    {
        foreach (var unfit in (Campaigns.V1.Participation[])
        [
            Participation(identifier: new('9', 300)), Participation(person: Id(2, 'd'), identifier: new('9', 256), sharedAt: Monday), new() { Id = Id(1), CampaignId = Campaign, PersonId = Id(2, 'd') },
        ])
        {
            var line = Line(FinishedTest(Half), identifier: "E-17");
            Assert.ThrowsAny<ArgumentException>(() => { line.Take(unfit); });
            Assert.Equal(("E-17", Person, ParticipantStatus.Completed, "Carré"), (line.Identifier, line.PersonId, line.Status, line.LastName));
        }
        var named = Line(identifier: "E-17");
        Assert.ThrowsAny<ArgumentException>(() => named.Rename("Louise", new('c', 256)));
        Assert.Equal(("Louise", "Carré"), (named.FirstName, named.LastName));
    }

    [Fact]
    public void The_longest_texts_that_are_allowed_are_taken_over()
    {
        var line = Line(firstName: new('a', 255), lastName: new('b', 255), identifier: new('9', 255));
        Assert.Equal((255, 255, 255), (line.FirstName.Length, line.LastName.Length, line.Identifier!.Length));
        Assert.InRange(line.LastNameKey.Length, 1, 200);
    }

    [Theory]
    [InlineData("Élise Œuvrard", "elise,oeuvrard")]
    [InlineData("  Jean-Pierre  d’Arc ", "jean,pierre,d,arc")]
    [InlineData("E-2024/17", "e,2024,17")]
    [InlineData("Anne anne ANNE", "anne")]
    [InlineData("?!", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_text_has_the_words_of_its_letters_and_digits(string? text, string words) => Assert.Equal(words, string.Join(',', Participant.WordsOf(text)));

    [Fact]
    public void Words_are_cut_at_fifty_and_never_inside_a_character()
    {
        Assert.Equal([new string('a', 50)], Participant.WordsOf(new('a', 200)));
        Assert.Equal([new string('a', 49)], Participant.WordsOf(new string('a', 49) + "𐐨𐐨"));
        // Cut in two, both would be stored as the same word.
        Assert.Single(Participant.WordsOf($"{new string('a', 49)}𐐨 {new string('a', 49)}𐢀"));
    }

    [Fact]
    public void Any_text_has_words_that_can_be_stored() =>
        Gen.String[Gen.OneOf(Gen.Char['\0', '\uD7FF'], Gen.Char['\uE000', '\uFFFF'], Gen.Const('\uFFFE'), Gen.Const(' ')), 0, 255].Sample(text =>
        {
            var words = Line(firstName: text, lastName: "Carré", identifier: text).Words().ToList();
            Assert.All(words, word => Assert.InRange(word.Length, 1, 50));
            Assert.Equal(words.Distinct(StringComparer.Ordinal), words);
        });
}

using CsCheck;
using Pix.BuildingBlocks.Modules;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Modules;

public sealed class InternalTokenTests
{
    private const string Key = "a secret of at least thirty-two characters";
    private readonly MovableClock _clock = new();

    [Fact]
    public void A_token_is_good_for_its_path() => Assert.True(new InternalToken(Key, _clock).Accepts(new InternalToken(Key, _clock).For("POST", "/a/B"), "POST", "/a/B"));

    [Fact]
    public void It_is_not_good_for_another_path() => Assert.False(new InternalToken(Key, _clock).Accepts(new InternalToken(Key, _clock).For("POST", "/a/B"), "POST", "/a/C"));

    [Fact]
    public void Nor_for_another_query_or_verb()
    {
        var token = new InternalToken(Key, _clock);
        Assert.False(token.Accepts(token.For("GET", "/a?b=1"), "GET", "/a?b=2"));
        Assert.False(token.Accepts(token.For("GET", "/a"), "POST", "/a"));
    }

    [Fact]
    public void It_is_not_good_under_another_key() => Assert.False(new InternalToken(Key + "!", _clock).Accepts(new InternalToken(Key, _clock).For("POST", "/a"), "POST", "/a"));

    [Fact]
    public void It_grows_old_in_a_little_more_than_a_minute()
    {
        var token = new InternalToken(Key, _clock);
        var made = token.For("POST", "/a");
        _clock.Advance(TimeSpan.FromSeconds(50));
        Assert.True(token.Accepts(made, "POST", "/a"));
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.False(token.Accepts(made, "POST", "/a"));
    }

    [Fact]
    public void A_clock_a_little_ahead_is_forgiven_and_one_far_ahead_is_not()
    {
        var ahead = new MovableClock();
        ahead.Advance(TimeSpan.FromSeconds(50));
        Assert.True(new InternalToken(Key, _clock).Accepts(new InternalToken(Key, ahead).For("POST", "/a"), "POST", "/a"));
        ahead.Advance(TimeSpan.FromSeconds(15));
        Assert.False(new InternalToken(Key, _clock).Accepts(new InternalToken(Key, ahead).For("POST", "/a"), "POST", "/a"));
    }

    [Fact]
    public void Without_a_key_nothing_is_accepted() => Assert.False(new InternalToken("", _clock).Accepts(new InternalToken("", _clock).For("POST", "/a"), "POST", "/a"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("-1.00")]
    [InlineData("99999999999999999999.00")]
    [InlineData("é.é")]
    public void What_is_no_token_is_refused(string? token) => Assert.False(new InternalToken(Key, _clock).Accepts(token, "POST", "/a"));

    [Fact]
    public void A_token_with_one_character_changed_is_refused()
    {
        var token = new InternalToken(Key, _clock);
        var made = token.For("POST", "/a");
        Gen.Select(Gen.Int[0, made.Length - 1], Gen.Char['0', 'z']).Where((i, c) => made[i] != c)
            .Sample((i, c) => !token.Accepts(made[..i] + c + made[(i + 1)..], "POST", "/a"));
    }
}

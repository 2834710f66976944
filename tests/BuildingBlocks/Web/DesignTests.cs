using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Web;

/// <summary>The design tokens can be read by people who see less, in both spaces, by day and by night; and they weigh little.</summary>
public sealed partial class DesignTests
{
    private const double Text = 4.5, Graphics = 3; // WCAG 2.2, 1.4.3 and 1.4.11

    private static readonly string Folder = Repository.PathOf("src", "BuildingBlocks", "wwwroot");
    private static readonly string Sheet = File.ReadAllText(Path.Combine(Folder, "site.css"));

    // Which colour stands on which, and how much they must differ.
    private static readonly (string Front, string[] Back, double Ratio)[] Pairs =
    [
        ("ink", ["bg", "surface", "surface-2", "primary-soft", "ok-soft", "ko-soft", "wait-soft"], Text),
        ("ink-2", ["bg", "surface", "surface-2", "wait-soft"], Text),
        ("primary", ["bg", "surface", "surface-2", "primary-soft"], Text),
        ("primary-hover", ["bg", "surface", "surface-2"], Text),
        ("on-primary", ["primary", "primary-hover"], Text),
        ("on-deep", ["deep", "deep-2", "deep-3"], Text),
        ("on-deep-2", ["deep", "deep-2"], Text),
        ("accent-ink", ["bg", "surface"], Text),
        ("on-maize", ["maize"], Text),
        ("ok", ["bg", "surface", "ok-soft"], Text),
        ("ko", ["bg", "surface", "ko-soft"], Text),
        ("on-ko", ["ko", "ko-hover"], Text),
        ("wait", ["surface", "wait-soft"], Text),
        ("line-strong", ["bg", "surface", "surface-2"], Graphics),
        ("accent", ["deep", "deep-2"], Graphics),
        ("area-1", ["bg", "surface", "chart-track"], Graphics), ("area-2", ["bg", "surface", "chart-track"], Graphics), ("area-3", ["bg", "surface", "chart-track"], Graphics),
        ("area-4", ["bg", "surface", "chart-track"], Graphics), ("area-5", ["bg", "surface", "chart-track"], Graphics),
        ("chart-1", ["bg", "surface", "chart-track"], Graphics), ("chart-2", ["bg", "surface"], Graphics),
        ("focus", ["bg", "surface", "surface-2", "focus-halo"], Graphics),
    ];

    public static TheoryData<string, bool> Themes => new() { { "pix", false }, { "pix", true }, { "orga", false }, { "orga", true } };

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_token_differs_enough_from_what_it_stands_on(string space, bool night)
    {
        var tokens = Tokens(Sheet, space, night);
        Assert.Equal([], Faults(tokens));
    }

    [Fact]
    public void A_pale_token_is_noticed()
    {
        var tokens = Tokens(Sheet.Replace("--ink-2: #4b6064;", "--ink-2: #8fa0a3;", StringComparison.Ordinal), "pix", night: false);
        Assert.Contains(Faults(tokens), fault => fault.StartsWith("ink-2 on bg", StringComparison.Ordinal));
    }

    [Fact]
    public void Contrast_is_that_of_wcag()
    {
        Assert.Equal(21, Contrast("#000", "#fff"), 3);
        Assert.Equal(1, Contrast("#777777", "#777777"), 3);
        Assert.Equal(4.478, Contrast("#777777", "#ffffff"), 3);
    }

    [Fact]
    public void Sheet_and_script_together_are_at_most_fifty_kilobytes_compressed()
    {
        var bytes = Directory.EnumerateFiles(Folder).Where(f => f.EndsWith(".css", StringComparison.Ordinal) || f.EndsWith(".js", StringComparison.Ordinal)).Sum(Compressed);
        Assert.InRange(bytes, 5_000, 50_000);
    }

    [Fact]
    public void Whoever_wants_less_motion_gets_none() =>
        Assert.Matches(@"@media \(prefers-reduced-motion: reduce\) \{\s*\*, ::before, ::after \{ animation: none; transition: none;", Sheet);

    private static IEnumerable<string> Faults(Dictionary<string, string> tokens) =>
        from pair in Pairs
        from back in pair.Back
        let ratio = Contrast(tokens[pair.Front], tokens[back])
        where ratio < pair.Ratio
        select string.Create(CultureInfo.InvariantCulture, $"{pair.Front} on {back}: {ratio:0.00}, at least {pair.Ratio} wanted");

    private static Dictionary<string, string> Tokens(string sheet, string space, bool night)
    {
        var layer = sheet[sheet.IndexOf("@layer tokens {", StringComparison.Ordinal)..sheet.IndexOf("@layer base {", StringComparison.Ordinal)];
        var dark = layer.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        var tokens = new Dictionary<string, string>();
        foreach (var part in night ? new[] { layer[..dark], layer[dark..] } : [layer[..dark]])
        {
            var orga = part.IndexOf(".orga {", StringComparison.Ordinal);
            foreach (var block in space == "orga" ? new[] { part[..orga], part[orga..] } : [part[..orga]])
                foreach (Match token in Colour().Matches(block))
                    tokens[token.Groups[1].Value] = token.Groups[2].Value;
        }
        return tokens;
    }

    /// <summary>(L1 + 0.05) / (L2 + 0.05) of the relative luminances: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio</summary>
    private static double Contrast(string one, string other)
    {
        double[] both = [Luminance(one), Luminance(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    private static double Luminance(string colour)
    {
        var hex = colour.Length == 4 ? string.Concat(colour[1..].Select(c => $"{c}{c}")) : colour[1..];
        return new[] { 0.2126, 0.7152, 0.0722 }.Select((weight, i) => weight * Linear(int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)).Sum();

        static double Linear(double c) => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static long Compressed(string path)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(File.ReadAllBytes(path));
        return memory.Length;
    }

    [GeneratedRegex(@"--([a-z0-9-]+): (#[0-9a-f]{3}(?:[0-9a-f]{3})?);")]
    private static partial Regex Colour();
}

using System.Text.RegularExpressions;

namespace Pix.Architecture.Tests;

public sealed partial class SourceFileTests
{
    [Theory]
    [InlineData("Bad();", true)]
    [InlineData("var x = $\"{Bad()}\";", true)]
    [InlineData("var x = \"a \\\" b\"; Bad();", true)]
    [InlineData("var c = '\"'; Bad(); var d = '\"';", true)]
    [InlineData("var x = @\"c:\\\"; Bad();", true)]
    [InlineData("<p>@Bad()</p>", true)]
    [InlineData("// Bad()", false)]
    [InlineData("/* one\n Bad() */", false)]
    [InlineData("@* Bad() *@", false)]
    [InlineData("var x = \"Bad()\";", false)]
    [InlineData("var x = $\"Bad() {y}\";", false)]
    [InlineData("var x = @\"\"\"Bad()\";", false)]
    [InlineData("var x = \"\"\"\n Bad()\n \"\"\";", false)]
    [InlineData("var x = \"http://a\"; // Bad()", false)]
    public void Only_code_counts(string text, bool found) =>
        Assert.Equal(found, new SourceFile("a.cs", text).Where(Bad()).Any());

    [Fact]
    public void A_finding_says_its_line() =>
        Assert.Equal(["a.cs:3: Bad"], new SourceFile("a.cs", "/* one\n two */\nBad();").Where(Bad()));

    [GeneratedRegex(@"\bBad\b")]
    private static partial Regex Bad();
}

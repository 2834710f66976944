using AngleSharp.Html.Parser;
using CsCheck;
using Pix.BuildingBlocks.Web;

namespace Pix.BuildingBlocks.Tests.Web;

public sealed class MarkdownTests
{
    private static string Plain(string? markdown) => Markdown.ToHtml(markdown).Replace("\n", "", StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "")]
    [InlineData("  \n ", "")]
    [InlineData("Bonjour", "<p>Bonjour</p>")]
    [InlineData("un **gras**, un *italique*", "<p>un <strong>gras</strong>, un <em>italique</em></p>")]
    [InlineData("une ligne\nune autre", "<p>une ligne<br>une autre</p>")]
    [InlineData("# Titre", "<h2>Titre</h2>")]
    [InlineData("## Titre", "<h2>Titre</h2>")]
    [InlineData("### Titre", "<h3>Titre</h3>")]
    [InlineData("- a\n    - b\n        - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>")]
    [InlineData("1. a\n    1. b\n2. c", "<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>")]
    [InlineData("> cité", "<blockquote><p>cité</p></blockquote>")]
    [InlineData("[Pix](https://pix.fr)", "<p><a href=\"https://pix.fr\" rel=\"noopener nofollow\">Pix</a></p>")]
    [InlineData("[écrire](mailto:a@example.org)", "<p><a href=\"mailto:a@example.org\" rel=\"noopener nofollow\">écrire</a></p>")]
    [InlineData("voir https://pix.fr", "<p>voir <a href=\"https://pix.fr\" rel=\"noopener nofollow\">https://pix.fr</a></p>")]
    public void What_is_written_is_shown(string? markdown, string html) => Assert.Equal(html, Plain(markdown));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a <b onclick=\"alert(1)\">b</b>")]
    [InlineData("<iframe src=\"https://ailleurs.example\"></iframe>")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("`<script>alert(1)</script>`")]
    public void Raw_html_is_shown_as_text(string markdown)
    {
        var html = Markdown.ToHtml(markdown);
        Assert.Contains("&lt;", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|img|b|iframe|style)", html);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java&#10;script:alert(1))")]
    [InlineData("[x](data:text/html,<b>)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    public void A_link_that_is_not_one_to_the_web_or_to_a_mailbox_leads_nowhere(string markdown) =>
        Assert.DoesNotContain("href", Markdown.ToHtml(markdown), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_text_is_made_into_html_once()
    {
        var text = new string('[', 50) + new string(']', 50);
        Assert.Same(Markdown.ToHtml(text), Markdown.ToHtml(new string(text.AsSpan())));
        for (var i = 0; i < 600; i++) // and what is kept has an end
            Markdown.ToHtml($"texte {i}");
        Assert.Equal($"<p>{text}</p>", Markdown.ToHtml(text));
    }

    [Fact]
    public void A_picture_is_left_out() => Assert.DoesNotContain("<img", Markdown.ToHtml("![x](https://ailleurs.example/pixel.png)"), StringComparison.Ordinal);

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    [InlineData('*')]
    [InlineData('`')]
    [InlineData('(')]
    public void A_text_of_one_sign_only_is_shown_however_long_it_is(char sign) =>
        Assert.NotEqual("", Markdown.ToHtml(new string(sign, 5000)));

    [Fact]
    public void Lists_within_lists_without_end_are_shown() =>
        Assert.NotEqual("", Markdown.ToHtml(string.Concat(Enumerable.Range(0, 60).Select(i => new string(' ', i * 2) + "- a\n"))));

    [Fact]
    public void Whatever_is_written_only_harmless_tags_come_out() =>
        Gen.OneOf("<", ">", "script", "a", "\"", "'", "(", ")", "[", "]", "!", "javascript:", "https://x.fr", " ", "\n", "*", "_", "`", "#", "- ", "    ", "&lt;", "onclick=", "\0", "é")
            .Array[0, 40].Select(string.Concat).Sample(markdown =>
            {
                foreach (var element in new HtmlParser().ParseDocument(Markdown.ToHtml(markdown)).Body!.QuerySelectorAll("*"))
                {
                    Assert.Contains(element.LocalName, (string[])["p", "br", "strong", "em", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "code", "pre", "hr", "a"]);
                    Assert.All(element.Attributes, a => Assert.Contains(a.Name, (string[])["href", "rel", "start"]));
                    if (element.LocalName != "a")
                        continue;
                    Assert.Equal("noopener nofollow", element.GetAttribute("rel"));
                    if (element.GetAttribute("href") is { } href && Uri.TryCreate(new Uri("https://ici.example"), href, out var leads))
                        Assert.Contains(leads.Scheme, (string[])["http", "https", "mailto"]);
                }
            }, iter: 2000);
}

using Pix.Testing;

namespace Pix.BuildingBlocks.Tests.Legal;

public sealed class LegalPagesTests
{
    private static readonly string[]
        Paths = ["/mentions-legales", "/confidentialite", "/conditions-d-utilisation", "/accessibilite"],
        Settings = ["Site:Name=Boussole", "Site:Contact=donnees@example.org", "Site:Controller=Université *Blaison* & Cie"];

    [Fact]
    public async Task Each_page_is_open_to_all_with_one_title_a_date_the_contact_and_no_placeholder_left()
    {
        await using var app = await PixApp.StartAsync(Settings);
        foreach (var path in Paths)
        {
            var page = (await app.Client().PageAsync(path)).Is(200).Body;
            Assert.Equal(2, page.Split("<h1").Length);
            Assert.Contains("Dernière mise à jour", page);
            Assert.Contains("href=\"mailto:donnees@example.org\"", page);
            Assert.DoesNotMatch("[{](site|contact|controller)[}]", page);
        }
    }

    [Fact]
    public async Task Each_page_says_as_much_in_English_as_in_French()
    {
        await using var app = await PixApp.StartAsync(Settings);
        foreach (var path in Paths)
        {
            var french = new HtmlPage((await app.Client().PageAsync(path)).Is(200).Body);
            var english = new HtmlPage((await app.Client("en").PageAsync(path)).Is(200).Body);
            Assert.NotEqual(french.Texts("h1"), english.Texts("h1"));
            foreach (var part in (string[])["main h2", "main li", "main li strong", "main a[href^='/']", "main a[href^='mailto:']"])
                Assert.True(french.Count(part) == english.Count(part), $"{path}: {french.Count(part)} × {part} in French, {english.Count(part)} in English");
            Assert.Contains("Last updated", english.Texts("main p")[0]);
        }
    }

    [Fact]
    public async Task Programs_get_the_title_and_the_html_below_it()
    {
        await using var app = await PixApp.StartAsync(Settings);
        foreach (var path in Paths)
        {
            var json = (await app.Client().GetAsync(path)).Is(200).Json.AsObject();
            Assert.Equal("title html", string.Join(' ', json.Select(p => p.Key)));
            Assert.DoesNotContain("<h1", (string)json["html"]!);
        }
    }

    [Fact]
    public async Task Names_from_the_settings_stand_as_they_are_typed()
    {
        await using var app = await PixApp.StartAsync(Settings);
        Assert.Contains("Université *Blaison* &amp; Cie</li>", (string)(await app.Client().GetAsync("/mentions-legales")).Is(200).Json["html"]!);
    }

    [Fact]
    public async Task Without_a_contact_the_pages_say_so()
    {
        await using var app = await PixApp.StartAsync();
        var html = (string)(await app.Client().GetAsync("/confidentialite")).Is(200).Json["html"]!;
        Assert.Contains("l’organisme qui exploite ce service (son nom n’est pas encore indiqué ici)", html);
        Assert.Contains("elle n’est pas encore indiquée ici", html);
        Assert.DoesNotContain("mailto:", html);
    }
}

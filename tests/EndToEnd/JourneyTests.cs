namespace Pix.EndToEnd.Tests;

/// <summary>The main job in one process, with script and without.</summary>
public sealed class JourneyTests(Browser browser, Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_organiser_and_a_student_do_the_whole_thing(bool script) => new Journey(browser, site.App).RunAsync(script);
}

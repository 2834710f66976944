using Pix.BuildingBlocks.Modules;

namespace Pix.Host;

/// <summary>The story that the demo tells.</summary>
internal static class DemoStories
{
    public static DemoStory UniversiteBlaison(DateTimeOffset now) => new(
        "01demoorganisation00000000", "Université Blaison", "universite-blaison", "Demo-2026!",
        new("01dem0martineantny00000000", "Martine", "Antony", "martine.antony@example.org", SignsIn: true),
        new("01dem0w0useccarre000000000", "Louise", "Carré", "louise.carre@example.org", SignsIn: true),
        []);
}

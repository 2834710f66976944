using Microsoft.Extensions.DependencyInjection;
using Pix.Assessments.Content;

namespace Pix.Testing;

/// <summary>Something of the question bank, whatever it is.</summary>
public static class Samples
{
    /// <summary>The id of a challenge.</summary>
    public static string AnyChallenge(this PixApp app) => app.Bank().Challenges.Keys.Order(StringComparer.Ordinal).First();

    /// <summary>The id of a tutorial.</summary>
    public static string AnyTutorial(this PixApp app) => app.Bank().Tutorials.Keys.Order(StringComparer.Ordinal).First();

    /// <summary>The address of a file: <c>/contenu/{hash}/{path}</c>.</summary>
    public static string AnyFile(this PixApp app) => app.Bank().Files.All.Select(f => f.Link).Order(StringComparer.Ordinal).First();

    private static Bank Bank(this PixApp app) => app.Services.GetRequiredService<Bank>();
}

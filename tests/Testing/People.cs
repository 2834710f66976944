using Xunit;

namespace Pix.Testing;

/// <summary>Somebody signed in.</summary>
public sealed record Person(PixClient Client, string Id, string FirstName, string LastName, string Email);

/// <summary>Somebody who may create campaigns.</summary>
public sealed record Organiser(Person Person, string Organisation)
{
    /// <summary>Their client.</summary>
    public PixClient Client => Person.Client;

    /// <summary>An address of their organisation: <c>Path("campagnes")</c>.</summary>
    public string Path(string rest) => $"/orga/{Organisation}/{rest}";
}

/// <summary>Brings people into a Host, through the front door.</summary>
public static class People
{
    /// <summary>A password that meets the rules.</summary>
    public const string Password = "Bonne-Nuit-42";

    private static int _count;

    /// <summary>Signs a new person up.</summary>
    public static async Task<Person> SignUpAsync(this PixApp app, string firstName = "Louise", string lastName = "Carré", string? email = null)
    {
        var client = app.Client();
        email ??= $"personne{Interlocked.Increment(ref _count)}@example.org";
        var answer = (await client.PostAsync("/inscription", new { firstName, lastName, email, password = Password, acceptTerms = true })).Is(201);
        return new(client, (string)answer.Json["id"]!, firstName, lastName, email);
    }

    /// <summary>Creates an organisation by the command line, and its first admin, who has accepted the terms.</summary>
    public static async Task<Organiser> OrganiserAsync(this PixApp app, string organisation = "Université Blaison")
    {
        var email = $"organisatrice{Interlocked.Increment(ref _count)}@example.org";
        var printed = await app.RunCommandAsync("create-organisation", "--name", organisation, "--admin-email", email);
        var person = await app.SignUpAsync("Martine", "Antony", email);
        var link = new Uri(printed.Split(' ', '\n').Single(word => word.Contains("/invitations/", StringComparison.Ordinal)).Trim(), UriKind.RelativeOrAbsolute);
        var path = link.IsAbsoluteUri ? link.AbsolutePath : link.ToString();
        (await person.Client.PostAsync(path)).Is(204);
        (await person.Client.PostAsync("/orga/conditions", new { accept = true })).Is(204);
        var mine = (await person.Client.GetAsync("/orga")).Is(200).Json.AsArray();
        return new(person, (string)Assert.Single(mine)!["slug"]!);
    }
}

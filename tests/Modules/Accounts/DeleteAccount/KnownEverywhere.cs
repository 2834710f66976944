using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Pix.Testing;

namespace Pix.Accounts.Tests.DeleteAccount;

/// <summary>
/// Somebody who has done all that can be done here, so that every table that can hold something of a person holds something
/// of them; everything about them says so by a word of its own.
/// </summary>
internal sealed record KnownEverywhere(Person Person, Organiser Admin, TestCampaign Finished, TestCampaign UnderWay, TestCampaign Created, TestCampaign Deleted, string FinishedTest, string TestUnderWay, IReadOnlyList<string> OwnTests, IReadOnlyList<string> Words)
{
    public const string Identifier = "MATRICULE-90210", Answer = "reponse-tres-personnelle", Comment = "commentaire-confidentiel";

    /// <summary>Whom they invited: another person, whose address stays with the organisation.</summary>
    public const string Invited = "clafoutis@example.org";

    /// <summary>Which of their words a text holds, in any spelling.</summary>
    public IEnumerable<string> WordsIn(string text)
    {
        var bare = Bare(text);
        return Words.Where(word => bare.Contains(Bare(word), StringComparison.OrdinalIgnoreCase));
    }

    public static async Task<KnownEverywhere> ComeAsync(PixApp app)
    {
        const string first = "zenobie.quartzel@example.org", second = "zquartzel@example.net", third = "quartzelz@example.com";
        var admin = await app.OrganiserAsync("Institut Mirabelle");
        (await admin.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { first }, role = "admin" })).Is(201);
        var person = await app.SignUpAsync("Zénobie", "Quartzel", first);
        (await person.Client.PostAsync((await app.MailAsync(first)).Link)).Is(204);
        (await person.Client.PostAsync("/orga/conditions", new { accept = true })).Is(204);
        foreach (var role in new[] { "member", "admin" })
            (await admin.Client.PostAsync(admin.Path("equipe/" + person.Id), new { role })).Is(204); // the journal tells what is done to them, and below what they do
        var other = await app.OrganiserAsync("Lycée Reine-Claude");
        (await other.Client.PostAsync(other.Path("equipe/invitations"), new { emails = new[] { first } })).Is(201);
        (await person.Client.PostAsync((await app.MailAsync(first, 2)).Link)).Is(204);
        (await person.Client.PostAsync(other.Path("equipe/depart"))).Is(204);

        (await person.Client.PostAsync("/moi", new { email = second, currentPassword = People.Password })).Is(200);
        (await person.Client.GetAsync((await app.MailAsync(second)).Link)).Is(200);
        person = person with { Email = second };

        var created = await new Organiser(person, admin.Organisation).CampaignAsync("Campagne d’une autre");
        var deleted = await new Organiser(person, admin.Organisation).CampaignAsync("Essai");
        (await person.Client.PostAsync(deleted.Address + "/suppression")).Is(204); // a deleted one names its owner too
        (string, object?)[] asking = [("asksIdentifier", true), ("identifierLabel", "Matricule")];
        var finished = await admin.CampaignAsync("Terminée", [.. asking, ("targetId", "deux-competences")]);
        var underWay = await admin.CampaignAsync("En cours", [.. asking, ("targetId", "1.1")]);
        var finishedTest = await person.StartAsync(finished, Identifier);
        (await person.Client.GetAsync(finished.Link + "/regles")).Is(200);
        var asked = (string)(await person.Client.GetAsync("/parcours/" + finishedTest)).Is(200).Json["question"]!["challengeId"]!;
        (await person.Client.PostAsync($"/parcours/{finishedTest}/signalements", new { challengeId = asked, category = "other", comment = $"{Comment}, de Zénobie" })).Is(201);
        var typed = false;
        var answer = Typing(app, () => typed = true);
        await person.PlayAsync(finishedTest, answer);
        await person.SendResultsAsync(finished);
        var testUnderWay = await person.StartAsync(underWay, Identifier);
        await person.PlayAsync(testUnderWay, answer, atMost: 3);
        var own = new List<string>();
        foreach (var competence in new[] { "1.3", "4.1", "4.2", "4.3", "5.2" }.TakeWhile(_ => own.Count == 0 || !typed)) // whether a text is asked for is drawn
        {
            own.Add((string)(await person.Client.PostAsync("/profil/competences/" + competence)).Is(201).Json["id"]!);
            await person.PlayAsync(own[^1], answer);
        }
        await finished.UntilCountsAsync(shared: 1);
        await underWay.UntilCountsAsync(started: 1);

        await app.ParkMailAsync(); // what is written from here on waits, with addresses, names and links
        (await person.Client.PostAsync("/moi", new { email = third, currentPassword = People.Password })).Is(200);
        (await other.Client.PostAsync(other.Path("equipe/invitations"), new { emails = new[] { second.ToUpperInvariant() } })).Is(201);
        (await person.Client.PostAsync(admin.Path("equipe/invitations"), new { emails = new[] { Invited } })).Is(201);
        (await admin.Client.PostAsync(underWay.Address + "/relance")).Is(202);
        using var forgetful = app.Client();
        (await forgetful.PostAsync("/mot-de-passe-oublie", new { email = second })).Is(202);

        return new(person, admin, finished, underWay, created, deleted, finishedTest, testUnderWay, own, [person.Id, first, second, third, "Zénobie", "Quartzel", Identifier, Answer, Comment]);
    }

    private static string Bare(string text) =>
        string.Concat(text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    // Right answers, so that there is a result, but one: the first text to be typed is theirs.
    private static Func<JsonNode, JsonObject?> Typing(PixApp app, Action typed)
    {
        var right = app.Right();
        return question =>
        {
            if ((string?)question["type"] != "qroc" || (string?)question["fields"]?[0]?["kind"] is not ("text" or "number"))
                return right(question); // a timed one shows no fields yet
            typed();
            return new() { ["value"] = Answer };
        };
    }
}

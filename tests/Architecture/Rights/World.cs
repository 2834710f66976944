using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pix.Testing;

namespace Pix.Architecture.Tests.Rights;

/// <summary>A Host with two organisations, a campaign under way and a person of each kind.</summary>
public partial class World : IAsyncLifetime
{
    /// <summary>In every name, title and text that people type.</summary>
    internal const string Markup = "<img src=x onerror=alert(1)>\"'";

    private readonly Dictionary<Kind, Person> _people = [];
    private readonly Dictionary<string, Func<Task<string>>> _names = [];
    private PixApp _app = null!;
    private Organiser _first = null!, _elsewhere = null!;
    private int _emails;

    /// <summary>Every endpoint that the Host answers.</summary>
    internal IReadOnlyList<RouteEndpoint> Endpoints => [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];

    internal string OtherOrganisation => _elsewhere.Organisation;

    public virtual async ValueTask InitializeAsync()
    {
        _app = await StartAsync();
        (_first, _elsewhere) = (await _app.OrganiserAsync("Université Blaison " + Markup), await _app.OrganiserAsync("Lycée Tocqueville"));
        foreach (var kind in Enum.GetValues<Kind>())
            _people[kind] = await CreateAsync(kind);

        var owner = new Organiser(_people[Kind.Owner], _first.Organisation);
        var (campaign, finished) = (await owner.CampaignAsync("En cours " + Markup, ("title", Markup), ("landingText", Markup), ("asksIdentifier", true), ("identifierLabel", Markup)), await owner.CampaignAsync("Fini", ("targetId", "1.1")));
        var test = await _people[Kind.Participant].StartAsync(campaign, Markup);
        await _people[Kind.OtherParticipant].StartAsync(campaign, Markup);
        var finishedTest = await _people[Kind.Participant].FinishAsync(finished);
        await campaign.UntilCountsAsync(started: 2);
        Name(campaign, test, finished, finishedTest);
    }

    protected virtual Task<PixApp> StartAsync() => PixApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Sends a line's request as somebody.</summary>
    /// <param name="line">The line.</param>
    /// <param name="kind">Who asks.</param>
    /// <param name="html">In a browser, or as a program.</param>
    /// <param name="organisation">Below whose address, when not the first one's.</param>
    /// <param name="headers">Of a request that changes nothing.</param>
    internal async Task<Answer> AskAsync(RightsLine line, Kind kind, bool html, string? organisation = null, params (string, string)[] headers)
    {
        var address = await FillAsync(organisation is null ? line.Address : line.Address.Replace("{org}", organisation, StringComparison.Ordinal));
        var person = line.AsSomeoneNew ? await CreateAsync(kind) : _people[kind];
        if (line.IsSafe)
            return await person.Client.SendAsync(HttpMethod.Get, address, null, html ? "text/html" : "application/json", headers);
        var body = JsonNode.Parse(await FillAsync(line.Body))!.AsObject();
        var answer = html ? await person.Client.SubmitAsync(address, "/connexion", Form(body)) : await person.Client.PostAsync(address, body);
        if ((int)answer.Status < 400 && kind == Kind.Stranger && !line.AsSomeoneNew)
            await _app.RemoveMemberAsync(person, _first.Organisation); // stays a stranger
        return answer;
    }

    // What is called "new…" is made at each request: what a line uses up, no other misses.
    private void Name(TestCampaign campaign, string test, TestCampaign finished, string finishedTest)
    {
        var file = _app.AnyFile().Split('/', 4);
        var (participant, owner) = (_people[Kind.Participant], new Organiser(_people[Kind.Owner], _first.Organisation));

        Is("org", _first.Organisation);
        Is("campaign", campaign.Id);
        Is("code", campaign.Code);
        Is("test", test);
        Is("finishedCode", finished.Code);
        Is("finishedTest", finishedTest);
        Makes("challenge", async () => (string)(await participant.Client.GetAsync("/parcours/" + test)).Is(200).Json["question"]!["challengeId"]!);
        Is("competence", "1.1");
        Is("tutorial", _app.AnyTutorial());
        Is("anyChallenge", _app.AnyChallenge());
        Is("fileHash", file[2]);
        Is("filePath", file[3]);
        Is("one", "1");
        Is("emailOfSomebody", _first.Person.Email);
        Is("password", People.Password);

        Makes("newEmail", () => Task.FromResult($"droits{++_emails}@example.org"));
        Makes("newCampaign", async () => (await owner.CampaignAsync()).Id);
        Makes("newTest", async () => await (await _app.SignUpAsync()).StartAsync(campaign, "21804537"));
        Makes("newMember", async () => (await _app.MemberAsync(_first)).Person.Id);
        Makes("newInvitation", async () => (await _app.InviteAsync(_first.Organisation, await _names["newEmail"]())).Id);
        Makes("newInvitationOfStranger", async () => (await _app.InviteAsync(_first.Organisation, _people[Kind.Stranger].Email)).Token);
        Makes("newPasswordLink", async () => await _app.PasswordTokenAsync(await _app.SignUpAsync()));
        Makes("newAddressLinkOfParticipant", () => _app.AddressTokenAsync(participant, participant.Email));

        void Is(string name, string value) => _names[name] = () => Task.FromResult(value);
        void Makes(string name, Func<Task<string>> make) => _names[name] = make;
    }

    private async Task<string> FillAsync(string text)
    {
        foreach (var name in Names().Matches(text).Select(m => m.Groups[1].Value).Distinct())
            text = text.Replace($"{{{name}}}", _names.TryGetValue(name, out var value) ? await value() : throw new InvalidOperationException($"nothing is called {name}"), StringComparison.Ordinal);
        return text;
    }

    private static (string, string)[] Form(JsonObject body) => [.. body.Select(f => (f.Key, (f.Value is JsonArray list ? list[0]! : f.Value!).ToString()))];

    private async Task<Person> CreateAsync(Kind kind)
    {
        if (kind == Kind.Nobody)
            return new(_app.Client(), "", "", "", "");
        var person = await _app.SignUpAsync(kind + Markup, Markup);
        if (kind is Kind.Member or Kind.Owner or Kind.Admin or Kind.Removed or Kind.Newcomer)
            await _app.JoinAsync(person, _first.Organisation, asAdmin: kind == Kind.Admin, acceptsTerms: kind != Kind.Newcomer);
        if (kind is Kind.ForeignMember or Kind.ForeignAdmin)
            await _app.JoinAsync(person, _elsewhere.Organisation, asAdmin: kind == Kind.ForeignAdmin);
        if (kind == Kind.Removed)
            await _app.RemoveMemberAsync(person, _first.Organisation);
        return person;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Names();
}

using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.SignUp;

public sealed class SignUpTests(HostFixture host) : IClassFixture<HostFixture>
{
    private static int _count;

    /// <summary>A body that fits, with an address that nobody else has.</summary>
    private static Dictionary<string, object?> Body(params (string Name, object? Value)[] others)
    {
        var body = new Dictionary<string, object?>
        {
            ["firstName"] = "Louise", ["lastName"] = "Carré", ["email"] = $"louise{Interlocked.Increment(ref _count)}@example.org", ["password"] = People.Password, ["acceptTerms"] = true,
        };
        foreach (var (name, value) in others)
            body[name] = value;
        return body;
    }

    /// <summary>The same as a browser sends it: an unticked box is absent.</summary>
    private static (string, string)[] Form(Dictionary<string, object?> body) =>
        [.. body.Where(f => f.Value is not (null or false)).Select(f => (f.Key, f.Value is true ? "true" : (string)f.Value!))];

    [Fact]
    public async Task A_person_signs_up_and_is_signed_in()
    {
        using var client = host.App.Client();
        var answer = (await client.PostAsync("/inscription", new { firstName = " Louise ", lastName = "Carré", email = "Louise@example.org ", password = People.Password, acceptTerms = true })).Is(201);

        Assert.Equal(["id", "firstName", "lastName", "email"], answer.Json.AsObject().Select(p => p.Key));
        Assert.Equal(("Louise", "Carré", "Louise@example.org"), ((string)answer.Json["firstName"]!, (string)answer.Json["lastName"]!, (string)answer.Json["email"]!));
        Assert.Contains(client.Cookies.GetCookies(new Uri(host.App.Address)), c => c is { Name: "pix", HttpOnly: true });
        (await client.GetAsync("/orga")).Is(200);
    }

    [Theory]
    [InlineData("deja@example.org")]
    [InlineData("DEJA@example.org")]
    [InlineData("  Deja@Example.Org ")]
    public async Task An_address_serves_one_account_whatever_its_case(string email)
    {
        using var first = host.App.Client();
        await first.PostAsync("/inscription", Body(("email", "deja@example.org"))); // the first of three creates it
        using var client = host.App.Client();
        Assert.Equal([Texts.Email_Taken], (await client.PostAsync("/inscription", Body(("email", email)))).Is(400).Errors("email"));

        var page = new HtmlPage((await client.SubmitAsync("/inscription", "/inscription", Form(Body(("email", email))))).Is(400).Body);
        var field = page.Field("email");
        Assert.Equal((email.Trim(), true, Texts.Email_Taken, true), (field.Value!.Trim(), field.Invalid, field.Message, field.InSummary));
        Assert.Equal("Louise", page.Field("firstName").Value);
        (await client.GetAsync("/orga")).Is(401);
    }

    [Fact]
    public async Task Two_people_who_take_the_same_address_at_once_get_one_account()
    {
        var clients = Enumerable.Range(0, 4).Select(_ => host.App.Client()).ToList();
        var body = Body();
        var answers = await Task.WhenAll(clients.Select(client => client.PostAsync("/inscription", body)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), answer => Assert.Equal([Texts.Email_Taken], answer.Is(400).Errors("email")));
    }

    public static TheoryData<string, object?, string> Refused => new()
    {
        { "firstName", "", Texts.FirstName_Missing },
        { "firstName", "   ", Texts.FirstName_Missing },
        { "firstName", null, Texts.FirstName_Missing },
        { "firstName", new string('é', 256), Texts.Name_TooLong },
        { "lastName", "", Texts.LastName_Missing },
        { "lastName", "   ", Texts.LastName_Missing },
        { "lastName", new string('é', 256), Texts.Name_TooLong },
        { "email", "", Texts.Email_Missing },
        { "email", "louise", Texts.Email_Incomplete },
        { "email", "louise@exemple", Texts.Email_Incomplete },
        { "email", "lou ise@exemple.fr", Texts.Email_Incomplete },
        { "email", "louise@exemple..fr", Texts.Email_Incomplete },
        { "email", "Louise <louise@exemple.fr>", Texts.Email_Incomplete },
        { "email", "louise@" + new string('x', 250) + ".fr", Texts.Email_TooLong },
        { "password", "", Texts.Password_Missing },
        { "password", "Court-1", Texts.Password_Weak },
        { "password", "tout-en-minuscules-1", Texts.Password_Weak },
        { "password", "TOUT-EN-MAJUSCULES-1", Texts.Password_Weak },
        { "password", "Sans-Aucun-Chiffre", Texts.Password_Weak },
        { "password", "Azerty123", Texts.Password_Common },
        { "password", "mOTDEPASSE1", Texts.Password_Common },
        { "password", "A1" + new string('b', 127), Texts.Password_TooLong },
        { "acceptTerms", false, Texts.Terms_Missing },
        { "acceptTerms", null, Texts.Terms_Missing },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_does_not_fit_is_told_beside_its_field_and_what_was_typed_is_kept(string field, object? value, string message)
    {
        using var client = host.App.Client();
        var body = Body((field, value));
        var refused = (await client.PostAsync("/inscription", body)).Is(400);
        Assert.Equal("application/problem+json", refused.ContentHeaders.ContentType!.MediaType);
        Assert.Equal([message], refused.Errors(field));
        Assert.Single(refused.Json["errors"]!.AsObject());

        var answer = (await client.SubmitAsync("/inscription", "/inscription", Form(body))).Is(400);
        var page = new HtmlPage(answer.Body);
        foreach (var (name, typed) in body)
        {
            var wrong = name == field;
            var kept = name == "password" ? "" : typed switch { true => "true", false => null, null => name == "acceptTerms" ? null : "", _ => (string)typed };
            Assert.Equal(new FormField(kept, wrong, wrong ? message : null, wrong), page.Field(name));
        }
        if (value is string { Length: > 0 } && field == "password")
            Assert.DoesNotContain((string)value, answer.Body);
        Assert.DoesNotContain(People.Password, answer.Body);
        (await client.GetAsync("/orga")).Is(401);
    }

    [Fact]
    public async Task The_longest_names_address_and_password_fit()
    {
        using var client = host.App.Client();
        (await client.PostAsync("/inscription", Body(("firstName", new string('é', 255)), ("lastName", new string('n', 255)),
            ("email", "longue@" + new string('x', 245) + ".fr"), ("password", "A1" + new string('b', 126))))).Is(201);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        using var client = host.App.Client();
        Assert.Equal(["acceptTerms", "email", "firstName", "lastName", "password"], (await client.PostAsync("/inscription")).Is(400).Json["errors"]!.AsObject().Select(e => e.Key).Order());
        Assert.Equal(6, new HtmlPage((await client.SubmitAsync("/inscription", "/inscription")).Is(400).Body).Count(".errors li, .errors > h2")); // five, and their heading
    }

    [Fact]
    public async Task A_form_with_a_dead_token_comes_back_with_its_values_and_a_token_that_works()
    {
        using var client = host.App.Client();
        var fields = Form(Body());

        var refused = (await client.SubmitAsync("/inscription", page: null, [.. fields, ("returnUrl", "/campagnes")])).Is(400);
        var page = new HtmlPage(refused.Body);
        Assert.Equal(("Carré", "true", "", "/campagnes"), (page.Field("lastName").Value, page.Field("acceptTerms").Value, page.Field("password").Value, page.Field("returnUrl").Value));
        Assert.Single(page.Texts(".errors li"), text => text.Contains("Rien n’est perdu", StringComparison.Ordinal));
        (await client.GetAsync("/orga")).Is(401);

        var accepted = await client.SubmitAsync("/inscription", page: null, [.. fields, ("returnUrl", "/campagnes"), ("__RequestVerificationToken", PixClient.TokenOf(refused.Body))]);
        Assert.Equal((HttpStatusCode.SeeOther, "/campagnes"), (accepted.Status, accepted.Location));
    }

    [Fact]
    public async Task From_the_landing_page_one_comes_to_the_identifier_by_signing_up_also_after_a_mistake()
    {
        var campaign = await (await host.OrganiserAsync()).CampaignAsync("Groupe 4", ("asksIdentifier", true), ("identifierLabel", "Numéro étudiant"));
        using var client = host.App.Client();
        var address = new HtmlPage((await client.PageAsync(campaign.Link)).Is(200).Body).Attributes("a[href^='/inscription']", "href")[0]!;
        var back = campaign.Link + "/identifiant";

        var signUp = new HtmlPage((await client.PageAsync(address)).Is(200).Body);
        Assert.Equal(back, signUp.Field("returnUrl").Value);
        Assert.Equal(["/connexion?returnUrl=" + Uri.EscapeDataString(back)], signUp.Attributes("main a[href^='/connexion']", "href"));
        var refused = new HtmlPage((await client.SubmitAsync("/inscription", address, [.. Form(Body(("password", "court"))), ("returnUrl", back)])).Is(400).Body);
        Assert.Equal(back, refused.Field("returnUrl").Value);

        var accepted = await client.SubmitAsync("/inscription", address, [.. Form(Body()), ("returnUrl", back)]);
        Assert.Equal((HttpStatusCode.SeeOther, back), (accepted.Status, accepted.Location));
        Assert.Equal(["Numéro étudiant"], new HtmlPage((await client.PageAsync(back)).Is(200).Body).Texts("label[for=identifier]"));
    }

    [Theory]
    [InlineData("https://ailleurs.example")]
    [InlineData("//ailleurs.example")]
    public async Task It_leads_back_on_this_site_only(string returnUrl)
    {
        using var client = host.App.Client();
        Assert.Equal("/", new HtmlPage((await client.PageAsync("/inscription?returnUrl=" + Uri.EscapeDataString(returnUrl))).Is(200).Body).Field("returnUrl").Value);
        Assert.Equal("/", (await client.SubmitAsync("/inscription", "/inscription", [.. Form(Body()), ("returnUrl", returnUrl)])).Is(303).Location);
    }

    [Fact]
    public async Task A_name_stays_one_line_and_needs_something_to_see()
    {
        using var client = host.App.Client();
        var name = new { firstName = "Zoé\r\n", lastName = "\u202ECarré", email = "une-ligne@example.org", password = People.Password, acceptTerms = true };
        var made = (await client.PostAsync("/inscription", name)).Is(201).Json;
        Assert.Equal(("Zoé", "Carré"), ((string)made["firstName"]!, (string)made["lastName"]!));
        Assert.Equal([Texts.LastName_Missing], (await client.PostAsync("/inscription", name with { lastName = "\u202E\t", email = "autre-ligne@example.org" })).Is(400).Errors("lastName"));
        Assert.Equal([Texts.Email_Incomplete], (await client.PostAsync("/inscription", name with { email = "une-\u200Bligne@example.org" })).Is(400).Errors("email"));
    }
}

using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.SignUp;

public sealed class SignUpTests : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_person_signs_up_and_is_signed_in()
    {
        using var client = _app.Client();
        var answer = (await client.PostAsync("/inscription", new { firstName = " Louise ", lastName = "Carré", email = "Louise@example.org ", password = People.Password, acceptTerms = true })).Is(201);

        Assert.Equal("Louise", (string)answer.Json["firstName"]!);
        Assert.Equal("Louise@example.org", (string)answer.Json["email"]!);
        Assert.Contains(client.Cookies.GetCookies(new Uri(_app.Address)), c => c.Name == "pix");
    }

    [Fact]
    public async Task An_address_serves_one_account_whatever_its_case()
    {
        await _app.SignUpAsync(email: "louise@example.org");
        using var client = _app.Client();
        var answer = (await client.PostAsync("/inscription", new { firstName = "L", lastName = "C", email = "LOUISE@example.org", password = People.Password, acceptTerms = true })).Is(400);
        Assert.Single(answer.Errors("email"));
    }

    [Theory]
    [InlineData("firstName", "")]
    [InlineData("lastName", "   ")]
    [InlineData("email", "louise")]
    [InlineData("password", "motdepasse1")]
    [InlineData("password", "Azerty123")]
    [InlineData("acceptTerms", "false")]
    public async Task What_does_not_fit_is_told_beside_its_field(string field, string value)
    {
        using var client = _app.Client();
        var body = new Dictionary<string, object?>
        {
            ["firstName"] = "Louise", ["lastName"] = "Carré", ["email"] = "louise@example.org", ["password"] = People.Password, ["acceptTerms"] = true, [field] = value,
        };
        var answer = (await client.PostAsync("/inscription", body)).Is(400);
        Assert.NotEmpty(answer.Errors(field));
        Assert.Single(answer.Json["errors"]!.AsObject());
    }

    [Fact]
    public async Task A_form_with_a_dead_token_comes_back_with_its_values_and_works_the_second_time()
    {
        using var client = _app.Client();
        (string, string)[] fields = [("firstName", "Louise"), ("lastName", "Carré"), ("email", "louise@example.org"), ("password", People.Password), ("acceptTerms", "true")];

        var refused = (await client.SubmitAsync("/inscription", page: null, fields)).Is(400);
        Assert.Contains("value=\"Carré\"", refused.Body);
        Assert.Contains("Rien n’est perdu", refused.Body);

        var accepted = await client.SubmitAsync("/inscription", "/inscription", fields);
        Assert.Equal(HttpStatusCode.SeeOther, accepted.Status);
    }
}

using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.AcceptInvitation;

public sealed class InvitationTests : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<string> InviteAsync(string email) =>
        new Uri((await _app.RunCommandAsync("create-organisation", "--name", "Université Blaison", "--admin-email", email)).Trim()).AbsolutePath;

    [Fact]
    public async Task The_first_admin_joins_by_the_printed_link_and_accepts_the_terms_before_the_first_page()
    {
        var organiser = await _app.OrganiserAsync();
        var mine = (await organiser.Client.GetAsync("/orga")).Is(200).Json.AsArray();
        Assert.Equal(("universite-blaison", "Université Blaison", "admin"),
            ((string)mine[0]!["slug"]!, (string)mine[0]!["name"]!, (string)mine[0]!["role"]!));
    }

    [Fact]
    public async Task Pressing_join_twice_changes_nothing()
    {
        var link = await InviteAsync("double@example.org");
        var person = await _app.SignUpAsync(email: "Double@example.org");
        (await person.Client.PostAsync(link)).Is(204);
        (await person.Client.PostAsync(link)).Is(204);
        Assert.Single((await person.Client.GetAsync("/orga")).Json.AsArray());
    }

    [Fact]
    public async Task Another_address_cannot_use_it_and_it_stays_open()
    {
        var link = await InviteAsync("invitee@example.org");
        var other = await _app.SignUpAsync(email: "curieux@example.org");
        (await other.Client.PostAsync(link)).Is(403);
        var invited = await _app.SignUpAsync(email: "invitee@example.org");
        (await invited.Client.PostAsync(link)).Is(204);
    }

    [Fact]
    public async Task After_seven_days_it_is_gone()
    {
        var link = await InviteAsync("tard@example.org");
        _app.Clock.Advance(TimeSpan.FromDays(7));
        var person = await _app.SignUpAsync(email: "tard@example.org");
        (await person.Client.PostAsync(link)).Is(410);
        (await person.Client.PageAsync(link)).Is(410);
    }

    [Fact]
    public async Task An_invented_link_is_not_there()
    {
        var person = await _app.SignUpAsync();
        (await person.Client.PostAsync("/invitations/" + new string('0', 48))).Is(404);
    }

    [Fact]
    public async Task Someone_signed_out_is_led_to_sign_up_and_back()
    {
        var link = await InviteAsync("nouvelle@example.org");
        using var client = _app.Client();
        Assert.Contains("/inscription?returnUrl=" + Uri.EscapeDataString(link), (await client.PageAsync(link)).Is(200).Body);
        var signedUp = await client.SubmitAsync("/inscription", "/inscription?returnUrl=" + Uri.EscapeDataString(link),
            ("firstName", "Ana"), ("lastName", "Silva"), ("email", "nouvelle@example.org"), ("password", People.Password), ("acceptTerms", "true"), ("returnUrl", link));
        Assert.Equal((HttpStatusCode.SeeOther, link), (signedUp.Status, signedUp.Location));
        var joined = await client.SubmitAsync(link, link);
        Assert.Equal((HttpStatusCode.SeeOther, "/orga/universite-blaison/campagnes"), (joined.Status, joined.Location));
    }
}

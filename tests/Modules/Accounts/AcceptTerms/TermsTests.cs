using System.Net;
using Pix.Testing;

namespace Pix.Accounts.Tests.AcceptTerms;

public sealed class TermsTests : IAsyncLifetime
{
    private PixApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PixApp.StartAsync();
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_terms_show_and_refusing_leads_back_to_the_participants_side()
    {
        var person = await _app.SignUpAsync();
        Assert.Contains("J’accepte les conditions", (await person.Client.PageAsync("/orga/conditions")).Is(200).Body);
        var refused = await person.Client.SubmitAsync("/orga/conditions", "/orga/conditions", ("accept", "false"));
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (refused.Status, refused.Location));
        Assert.False((bool)(await person.Client.GetAsync("/orga/conditions")).Json["accepted"]!);
    }

    [Fact]
    public async Task Accepting_goes_on_to_where_the_person_was_going()
    {
        var person = await _app.SignUpAsync();
        var accepted = await person.Client.SubmitAsync("/orga/conditions", "/orga/conditions", ("accept", "true"), ("returnUrl", "/orga/x/campagnes"));
        Assert.Equal((HttpStatusCode.SeeOther, "/orga/x/campagnes"), (accepted.Status, accepted.Location));
        Assert.True((bool)(await person.Client.GetAsync("/orga/conditions")).Json["accepted"]!);
    }
}

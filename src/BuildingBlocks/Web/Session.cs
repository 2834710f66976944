using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.BuildingBlocks.Modules;
using SessionsClient = Pix.Sessions.V1.Sessions.SessionsClient;

namespace Pix.BuildingBlocks.Web;

/// <summary>Who is signed in, as Accounts confirmed it for this very request.</summary>
public sealed record SignedIn(string PersonId, string FirstName, string LastName)
{
    /// <summary>First and last name.</summary>
    public string FullName => $"{FirstName} {LastName}";
}

/// <summary>
/// The session cookie: the person's id, the stamp of their account and an id of its own, checked with Accounts once a request.
/// When Accounts cannot be reached the answer is 503, never "signed out".
/// </summary>
public static class Session
{
    /// <summary>Name of the cookie and of its scheme.</summary>
    public const string Scheme = "pix";

    /// <summary>How long a session lives after the last request.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const string Stamp = "stamp", Id = "session";

    /// <summary>Gives the browser a session. Call it only after the person has proved who they are.</summary>
    public static Task SignInAsync(this HttpContext context, string personId, string stamp) =>
        context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, personId), new(Stamp, stamp), new(Id, Ids.New(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()))], Scheme)));

    /// <summary>The id of this very session; null: nobody is signed in. Ending it is for Accounts.</summary>
    public static string? SessionId(this HttpContext context) => context.SignedIn() is null ? null : context.User.FindFirstValue(Id);

    /// <summary>Takes the cookie back from the browser.</summary>
    public static Task SignOutAsync(this HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Who is signed in; null on anonymous pages.</summary>
    public static SignedIn? SignedIn(this HttpContext context) => context.Features.Get<SignedIn>();

    /// <summary>The id of the person signed in. For endpoints that need a session.</summary>
    public static string PersonId(this HttpContext context) =>
        context.SignedIn()?.PersonId ?? throw new InvalidOperationException("nobody is signed in: the endpoint allows anonymous requests");

    internal static void AddSessions(this IHostApplicationBuilder builder)
    {
        builder.AddModuleClient<SessionsClient>("Accounts");
        builder.Services.AddAuthentication(Scheme).AddCookie(Scheme, o =>
        {
            o.Cookie.Name = "pix";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = Lifetime;
            o.SlidingExpiration = true;
            o.Events.OnValidatePrincipal = ValidateAsync;
            o.Events.OnRedirectToLogin = redirect => ChallengeAsync(redirect.HttpContext);
            o.Events.OnRedirectToAccessDenied = _ => throw Problem.NotAllowed();
        });
        builder.Services.AddAuthorization();
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var id = cookie.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        var stamp = cookie.Principal?.FindFirstValue(Stamp);
        var sessionId = cookie.Principal?.FindFirstValue(Id);
        if (id is not null && stamp is not null && sessionId is not null)
        {
            var session = await cookie.HttpContext.RequestServices.GetRequiredService<SessionsClient>()
                .ValidateAsync(new() { PersonId = id, Stamp = stamp, SessionId = sessionId }, cancellationToken: cookie.HttpContext.RequestAborted);
            if (session.Valid)
            {
                cookie.HttpContext.Features.Set(new SignedIn(id, session.FirstName, session.LastName));
                return;
            }
        }
        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(Scheme);
    }

    private static Task ChallengeAsync(HttpContext context)
    {
        if (!context.WantsHtml())
            throw new Problem(StatusCodes.Status401Unauthorized);
        // A post cannot be repeated by a link: after signing in, its page is the place to go back to.
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Append("Vary", "Accept");
        context.Response.Headers.Location = "/connexion?returnUrl=" + Uri.EscapeDataString(back);
        return Task.CompletedTask;
    }
}

/// <summary>Return addresses that were typed or travel in links.</summary>
public static class ReturnUrl
{
    /// <summary>The address when it is on this site, otherwise <paramref name="fallback"/>.</summary>
    public static string Safe(string? url, string fallback = "/") =>
        url is { Length: > 0 and <= 2000 } && url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal)
        && !url.StartsWith("/\\", StringComparison.Ordinal) && url.All(c => c is >= ' ' and <= '~') // a header takes no other
            ? url
            : fallback;
}

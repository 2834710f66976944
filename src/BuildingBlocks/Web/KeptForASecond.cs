using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// A page that a whole hall opens in the same minute is made once a second for everybody who is not signed in, by
/// address, language and representation. What is stored names nobody: an answer that sets a cookie is not kept.
/// </summary>
public sealed class KeptForASecond : IOutputCachePolicy
{
    /// <inheritdoc/>
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var isAnybodys = context.HttpContext.SignedIn() is null && HttpMethods.IsGet(context.HttpContext.Request.Method);
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = isAnybodys;
        context.AllowLocking = true;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["language"] = Language.Current.Code;
        context.CacheVaryByRules.VaryByValues["page"] = context.HttpContext.WantsHtml() ? "html" : "json";
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(1);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}

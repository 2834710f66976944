using System.Security.Cryptography;
using System.Text.Json;
using FastEndpoints;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Pix.BuildingBlocks.Modules;
using IComponent = Microsoft.AspNetCore.Components.IComponent;

namespace Pix.BuildingBlocks.Web;

/// <summary>One endpoint, one model, two representations: a page for a browser, JSON for a program.</summary>
public static class Negotiation
{
    /// <summary>Whether the request names <c>text/html</c> in <c>Accept</c>, as browsers do.</summary>
    public static bool WantsHtml(this HttpContext context) =>
        context.Request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>
    /// Sends a model: as <typeparamref name="TPage"/>, whose parameter <c>Model</c> it becomes, or as JSON.
    /// </summary>
    /// <param name="send">The endpoint's sender.</param>
    /// <param name="model">The model; its public properties are the JSON.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="tagged">Gives the JSON an <c>ETag</c> and answers 304 when the client has it: for figures that are asked again and again.</param>
    public static Task PageAsync<TPage>(this IResponseSender send, object model, int status = 200, bool tagged = false) where TPage : IComponent
    {
        send.HttpContext.MarkResponseStart();
        return send.HttpContext.SendPageAsync<TPage>(model, status, tagged);
    }

    /// <summary>
    /// The answer to a post that worked: a browser goes on to <paramref name="page"/> (303), a program gets
    /// <paramref name="status"/>, the model if there is one, and <c>Location</c> when something was created.
    /// </summary>
    public static Task DoneAsync(this IResponseSender send, string page, int status = StatusCodes.Status204NoContent, object? model = null, string? location = null)
    {
        var context = send.HttpContext;
        context.MarkResponseStart();
        context.Response.VaryByReader();
        if (context.WantsHtml())
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = page;
            return Task.CompletedTask;
        }
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status201Created)
            context.Response.Headers.Location = location ?? page;
        return model is null ? Task.CompletedTask : context.Response.WriteAsJsonAsync(model, model.GetType(), Json.Options, context.RequestAborted);
    }

    internal static async Task SendPageAsync<TPage>(this HttpContext context, object model, int status, bool tagged) where TPage : IComponent
    {
        context.Response.VaryByReader();
        if (context.Items[FormErrors.Later] is Problem later)
        {
            status = later.Status;
            context.Response.Headers.RetryAfter = Problems.RetryAfter(later);
        }
        context.Response.StatusCode = status;
        if (context.WantsHtml())
        {
            await new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Model"] = model })
            {
                StatusCode = status,
                PreventStreamingRendering = true,
            }.ExecuteAsync(context);
            return;
        }
        if (!tagged)
        {
            await context.Response.WriteAsJsonAsync(model, model.GetType(), Json.Options, context.RequestAborted);
            return;
        }
        var body = JsonSerializer.SerializeToUtf8Bytes(model, model.GetType(), Json.Options);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
        context.Response.GetTypedHeaders().ETag = tag;
        if (context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(k => k.Compare(tag, useStrongComparison: false) || k.Equals(EntityTagHeaderValue.Any)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}

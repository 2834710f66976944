using FastEndpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pix.Assessments.Content;
using Pix.BuildingBlocks.Modules;

namespace Pix.Assessments.Features.SendContentFile;

internal sealed class ContentFileRequest
{
    public string Hash { get; set; } = "";
    public string Path { get; set; } = "";
}

/// <summary>
/// GET /contenu/{hash}/…: pictures, attachments and simulators, for ever under the same address. Simulators run in a
/// sandbox of their own origin: no cookie, no storage, nothing of ours within reach.
/// </summary>
internal sealed class SendContentFileEndpoint(Bank bank) : Endpoint<ContentFileRequest>
{
    private const string Sandbox =
        "sandbox allow-scripts allow-forms; default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'self'";

    public override void Configure()
    {
        Get("contenu/{hash}/{*path}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(ContentFileRequest request, CancellationToken ct)
    {
        var file = bank.Files.Find(request.Hash, request.Path) ?? throw Problem.NotThere();
        var response = HttpContext.Response;
        HttpContext.MarkResponseStart();
        response.ContentType = file.ContentType;
        response.ContentLength = file.Bytes;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (file.Kind == ContentKind.Simulator)
        {
            response.Headers.ContentSecurityPolicy = Sandbox;
            response.Headers.AccessControlAllowOrigin = "*"; // its origin is opaque: even its own script comes from elsewhere
            response.Headers.Remove("Cross-Origin-Opener-Policy");
        }
        else
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        if (file.Kind == ContentKind.Attachment)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(file.Path);
            response.Headers.ContentDisposition = disposition.ToString();
        }
        await response.SendFileAsync(file.FullPath, ct);
    }
}

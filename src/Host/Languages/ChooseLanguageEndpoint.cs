using Pix.BuildingBlocks.Web;

namespace Pix.Host.Languages;

internal sealed class ChooseLanguageRequest
{
    public string? Language { get; set; }
    public string? ReturnUrl { get; set; }
}

/// <summary>POST /langue: the language of the pages from now on, in this browser; signed in or out.</summary>
internal sealed class ChooseLanguageEndpoint : FormEndpoint<ChooseLanguageRequest>
{
    public override void Configure()
    {
        Post("langue");
        AllowAnonymous();
    }

    protected override async Task SubmitAsync(ChooseLanguageRequest request, CancellationToken ct)
    {
        var language = Language.All.FirstOrDefault(l => l.Code == request.Language);
        if (language is null)
            Refuse("language", Texts.Language_Unknown);
        HttpContext.Remember(language!);
        await Send.DoneAsync(ReturnUrl.Safe(request.ReturnUrl));
    }
}

using FastEndpoints;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;
using Pix.BuildingBlocks.Web.Components;
using SessionsClient = Pix.Sessions.V1.Sessions.SessionsClient;

namespace Pix.BuildingBlocks.Tests.Probe;

internal enum Colour { Red, DarkBlue }

internal sealed class EchoRequest
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public int? Count { get; set; }
    public int Number { get; set; }
    public bool On { get; set; }
    public bool? Maybe { get; set; }
    public List<string>? Tags { get; set; }
    public List<int>? Counts { get; set; }
    public Dictionary<string, string?>? Fields { get; set; }
    public Colour? Colour { get; set; }
    public DateTimeOffset? At { get; set; }
}

/// <summary>Gives back what the binder understood.</summary>
internal sealed class EchoEndpoint : FormEndpoint<EchoRequest>
{
    public override void Configure()
    {
        Post("echo", "echo/{id}");
        AllowAnonymous();
    }

    protected override Task SubmitAsync(EchoRequest request, CancellationToken ct)
    {
        if (request.Name == "refused")
            Refuse("name", "Pas ce nom.");
        return Send.DoneAsync("/done", 200, request);
    }

    protected override Task ShowAgainAsync(EchoRequest request, CancellationToken ct) => Send.PageAsync<EchoPage>(request, StatusCodes.Status400BadRequest);
}

internal sealed class ShowEchoEndpoint : Endpoint<EchoRequest>
{
    public override void Configure()
    {
        Get("echo");
        AllowAnonymous();
    }

    public override Task HandleAsync(EchoRequest request, CancellationToken ct) => Send.PageAsync<EchoPage>(request);
}

/// <summary>One button, without a page of its own.</summary>
internal sealed class PressEndpoint : FormEndpoint<NoFields>
{
    public override void Configure()
    {
        Post("press");
        AllowAnonymous();
    }

    protected override Task SubmitAsync(NoFields request, CancellationToken ct) => Send.DoneAsync("/done", 201, new { id = 7 }, "/things/7");
}

internal sealed class EchoPage : ComponentBase
{
    [Parameter, EditorRequired] public required object Model { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<ErrorSummary>(0);
        builder.CloseComponent();
        builder.OpenComponent<Form>(1);
        builder.AddComponentParameter(2, "Action", "/echo");
        builder.AddComponentParameter(3, "ChildContent", (RenderFragment)(form =>
        {
            form.OpenComponent<Field>(0);
            form.AddComponentParameter(1, "Name", "name");
            form.AddComponentParameter(2, "Label", "Nom");
            form.CloseComponent();
        }));
        builder.CloseComponent();
    }
}

internal sealed record Figures(int Count, double Share, string? Nothing, Colour Colour, DateTimeOffset At);

internal sealed class FiguresRequest
{
    public int Count { get; set; }
    public bool Plain { get; set; }
}

internal sealed class FiguresEndpoint : Endpoint<FiguresRequest>
{
    public override void Configure()
    {
        Get("figures");
        AllowAnonymous();
    }

    public override Task HandleAsync(FiguresRequest request, CancellationToken ct) => Send.PageAsync<EchoPage>(
        new Figures(request.Count, 0.5, null, Probe.Colour.DarkBlue, new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero)), tagged: !request.Plain);
}

/// <summary>A page that fails in its middle.</summary>
internal sealed class BrokenPageEndpoint : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("broken-page");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct) => Send.PageAsync<BrokenPage>(new Figures(0, 0, null, default, default));
}

[Layout(typeof(QuizLayout))]
internal sealed class BrokenPage : ComponentBase
{
    [Parameter, EditorRequired] public required object Model { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<Title>(0);
        builder.AddComponentParameter(1, "Text", "Titre");
        builder.CloseComponent();
        throw new InvalidOperationException("secret detail");
    }
}

internal sealed class ProblemRequest
{
    public int Status { get; set; }
    public string? Detail { get; set; }
    public string? Next { get; set; }
}

internal sealed class ProblemEndpoint : Endpoint<ProblemRequest>
{
    public override void Configure()
    {
        Get("problem/{status}");
        AllowAnonymous();
    }

    public override Task HandleAsync(ProblemRequest request, CancellationToken ct) => request.Status switch
    {
        1 => throw new InvalidOperationException("secret detail"),
        2 => throw new BuildingBlocks.Data.DatabaseBusyException(),
        var status => throw new Problem(status, request.Detail) { Next = request.Next, Type = "word" },
    };
}

internal sealed class CallRequest
{
    public string Case { get; set; } = "";
    public string Key { get; set; } = "";
    public int? Milliseconds { get; set; }
}

/// <summary>Calls the other side, as a slice calls another module; "later" waits until the test says so.</summary>
internal sealed class CallEndpoint(SessionsClient sessions, ProbeCalls calls) : Endpoint<CallRequest>
{
    public override void Configure()
    {
        Get("call/{case}/{key}");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CallRequest request, CancellationToken ct)
    {
        if (request.Case == "later")
        {
            calls.Waiting.GetOrAdd(request.Key, _ => new()).TrySetResult();
            await calls.Released.GetOrAdd(request.Key, _ => new()).Task;
        }
        var session = await sessions.ValidateAsync(new() { PersonId = request.Key, Stamp = request.Case },
            deadline: request.Milliseconds is { } ms ? DateTime.UtcNow.AddMilliseconds(ms) : null, cancellationToken: HttpContext.RequestAborted);
        await Send.DoneAsync("/done", 200, new { session.FirstName, length = session.LastName.Length });
    }
}

/// <summary>Where the request comes from, as the Host sees it.</summary>
internal sealed class OriginEndpoint : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("origin");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        await HttpContext.SignInAsync("someone", "stamp");
        await Send.DoneAsync("/done", 200, new { address = HttpContext.ClientAddress(), https = HttpContext.Request.IsHttps, host = HttpContext.Request.Host.Value });
    }
}

internal sealed class PrivateEndpoint : EndpointWithoutRequest
{
    public override void Configure() => Get("private");

    public override Task HandleAsync(CancellationToken ct) => Send.DoneAsync("/done");
}

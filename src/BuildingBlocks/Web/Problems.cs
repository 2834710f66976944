using System.Diagnostics;
using System.Globalization;
using FluentValidation.Results;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// The one place where errors become answers: a page that says what happened, what is safe and what to do, or
/// <c>application/problem+json</c>. Logs hold the route's template and the exception, never values of the request.
/// </summary>
public static partial class Problems
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private const string Json = "application/problem+json; charset=utf-8";

    /// <summary>Around everything that answers people.</summary>
    public static void UseProblems(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }
                && !context.IsCall())
                await SendAsync(context, new Problem(context.Response.StatusCode));
        }
        catch (Exception e) when (e is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled } && context.RequestAborted.IsCancellationRequested)
        {
            // whoever asked has left
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.IsCall())
        {
            var problem = Explain(e);
            if (problem is null)
                LogFault(Logger(context), e, Template(context), TraceId);
            else if (problem.Status == StatusCodes.Status503ServiceUnavailable)
                LogUnavailable(context, e);
            context.Response.Clear();
            SecurityHeaders.Set(context.Response.Headers);
            // Services of its own: the renderer of a page that failed halfway cannot draw another one.
            var services = context.RequestServices;
            await using var scope = services.CreateAsyncScope();
            context.RequestServices = scope.ServiceProvider;
            await SendAsync(context, problem ?? new Problem(StatusCodes.Status500InternalServerError));
            context.RequestServices = services;
        }
    });

    /// <summary>What logs, traces and the person's page or JSON call this request; null when nothing listens.</summary>
    internal static string? TraceId => Activity.Current?.TraceId.ToHexString();

    /// <summary>Says why a request could not be taken for now.</summary>
    internal static void LogUnavailable(HttpContext context, Exception e) =>
        LogUnavailable(Logger(context), Template(context), DatabaseErrors.ReasonOf(e), TraceId);

    /// <summary>What to say when the same request may well pass later: something is out of reach, or too much was tried. Null: it may not.</summary>
    internal static Problem? Later(Exception e) =>
        Explain(e) is { Status: StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests } problem ? problem : null;

    /// <summary>The header's value: whole seconds, never less than there are.</summary>
    internal static string RetryAfter(Problem problem) =>
        Math.Ceiling((problem.RetryAfter ?? Soon).TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static Problem? Explain(Exception e) => e switch
    {
        Problem problem => problem,
        RpcException call => Problem.From(call),
        BadHttpRequestException bad => new Problem(bad.StatusCode),
        _ when DatabaseErrors.IsBusy(e) || e is DbUpdateConcurrencyException => Problem.Unavailable(),
        _ => null,
    };

    /// <summary>Answers with a problem, as a page or JSON.</summary>
    private static Task SendAsync(HttpContext context, Problem problem)
    {
        if (problem.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = RetryAfter(problem);
        var (title, text) = Words(problem.Status);
        if (context.WantsHtml())
            return context.SendPageAsync<ProblemPage>(new ProblemModel(problem.Status, problem.Detail, problem.Next), problem.Status, tagged: false);

        var details = new ProblemDetails { Status = problem.Status, Title = title, Detail = problem.Detail ?? text, Type = problem.Type };
        details.Extensions["traceId"] = TraceId;
        if (problem.Next is not null)
            details.Extensions["next"] = problem.Next;
        return SendJsonAsync(context, details, problem.Status);
    }

    internal static Task SendInvalidAsync(HttpContext context, IEnumerable<ValidationFailure> failures)
    {
        var (title, text) = Words(StatusCodes.Status400BadRequest);
        var errors = FormErrors.Of(failures);
        if (context.WantsHtml())
            return context.SendPageAsync<ProblemPage>(
                new ProblemModel(400, string.Join(" ", errors.Values.SelectMany(m => m).DefaultIfEmpty(text)), null), 400, tagged: false);
        return SendJsonAsync(context, new HttpValidationProblemDetails(errors) { Status = 400, Title = title, Extensions = { ["traceId"] = TraceId } }, 400);
    }

    private static Task SendJsonAsync(HttpContext context, ProblemDetails details, int status)
    {
        context.Response.StatusCode = status;
        context.Response.VaryByReader();
        return context.Response.WriteAsJsonAsync(details, details.GetType(), Web.Json.Options, Json, context.RequestAborted);
    }

    private static (string Title, string Text) Words(int status) => (Components.ErrorTexts.Title(status), Components.ErrorTexts.Text(status));

    private static string Template(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    private static ILogger Logger(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Pix.Problems");

    [LoggerMessage(5001, LogLevel.Error, "{Route} failed (trace {TraceId})")]
    private static partial void LogFault(ILogger logger, Exception e, string route, string? traceId);

    [LoggerMessage(5003, LogLevel.Warning, "{Route} is unavailable: {Reason} (trace {TraceId})")]
    private static partial void LogUnavailable(ILogger logger, string route, string reason, string? traceId);
}

/// <param name="Status">HTTP status.</param>
/// <param name="Text">What happened and what to do; null: the usual words for the status.</param>
/// <param name="Next">Where to go on; null: home.</param>
public sealed record ProblemModel(int Status, string? Text, string? Next);

using Grpc.Core;

namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// A rule that was broken, or something that is not there. Thrown anywhere, turned into a page or
/// <c>application/problem+json</c> in one place (Web/Problems.cs), and into a status in gRPC methods.
/// </summary>
/// <param name="status">HTTP status: 403, 404, 409, 410, 429 or 503.</param>
/// <param name="detail">A sentence for the person, in their language; null: the usual one for that status.</param>
/// <param name="reason">Why, for the log.</param>
public sealed class Problem(int status, string? detail = null, string? reason = null) : Exception(reason ?? detail ?? $"problem {status}")
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>A sentence for the person; null: the usual one for the status.</summary>
    public string? Detail { get; } = detail;

    /// <summary>Where to go on from here (site-relative): the <c>next</c> of the JSON problem, the button of the page.</summary>
    public string? Next { get; init; }

    /// <summary>A word for programs: the <c>type</c> of the JSON problem.</summary>
    public string? Type { get; init; }

    /// <summary>With 429 and 503: when to ask again, the <c>Retry-After</c>; null: in a few seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Not there, or not yours: the two are never told apart.</summary>
    public static Problem NotThere(string? detail = null) => new(404, detail);

    /// <summary>A member, but not allowed to do this.</summary>
    public static Problem NotAllowed(string? detail = null) => new(403, detail);

    /// <summary>The state of the thing does not permit it.</summary>
    public static Problem Conflict(string detail, string? next = null) => new(409, detail) { Next = next };

    /// <summary>It was there, and is closed for good or archived.</summary>
    public static Problem Gone(string detail) => new(410, detail);

    /// <summary>Too often for now; an hour is the longest.</summary>
    public static Problem TooMany(TimeSpan wait)
    {
        var words = (int)Math.Ceiling(wait.TotalMinutes) switch
        {
            <= 1 => Texts.Wait_Minute,
            >= 60 => Texts.Wait_Hour,
            var minutes => string.Format(Texts.Wait_Minutes, minutes),
        };
        return new(429, string.Format(Texts.TooMany, words)) { RetryAfter = wait };
    }

    /// <summary>Ask again later; nothing was lost.</summary>
    public static Problem Unavailable(string? reason = null) => new(503, reason: reason);

    /// <summary>What a failed call to another module means for the request that needed it; null: a fault of ours.</summary>
    internal static Problem? From(RpcException e) => e.StatusCode switch
    {
        StatusCode.NotFound => NotThere(),
        StatusCode.PermissionDenied => NotAllowed(),
        StatusCode.FailedPrecondition or StatusCode.AlreadyExists => new(409),
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted => Unavailable(),
        StatusCode.Unauthenticated or StatusCode.Unimplemented => Unavailable(), // processes that do not fit together: whoever runs them can mend it
        _ => null,
    };

    internal StatusCode AsStatusCode() => Status switch
    {
        400 => StatusCode.InvalidArgument,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.NotFound,
        409 or 410 => StatusCode.FailedPrecondition,
        _ => StatusCode.Unavailable,
    };
}

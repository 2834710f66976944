using FastEndpoints;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http;
using Pix.BuildingBlocks.Modules;

namespace Pix.BuildingBlocks.Web;

/// <summary>
/// Base of every endpoint that changes something. A request that passes goes to <see cref="SubmitAsync"/>; one that is
/// refused — by the binder, the validator, a dead form token, or by <c>AddError</c> and <c>ThrowIfAnyErrors</c> inside —
/// is answered with 400: problem+json, or the form again with what was typed (<see cref="ShowAgainAsync"/>). When a database
/// or module is out of reach, or too much was tried, a browser gets the form again too, with 503 or 429.
/// </summary>
public abstract class FormEndpoint<TRequest> : Endpoint<TRequest>, IFormEndpoint where TRequest : notnull
{
    /// <inheritdoc/>
    public sealed override async Task HandleAsync(TRequest req, CancellationToken ct)
    {
        if (!ValidationFailed)
        {
            try
            {
                await SubmitAsync(req, ct);
                return;
            }
            catch (ValidationFailureException)
            {
                // the failures are in ValidationFailures, and are answered below
            }
            catch (Exception e) when (HttpContext.WantsHtml() && HttpContext.Request.HasFormContentType && Problems.Later(e) is { } later)
            {
                // Nobody types twice what we could not take: the same form, with its status.
                if (later.Status == StatusCodes.Status503ServiceUnavailable)
                    Problems.LogUnavailable(HttpContext, e);
                ValidationFailures.Add(new("", later.Detail ?? Texts.Form_Busy));
                HttpContext.Items[FormErrors.Later] = later;
            }
        }
        HttpContext.Items[FormErrors.Key] = FormErrors.Of(ValidationFailures);
        if (HttpContext.WantsHtml())
            await ShowAgainAsync(req, ct);
        else
        {
            HttpContext.MarkResponseStart();
            await Problems.SendInvalidAsync(HttpContext, ValidationFailures);
        }
    }

    /// <summary>Does it.</summary>
    protected abstract Task SubmitAsync(TRequest request, CancellationToken ct);

    /// <summary>
    /// Shows the form's page again with status 400; its fields take values and messages from the page context. Left out
    /// by one-button posts: an error page then says what is wrong.
    /// </summary>
    protected virtual Task ShowAgainAsync(TRequest request, CancellationToken ct)
    {
        if (HttpContext.Items[FormErrors.Later] is Problem later)
            throw later;
        HttpContext.MarkResponseStart();
        return Problems.SendInvalidAsync(HttpContext, ValidationFailures);
    }

    /// <summary>Refuses the value of a field.</summary>
    /// <param name="field">The JSON name of the field; "" for the whole form.</param>
    /// <param name="message">A sentence for the person.</param>
    protected void Refuse(string field, string message)
    {
        ValidationFailures.Add(new ValidationFailure(field, message));
        throw new ValidationFailureException(ValidationFailures, "refused");
    }
}

/// <summary>Marks the endpoints that check form tokens.</summary>
public interface IFormEndpoint;

/// <summary>A post of one button: nothing but the route.</summary>
public sealed class NoFields;

internal static class FormErrors
{
    public const string Key = "Pix.FormErrors";

    /// <summary>The <see cref="Problem"/> for which the form comes back: with its status, whatever status the slice gives it.</summary>
    public const string Later = "Pix.FormLater";

    public static Dictionary<string, string[]> Of(IEnumerable<ValidationFailure> failures) => failures
        .GroupBy(f => Json.Name(f.PropertyName ?? ""))
        .ToDictionary(g => g.Key, g => g.Select(f => f.ErrorMessage).Distinct().ToArray());
}

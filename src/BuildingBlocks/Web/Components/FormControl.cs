using Microsoft.AspNetCore.Components;

namespace Pix.BuildingBlocks.Web.Components;

/// <summary>What fields, choices and checkboxes share: a name, a label, and the state of a refused form.</summary>
public abstract class FormControl : ComponentBase
{
    /// <summary>The page, for its <see cref="PageContext.Form"/>.</summary>
    [CascadingParameter] protected PageContext? Page { get; set; }

    /// <summary>Name of the field in the form and in messages.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Visible label; also names the field in the summary of errors.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>One sentence of help under the label.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Marked « (facultatif) »; the others are required.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Id of the control. Left out: made from the name.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>The refused form, if any.</summary>
    protected FormState? State => Page?.Form;

    /// <summary>Id of the control, of which the summary of errors is a link.</summary>
    protected string ControlId => Id ?? FormState.IdOf(Name);

    /// <summary>Whether the field has a message.</summary>
    protected bool Invalid => State?.Has(Name) == true;

    /// <summary>Ids of help and message for <c>aria-describedby</c>; null when there are none.</summary>
    protected string? Described(string? more = null)
    {
        string?[] ids = [Hint is null ? null : ControlId + "-aide", Invalid ? ControlId + "-erreur" : null, more];
        var present = ids.Where(id => id is not null).ToArray();
        return present.Length == 0 ? null : string.Join(' ', present);
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Invalid && State!.LabelOf(Name) is null)
            State.SetLabel(Name, Label);
    }
}

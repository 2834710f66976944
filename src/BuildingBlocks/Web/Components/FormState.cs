namespace Pix.BuildingBlocks.Web.Components;

/// <summary>A refused form: the values as they were typed and the messages by field. Exists only after a post.</summary>
/// <param name="values">Raw values by field name; a field sent several times has several.</param>
/// <param name="errors">Messages by field name; the key "" holds those about the whole form.</param>
public sealed class FormState(IReadOnlyDictionary<string, string[]> values, IReadOnlyDictionary<string, string[]> errors)
{
    private readonly Dictionary<string, string> labels = [];

    /// <summary>What happened, when nothing of the form is to be mended; null: the number of messages is told.</summary>
    public string? Heading { get; init; }

    /// <summary>Raw values by field name.</summary>
    public IReadOnlyDictionary<string, string[]> Values => values;

    /// <summary>Messages by field name; "" is the whole form.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => errors;

    /// <summary>The first value typed in the field, or <paramref name="fallback"/> when the post did not carry it.</summary>
    public string? Value(string name, string? fallback = null) =>
        values.TryGetValue(name, out var typed) && typed.Length > 0 ? typed[0] : fallback;

    /// <summary>Whether the field was sent with this value, for radio buttons and checkboxes.</summary>
    public bool Sent(string name, string value) => values.TryGetValue(name, out var typed) && typed.Contains(value);

    /// <summary>Whether the field has a message.</summary>
    public bool Has(string name) => errors.TryGetValue(name, out var messages) && messages.Length > 0;

    /// <summary>The messages of the field, possibly none.</summary>
    public IReadOnlyList<string> Messages(string name) => errors.TryGetValue(name, out var messages) ? messages : [];

    /// <summary>The id of the field's control, also the anchor of its line in the summary of errors: <c>fields[a]</c> gives <c>fields-a</c>.</summary>
    public static string IdOf(string name) =>
        string.Join('-', name.Split([' ', '[', ']', '.', '(', ')', '"', '\''], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Raised when a field makes its label known: the summary stands above the fields and is drawn before them.</summary>
    internal event Action? Labelled;

    internal string? LabelOf(string name) => labels.GetValueOrDefault(name);

    internal void SetLabel(string name, string label)
    {
        labels[name] = label;
        Labelled?.Invoke();
    }
}

using System.Text.Json;
using Microsoft.Playwright;

namespace Pix.EndToEnd.Tests;

/// <summary>
/// Somebody who has a keyboard and nothing else. Wherever the focus stops it must be seen, and further down the page than
/// the stop before.
/// </summary>
internal sealed class Keys(IPage page)
{
    private const int TooFar = 300;

    // Where the focus is: its name, what it is, whether it shows, and its place in the document.
    private const string Here = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return null;
          const label = at.labels?.[0] ?? at;
          const outlined = (e, pseudo) => { const s = getComputedStyle(e, pseudo); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 && s.content !== "none"; };
          const shows = e => outlined(e) || outlined(e, "::after");
          const box = at.getBoundingClientRect();
          const text = e => (e.innerText ?? "").replace(/\s+/g, " ").trim();
          return {
            name: at.getAttribute("aria-label") ?? text(label),
            kind: at.localName + (at.type ? ":" + at.type : ""), field: at.name ?? "", value: at.value ?? "",
            shows: [at, at.parentElement, at.parentElement?.parentElement].some(e => e && shows(e)) && (box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight || at.closest(".choice, .check, .pick") !== null),
            first: at.classList.contains("skip"),
            place: [...document.querySelectorAll("*")].indexOf(at),
          };
        }
        """;

    // Asked again and again: waiting for a function needs eval, which our pages forbid.
    private async Task<bool> HasComeAsync()
    {
        try
        {
            return await page.EvaluateAsync<bool>("() => !window.leaving && document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            return false; // between two pages
        }
    }

    private sealed record Stop(string Name, string Kind, string Field, string Value, bool Shows, bool First, int Place);

    /// <summary>Presses a key where the focus is.</summary>
    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Presses a key that leads to another page, and waits for it.</summary>
    public async Task PressForPageAsync(string key)
    {
        await page.EvaluateAsync("window.leaving = true");
        await PressAsync(key);
        for (var i = 0; !await HasComeAsync(); i++)
        {
            Assert.True(i < 600, $"{page.Url}: {key} leads nowhere");
            await Task.Delay(50);
        }
    }

    /// <summary>Types where the focus is.</summary>
    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Goes on with Tab to what has this name.</summary>
    public Task ToAsync(string name) => ToAsync(stop => stop.Name.Contains(name, StringComparison.OrdinalIgnoreCase), name);

    /// <summary>Goes on with Tab to a field of a form, by its label, and types into it.</summary>
    public async Task FillAsync(string label, string text)
    {
        await ToAsync(stop => stop.Kind is "input:text" or "input:email" or "input:password" or "input:search" or "textarea:textarea" && stop.Name.StartsWith(label, StringComparison.OrdinalIgnoreCase), label);
        await TypeAsync(text);
    }

    /// <summary>Goes on with Tab to what has this name, and presses Enter there; waits for the page that comes.</summary>
    public async Task EnterAsync(string name)
    {
        await ToAsync(name);
        await PressForPageAsync("Enter");
    }

    /// <summary>Chooses among radio buttons of a name with the arrows, or ticks a box with the space bar.</summary>
    public async Task ChooseAsync(string field, string value)
    {
        await ToAsync(stop => stop.Field == field && (stop.Kind == "input:radio" || stop.Value == value), $"{field}={value}");
        for (var i = 0; (await HereAsync())!.Value != value; i++)
        {
            Assert.True(i < TooFar, $"the arrows never come to {field}={value}");
            await PressAsync("ArrowDown");
        }
        if (!await page.EvaluateAsync<bool>("document.activeElement.checked"))
            await PressAsync("Space");
    }

    /// <summary>Chooses in a list with the arrows.</summary>
    public async Task SelectAsync(string field, string value)
    {
        await ToAsync(stop => stop.Field == field, field);
        for (var i = 0; (await HereAsync())!.Value != value; i++)
        {
            Assert.True(i < TooFar, $"the arrows never come to {field}={value}");
            await PressAsync("ArrowDown");
        }
    }

    /// <summary>Types into the field of a form with this technical name.</summary>
    public async Task TypeIntoAsync(string field, string text)
    {
        await ToAsync(stop => stop.Field == field, field);
        await TypeAsync(text);
    }

    private async Task ToAsync(Func<Stop, bool> wanted, string what)
    {
        var seen = new List<string>();
        var place = (await HereAsync())?.Place ?? -1;
        for (var i = 0; i < TooFar; i++)
        {
            await PressAsync("Tab");
            if (await HereAsync() is not { } stop)
                continue; // beyond the last one: the browser's own controls
            seen.Add(stop.Name);
            Assert.True(stop.Shows || stop.Kind == "iframe", $"{page.Url}: the focus does not show on “{stop.Name}” ({stop.Kind})");
            var isInside = stop.Kind == "iframe" && stop.Place == place; // from control to control of a simulator
            Assert.True(stop.Place > place || stop.First || isInside, $"{page.Url}: the focus jumps back to “{stop.Name}”");
            place = stop.Place;
            if (wanted(stop))
                return;
        }
        Assert.Fail($"{page.Url}: Tab never comes to “{what}”, but to {string.Join(" · ", seen.Distinct().Take(40))}");
    }

    private async Task<Stop?> HereAsync() =>
        await page.EvaluateAsync<JsonElement?>(Here) is { ValueKind: JsonValueKind.Object } at ? at.Deserialize<Stop>(JsonSerializerOptions.Web) : null;
}

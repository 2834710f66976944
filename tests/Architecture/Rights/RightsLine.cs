using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Pix.Architecture.Tests.Rights;

/// <summary>What one route answers to each kind of person.</summary>
/// <param name="Route">Method and template, as the Host maps them.</param>
/// <param name="Cells">A status for each <see cref="Kind"/>; <c>401/303</c> when a browser gets another one than a program.</param>
/// <param name="With">What parameters of the route stand for, by the names that <see cref="World"/> knows: <c>id=newCampaign</c>. Usual ones are left out.</param>
/// <param name="Body">Of a post, as JSON; a browser sends the same as a form. <c>{names}</c> are filled in too.</param>
/// <param name="AsSomeoneNew">Asked by somebody of that kind whom no other line needs: it ends sessions, memberships or accounts.</param>
internal sealed record RightsLine(string Route, string Cells, string With = "", string Body = "{}", bool AsSomeoneNew = false)
{
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["/orga/{org}"] = "org", ["/campagnes/{id}"] = "campaign", ["/participants/{pid}"] = "test", ["/campagnes/{code}"] = "code", ["/parcours/{id}"] = "test",
    };

    public string Method => Route.Split(' ')[0];
    public bool IsSafe => Method == "GET";
    private string Template => Route.Split(' ')[1];

    public int Expected(Kind kind, bool html)
    {
        var cell = Cells.Split(' ', StringSplitOptions.RemoveEmptyEntries)[(int)kind].Split('/');
        return int.Parse(cell[html ? ^1 : 0], CultureInfo.InvariantCulture);
    }

    /// <summary>The template, each parameter replaced by the <c>{name}</c> of what it stands for.</summary>
    public string Address
    {
        get
        {
            var address = Template;
            foreach (var parameter in RoutePatternFactory.Parse(Template).Parameters)
            {
                var start = address.IndexOf("{" + parameter.Name, StringComparison.Ordinal) is >= 0 and var plain ? plain : address.IndexOf("{*" + parameter.Name, StringComparison.Ordinal);
                var end = address.IndexOf('}', start) + 1;
                var given = With.Split(' ').FirstOrDefault(w => w.StartsWith(parameter.Name + "=", StringComparison.Ordinal))?.Split('=')[1]
                            ?? Usual.FirstOrDefault(u => address[..end].EndsWith(u.Key, StringComparison.Ordinal)).Value
                            ?? throw new InvalidOperationException($"{Route}: say with With what {parameter.Name} stands for");
                address = $"{address[..start]}{{{given}}}{address[end..]}";
            }
            return address;
        }
    }
}

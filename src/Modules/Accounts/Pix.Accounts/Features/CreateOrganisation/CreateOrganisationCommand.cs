using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.CreateOrganisation;

/// <summary><c>create-organisation --name N --admin-email E</c>: creates it and prints the invitation of its first admin.</summary>
internal static class CreateOrganisationCommand
{
    public static ModuleCommand Command { get; } = new("create-organisation", "--name N --admin-email E", RunAsync);

    private static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        var name = Option(args, "--name")?.Trim();
        var email = Option(args, "--admin-email")?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > Organisation.MaxNameLength || !EmailAddress.IsOne(email))
        {
            Console.Error.WriteLine("create-organisation --name \"Université Blaison\" --admin-email someone@example.org");
            return 2;
        }
        var db = services.GetRequiredService<AccountsDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var organisation = new Organisation(name, await FreeSlugAsync(db, name, ct), now);
        var (invitation, token) = Invitation.Create(organisation.Id, email!, Role.Admin, now);
        db.Add(organisation);
        db.Add(invitation);
        await db.SaveChangesAsync(ct);
        Console.WriteLine(services.GetRequiredService<IOptions<PublicAddress>>().Value.Link("/invitations/" + token));
        return 0;
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

    private static async Task<string> FreeSlugAsync(AccountsDb db, string name, CancellationToken ct)
    {
        var slug = FoldKey.Of(name).Replace(' ', '-');
        slug = slug.Length == 0 ? "organisation" : slug[..Math.Min(slug.Length, Organisation.MaxSlugLength - 5)].Trim('-');
        if (slug is "conditions") // an address of its own below /orga
            slug += "-1";
        var taken = await db.Organisations.Where(o => o.Slug.StartsWith(slug)).Select(o => o.Slug).ToListAsync(ct);
        return taken.Contains(slug) ? Enumerable.Range(2, 9000).Select(n => $"{slug}-{n}").First(s => !taken.Contains(s)) : slug;
    }
}

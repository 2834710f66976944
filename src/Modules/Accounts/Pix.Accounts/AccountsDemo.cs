using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>The demo's people and their organisation.</summary>
internal sealed class AccountsDemo(AccountsDb db, UserManager<Account> accounts, Passwords passwords) : IDemoData
{
    public async Task WriteAsync(DemoStory story, CancellationToken ct)
    {
        if (await db.Organisations.AnyAsync(o => o.Id == story.OrganisationId, ct))
            return;
        var hash = await passwords.HashAsync(story.Password, ct);
        await db.InTransactionAsync(attempt => WriteAsync(story, hash, attempt), ct);
    }

    private async Task WriteAsync(DemoStory story, string hash, CancellationToken ct)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        foreach (var person in story.People)
        {
            var account = new Account(person.FirstName, person.LastName, person.Email, now) { Id = person.Id };
            account.NormalizedEmail = account.NormalizedUserName = accounts.NormalizeEmail(person.Email);
            account.SecurityStamp = person.Id;
            account.EmailConfirmed = true;
            if (person.SignsIn)
                account.PasswordHash = hash;
            db.Add(account);
        }
        var organisation = new Organisation(story.OrganisationId, story.OrganisationName, story.OrganisationSlug, now);
        organisation.Add(story.Organiser.Id, Role.Admin, now);
        db.Add(organisation);
        await db.SaveChangesAsync(ct);
    }
}

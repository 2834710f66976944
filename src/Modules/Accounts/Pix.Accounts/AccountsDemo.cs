using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>The demo's people and their organisation.</summary>
internal sealed class AccountsDemo(AccountsDb db, UserManager<Account> accounts) : IDemoData
{
    public Task WriteAsync(DemoStory story, CancellationToken ct) => db.InTransactionAsync(async attempt =>
    {
        if (await db.Organisations.AnyAsync(o => o.Id == story.OrganisationId, attempt))
            return;
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        foreach (var person in story.People)
        {
            var account = new Account(person.FirstName, person.LastName, person.Email, now) { Id = person.Id };
            account.NormalizedEmail = account.NormalizedUserName = accounts.NormalizeEmail(person.Email);
            account.SecurityStamp = person.Id;
            account.EmailConfirmed = true;
            if (person.SignsIn)
                account.PasswordHash = accounts.PasswordHasher.HashPassword(account, story.Password);
            db.Add(account);
        }
        var organisation = new Organisation(story.OrganisationId, story.OrganisationName, story.OrganisationSlug, now);
        organisation.Add(story.Organiser.Id, Role.Admin, now);
        db.Add(organisation);
        await db.SaveChangesAsync(attempt);
    }, ct);
}

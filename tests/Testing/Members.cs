using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Accounts;
using Pix.Accounts.Data;

namespace Pix.Testing;

/// <summary>Who else belongs to an organisation. Written into the database, which is faster than an invitation by mail.</summary>
public static class Members
{
    /// <summary>A member who is no admin, and has accepted the terms.</summary>
    public static async Task<Organiser> MemberAsync(this PixApp app, Organiser of, bool acceptsTerms = true)
    {
        var person = await app.SignUpAsync("Karim", "Villo");
        await app.JoinAsync(person, of.Organisation, acceptsTerms: acceptsTerms);
        return new(person, of.Organisation);
    }

    /// <summary>Makes a person a member, or an admin, who has accepted the terms.</summary>
    public static async Task JoinAsync(this PixApp app, Person person, string organisation, bool asAdmin = false, bool acceptsTerms = true)
    {
        await app.InAccountsAsync(async db => (await db.Organisations.Include(o => o.Members).SingleAsync(o => o.Slug == organisation))
            .Add(person.Id, asAdmin ? Role.Admin : Role.Member, app.Clock.GetUtcNow()));
        if (acceptsTerms)
            (await person.Client.PostAsync("/orga/conditions", new { accept = true })).Is(204);
    }

    /// <summary>Takes a member out of the organisation.</summary>
    public static Task RemoveMemberAsync(this PixApp app, Organiser member) =>
        app.RemoveMemberAsync(member.Person, member.Organisation);

    /// <summary>The same for a person; who is no member stays none.</summary>
    public static Task RemoveMemberAsync(this PixApp app, Person person, string organisation) => app.InAccountsAsync(async db =>
        db.RemoveRange(await db.Memberships.Where(m => m.AccountId == person.Id && db.Organisations.Any(o => o.Id == m.OrganisationId && o.Slug == organisation)).ToListAsync()));

    /// <summary>Gives a person another name.</summary>
    public static Task RenameAsync(this PixApp app, Person person, string firstName, string lastName) =>
        app.InAccountsAsync(async db => (await db.Accounts.SingleAsync(a => a.Id == person.Id)).Rename(firstName, lastName));

    /// <summary>So many people who never sign in, and their ids: for what must work for a lecture hall.</summary>
    public static async Task<IReadOnlyList<string>> ManyPeopleAsync(this PixApp app, int many)
    {
        var accounts = Enumerable.Range(0, many).Select(i =>
        {
            var account = new Account("Louise", "Carré", $"n{i}@example.org", app.Clock.GetUtcNow());
            account.SetEmail($"n{i}@example.org", $"N{i}@EXAMPLE.ORG");
            return account;
        }).ToList();
        await app.InAccountsAsync(db =>
        {
            db.AddRange(accounts);
            return Task.CompletedTask;
        });
        return [.. accounts.Select(a => a.Id)];
    }

    /// <summary>Changes something in the database of Accounts.</summary>
    internal static async Task InAccountsAsync(this PixApp app, Func<AccountsDb, Task> change)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await db.InTransactionAsync(async ct =>
        {
            await change(db);
            await db.SaveChangesAsync(ct);
        }, CancellationToken.None);
    }
}

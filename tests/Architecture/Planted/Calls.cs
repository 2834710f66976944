using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Pix.Architecture.Tests.Planted.Calls;

internal static class Bad
{
    public static object Clock() => new object[] { DateTime.UtcNow, DateTimeOffset.UtcNow, DateTime.Now };

    public static object Guessable() => new object[] { Guid.NewGuid(), new Random(1), Random.Shared };

    public static async Task<int> WaitingAsync(Task<int> a, ValueTask<int> b, Task c)
    {
        c.Wait();
        Thread.Sleep(1);
        await c;
        return a.Result + b.Result;
    }

    public static object Files(StreamReader reader) =>
        new object?[] { File.ReadAllText("a"), Directory.GetFiles("a"), new FileStream("a", FileMode.Open), reader.ReadLine() };

    public static object Database(DbContext db, IQueryable<int> query, System.Data.Common.DbCommand command)
    {
        db.Database.Migrate();
        Func<int> delayed = query.Count;
        foreach (var n in query.Where(n => n > 1))
            Console.Write(n);
        return new object?[] { query.Where(n => n > 1).ToList(), db.Set<object>().ToArray(), db.SaveChanges(), delayed, query.First(), command.ExecuteScalar() };
    }

    public static object Hashing(IPasswordHasher<string> hasher, UserManager<string> people) =>
        new object[] { hasher.HashPassword("a", "b"), hasher.VerifyHashedPassword("a", "b", "c"), people.CheckPasswordAsync("a", "b") };

    public static object Transaction(DbContext db) => db.Database.BeginTransactionAsync();

    public static object OtherModule(Accounts.V1.Accounts.AccountsClient client) => client.GetPeople(new());
}

internal static class Good
{
    public static async Task<object> AllAsync(TimeProvider clock, IQueryable<string> query, Accounts.V1.Accounts.AccountsClient client)
    {
        Expression<Func<IQueryable<string>, bool>> inside = q => q.Any();
        return new object[] { clock.GetUtcNow(), await File.ReadAllTextAsync("a"), await query.AnyAsync(), inside, await client.GetPeopleAsync(new()), File.Exists("a") };
    }
}

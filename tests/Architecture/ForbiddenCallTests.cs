using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Pix.Architecture.Tests;

/// <summary>
/// Calls that do not stand in our code. They are looked up in the compiled code, where types are known: <c>test.Result</c>
/// of a test is not <c>Task.Result</c>, <c>query.Any()</c> inside a query is no call, and <c>using static</c> hides nothing.
/// </summary>
public sealed partial class ForbiddenCallTests
{
    private sealed record Ban(string Name, Regex Calls, params (string Where, string Why)[] But);

    private static readonly Ban[] Bans =
    [
        new("the machine's clock (take TimeProvider)", Clock(),
            ("Pix.BuildingBlocks.Modules.ModuleClients", "a gRPC deadline is told in the machine's time")),
        new("a number that can be guessed (take RandomNumberGenerator)", Guessable(),
            ("Pix.Assessments.AssessmentsDemo", "simulated people, the same at every start"),
            ("Pix.Assessments.Content.Checking.Calibration", "simulated people, the same for every reader of the tables")),
        new("waiting for a task", Waiting()),
        new("a file, at once", Files(),
            ("Pix.Assessments.Content.", "the question bank is read at start, or by a command"),
            ("Pix.Host.Legal.LegalTexts", "the legal texts are in the program, and read once"),
            ("Pix.Accounts.Mail.MailFolder", "its folder, at start, and giving a written file its name"),
            ("Pix.BuildingBlocks.Modules.ModuleHost", "the keys' folder, at start"),
            ("Pix.BuildingBlocks.Data.ModuleDatabases", "the databases' folder, at start"),
            ("Pix.BuildingBlocks.Data.Backup", "a command, which copies files")),
        new("a database, at once", Database(),
            ("Pix.BuildingBlocks.Data.ModuleDatabases", "a PRAGMA: SQLite has no asynchronous work")),
        new("a transaction of one's own, which cannot be tried again (take InTransactionAsync)", Transaction(),
            ("Pix.BuildingBlocks.Data.ModuleDb", "InTransactionAsync")),
        new("another module, at once", OtherModule()),
        new("a password, on the thread of a request (take Passwords)", Hashing(),
            ("Pix.Accounts.Passwords", "its own threads")),
    ];

    private static IEnumerable<(string Caller, string Call)> CallsIn(Assembly assembly, Func<string, bool> callers)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        foreach (var type in module.GetTypes().Where(t => callers(t.FullName.Replace('/', '.'))))
            foreach (var instruction in type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions))
                if (instruction.Operand is MethodReference call && instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj or Code.Ldftn)
                    yield return (type.FullName.Replace('/', '.'), $"{(ReadsQuery(instruction, call) ? "query" : Name(call.DeclaringType))}::{call.Name} {call.ReturnType.FullName}");
    }

    private static string Name(TypeReference type) => type.GetElementType().FullName.Replace('/', '.');

    // query.ToList() and foreach over a query are calls on IEnumerable: that it is a query shows in what was called before.
    private static bool ReadsQuery(Instruction instruction, MethodReference call) =>
        Name(call.DeclaringType) is "System.Linq.Enumerable" or "System.Collections.Generic.IEnumerable`1"
        && instruction.Previous?.Operand is MethodReference { ReturnType: var source }
        && Name(source) is var name && (name.Contains("Queryable`", StringComparison.Ordinal) || name.EndsWith("DbSet`1", StringComparison.Ordinal));

    private static bool IsOurs(string type) => type.StartsWith("Pix.", StringComparison.Ordinal) && !GeneratedByProtobuf().IsMatch(type);

    private static IEnumerable<string> Violations(Ban ban, IEnumerable<(string Caller, string Call)> calls) => calls
        .Where(c => ban.Calls.IsMatch(c.Call) && !ban.But.Any(but => c.Caller.StartsWith(but.Where, StringComparison.Ordinal)))
        .Select(c => $"{c.Caller} uses {ban.Name}: {c.Call.Split(' ')[0]}");

    private static readonly Lazy<List<(string Caller, string Call)>> Ours = new(() =>
        [.. Product.Modules.Select(m => m.Assembly).Append(Product.BuildingBlocks).Append(Product.Host).SelectMany(a => CallsIn(a, IsOurs))]);

    [Fact]
    public void Nothing_forbidden_is_called() => Rule.Holds(Bans.SelectMany(ban => Violations(ban, Ours.Value)));

    // In an async method the compiler writes the same call for await: only the source tells them apart.
    [Fact]
    public void Nobody_waits_through_an_awaiter() => Rule.Holds(Product.Sources().SelectMany(file => file.Where(Awaiter())));

    [Fact]
    public void Every_exception_is_still_needed() => Rule.Holds(
        from ban in Bans
        from but in ban.But
        where !Ours.Value.Exists(c => c.Caller.StartsWith(but.Where, StringComparison.Ordinal) && ban.Calls.IsMatch(c.Call))
        select $"{but.Where} no longer uses {ban.Name}");

    [Fact]
    public void The_rule_looks_at_something()
    {
        Assert.All(Product.Modules, m => Assert.Contains(Ours.Value, c => c.Caller.StartsWith(m.AssemblyName + ".", StringComparison.Ordinal)));
        Assert.Contains(Ours.Value, c => c.Call.StartsWith("System.TimeProvider::GetUtcNow", StringComparison.Ordinal));
        Assert.Contains(Product.Sources(), f => f.Path.EndsWith(".razor", StringComparison.Ordinal));
        Assert.True(Product.Sources().Count() > 150);
    }

    [Fact]
    public void Every_kind_of_forbidden_call_is_found()
    {
        var planted = CallsIn(typeof(ForbiddenCallTests).Assembly, type => type.StartsWith("Pix.Architecture.Tests.Planted.Calls", StringComparison.Ordinal)).ToList();
        Assert.Equal([3, 3, 4, 4, 8, 1, 1, 3], Bans.Select(ban => Violations(ban, planted).Distinct().Count()));
        Assert.Single(new SourceFile("planted.cs", "var x = await y; var z = y.GetAwaiter().GetResult();").Where(Awaiter()));
    }

    [GeneratedRegex(@"^System\.(DateTime|DateTimeOffset)::get_(UtcNow|Now|Today) ")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^System\.(Guid::NewGuid|Random::(\.ctor|get_Shared)) ")]
    private static partial Regex Guessable();

    [GeneratedRegex(@"^System\.Threading\.((Tasks\.(Value)?Task(`1)?::(get_Result|Wait(All|Any)?))|Thread::(Sleep|Join)|SemaphoreSlim::Wait"
        + @"|[A-Za-z]+EventSlim::Wait|WaitHandle::Wait\w+) ")]
    private static partial Regex Waiting();

    [GeneratedRegex(@"^System\.IO\.((File|Directory)(Info)?::(?!Exists|get_Exists)\w*(?<!Async)|FileStream::\.ctor"
        + @"|TextReader::(Read|ReadLine|ReadToEnd|ReadBlock)|FileInfo::\.ctor) ")]
    private static partial Regex Files();

    // Spaces and line breaks do not count in this pattern.
    [GeneratedRegex("""
        ^(query::\w+
        |System\.Linq\.Queryable::(All|Any|Average|Contains|Count|ElementAt|First|Last|LongCount|Max|Min|Single|Sum|Aggregate)(OrDefault)?
        |Microsoft\.EntityFrameworkCore\.
            (DbContext::(SaveChanges|Find)
            |DbSet`1::Find
            |\w*Queryable\w*::(Load|ExecuteUpdate|ExecuteDelete)
            |\w*DatabaseFacade\w*::(Migrate|ExecuteSql\w*(?<!Async)|OpenConnection|GetPendingMigrations|BeginTransaction)
            |Infrastructure\.DatabaseFacade::(EnsureCreated|EnsureDeleted|CanConnect|(Begin|Commit|Rollback)Transaction)
            |ChangeTracking\.\w+Entry(`\d)?::(Reload|Load)
            |Storage\.IDbContextTransaction::(Commit|Rollback))
        |(System\.Data\.Common\.Db|Microsoft\.Data\.Sqlite\.Sqlite|Microsoft\.Data\.SqlClient\.Sql)
            (Command::Execute(NonQuery|Scalar|Reader)|Connection::Open|DataReader::(Read|NextResult)|Transaction::(Commit|Rollback)))[ ]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Database();

    [GeneratedRegex(@"^(Microsoft\.EntityFrameworkCore\.\w*(\.DatabaseFacade|DatabaseFacadeExtensions)::(BeginTransaction\w*|UseTransaction\w*)|System\.Transactions\.TransactionScope::\.ctor) ")]
    private static partial Regex Transaction();

    [GeneratedRegex(@"^Pix\.\w+\.V\d+\.(\w+\.)?\w+Client::\w+(?<!Async|WithHost|\.ctor) Pix\.")]
    private static partial Regex OtherModule();

    [GeneratedRegex(@"^Microsoft\.AspNetCore\.Identity\.(I?PasswordHasher`1::\w*Hash\w*|UserManager`1::\w+PasswordAsync|SignInManager`1::\w+Async) ")]
    private static partial Regex Hashing();

    [GeneratedRegex(@"^Pix\.\w+\.V\d+\.")]
    private static partial Regex GeneratedByProtobuf();

    [GeneratedRegex(@"\.GetAwaiter\s*\(")]
    private static partial Regex Awaiter();
}

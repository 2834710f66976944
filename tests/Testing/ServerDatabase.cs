using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.SqlClient;

namespace Pix.Testing;

/// <summary>
/// With <c>PIX_TEST_SQLSERVER=&lt;connection string&gt;</c> the Hosts of tests keep their data on that server: each in a database
/// of its own, made at its start and dropped after it (CONTRIBUTING.md).
/// </summary>
internal static class ServerDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("PIX_TEST_SQLSERVER") is { Length: > 0 } given ? given : null;
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Made = new();

    /// <summary>The settings of a Host whose files would lie in a folder; none: it keeps them there. The same folder is the same database.</summary>
    public static async Task<string[]> SettingsAsync(string directory)
    {
        if (Server is null)
            return [];
        var name = NameOf(directory);
        await Made.GetOrAdd(name, _ => new(() => RunAsync($"CREATE DATABASE [{name}]", $"ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON"))).Value;
        return
        [
            "--Database:Provider=SqlServer", "--Database:MigrateOnStart=true",
            $"--ConnectionStrings:Default={new SqlConnectionStringBuilder(Server) { InitialCatalog = name, CommandTimeout = 5 }}",
        ];
    }

    /// <summary>Drops it. What is left when the tests end is dropped then.</summary>
    public static async Task DropAsync(string directory)
    {
        var name = NameOf(directory);
        if (!Made.TryRemove(name, out _))
            return;
        SqlConnection.ClearAllPools();
        await RunAsync($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE", $"DROP DATABASE [{name}]");
    }

    static ServerDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var name in Made.Keys)
            RunAsync($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE", $"DROP DATABASE [{name}]").GetAwaiter().GetResult();
    };

    private static string NameOf(string directory) => "pix_test_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(directory))))[..20];

    private static async Task RunAsync(params string[] statements)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Server) { InitialCatalog = "master", Pooling = false }.ToString());
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }
}

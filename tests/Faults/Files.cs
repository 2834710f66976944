using System.Data.Common;
using Microsoft.Data.Sqlite;
using Pix.Testing;

namespace Pix.Faults.Tests;

/// <summary>The database files of a Host, read past it.</summary>
internal sealed class Files : IDisposable
{
    public static readonly string[] Modules = ["accounts", "assessments", "campaigns", "reporting"];

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("pix-faults-").FullName;

    public string PathOf(string module) => Path.Combine(Directory, module + ".db");

    public async Task<List<T>> ReadAsync<T>(string module, string sql, Func<DbDataReader, T> row)
    {
        await using var connection = new SqliteConnection($"Data Source={PathOf(module)};Pooling=False");
        await connection.OpenAsync();
        return await Rows.ReadAsync(connection, sql, row);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}

using Microsoft.Data.Sqlite;

namespace Pix.Faults.Tests;

/// <summary>The database files of a Host, read past it.</summary>
internal sealed class Files : IDisposable
{
    public static readonly string[] Modules = ["accounts", "assessments", "campaigns", "reporting"];

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("pix-faults-").FullName;

    public string PathOf(string module) => Path.Combine(Directory, module + ".db");

    public async Task<List<T>> ReadAsync<T>(string module, string sql, Func<SqliteDataReader, T> row)
    {
        await using var connection = new SqliteConnection($"Data Source={PathOf(module)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(row(reader));
        return rows;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}

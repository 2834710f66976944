using System.Data.Common;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.BuildingBlocks.Data;

namespace Pix.Testing;

/// <summary>A row of a database file, whatever module it belongs to; cells by column, bytes as the text they hold.</summary>
public sealed record StoredRow(string Table, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The whole row as one text.</summary>
    public override string ToString() => $"{Table}: {string.Join(" | ", Cells.Select(c => $"{c.Key}={c.Value}"))}";
}

/// <summary>What really lies in the databases, seen past every model and filter.</summary>
public static class Rows
{
    /// <summary>The tables of every module's model with their columns of text and bytes.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Tables(this PixApp app) => app.OfEveryDatabase(db => db.Model.GetEntityTypes())
        .SelectMany(types => types).ToDictionary(t => t.GetTableName()!, t => (IReadOnlyList<string>)[.. t.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => p.GetColumnName())]);

    /// <summary>Every row of every table of every file, or of every schema on a server.</summary>
    public static async Task<IReadOnlyList<StoredRow>> RowsAsync(this PixApp app)
    {
        var rows = new List<StoredRow>();
        foreach (var (address, schema) in app.OfEveryDatabase(db => (db.Database.GetConnectionString()!, db.Database.IsSqlite() ? null : db.Schema)))
        {
            await using DbConnection connection = schema is null ? new SqliteConnection(address) : new SqlConnection(address);
            await connection.OpenAsync();
            var tables = schema is null ? "SELECT name FROM sqlite_master WHERE type = 'table'" : $"SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = '{schema}'";
            foreach (var table in await ReadAsync(connection, tables, r => r.GetString(0)))
                rows.AddRange(await ReadAsync(connection, schema is null ? $"SELECT * FROM \"{table}\"" : $"SELECT * FROM [{schema}].[{table}]", r =>
                    new StoredRow(table, Enumerable.Range(0, r.FieldCount).ToDictionary(r.GetName, i => Text(r.GetValue(i))))));
        }
        return rows;
    }

    private static List<T> OfEveryDatabase<T>(this PixApp app, Func<ModuleDb, T> read)
    {
        using var scope = app.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<ModuleDatabase>().Select(d => read((ModuleDb)scope.ServiceProvider.GetRequiredService(d.Context)))];
    }

    /// <summary>Every row that a query gives.</summary>
    public static async Task<List<T>> ReadAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> row)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(row(reader));
        return rows;
    }

    private static string Text(object cell) => cell is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture)!;
}

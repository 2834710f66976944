using Microsoft.Data.Sqlite;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Pix.BuildingBlocks.Data;

/// <summary>What an error of a database means, alike for both providers.</summary>
public static class DatabaseErrors
{
    // From here on the connection is gone. Its number says why on Windows, and is 0 elsewhere.
    private const byte Fatal = 20;

    /// <summary>A unique index refused the row: someone else was first.</summary>
    public static bool IsUniqueViolation(this DbUpdateException e) => e.InnerException switch
    {
        SqliteException s => s.SqliteExtendedErrorCode is 2067 or 1555,
        SqlException s => s.Number is 2601 or 2627,
        _ => false,
    };

    /// <summary>Locked, full or out of reach: ask again later.</summary>
    public static bool IsBusy(Exception? e) => e switch
    {
        null => false,
        DatabaseBusyException => true,
        SqliteException s => s.SqliteErrorCode is 5 or 6 or 13,
        SqlException s => s.Number is -2 or 1205 or 4060 or 18456 || s.Class >= Fatal,
        _ => IsBusy(e.InnerException),
    };
}

/// <summary>The turn to write did not come within the time limit.</summary>
public sealed class DatabaseBusyException() : Exception("the database is busy");

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

    /// <summary>Locked, full, not writable or out of reach: ask again later.</summary>
    public static bool IsBusy(Exception? e) => e switch
    {
        null => false,
        DatabaseBusyException => true,
        SqliteException s => s.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14, // busy, locked, read-only, a fault of the disk, full, cannot be opened
        SqlException s => s.Number is -2 or 1205 or 1105 or 3906 or 4060 or 9002 or 18456 || s.Class >= Fatal, // 1105, 9002: data or log are full; 3906: read-only
        _ => IsBusy(e.InnerException),
    };

    /// <summary>Why, for the log: with the name of the database where it is known, without values.</summary>
    public static string ReasonOf(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
            if (cause is DatabaseBusyException)
                return cause.Message;
        return e.GetBaseException().Message;
    }
}

/// <summary>Nothing can be written for now: the turn did not come within the time limit, or the database refused.</summary>
public sealed class DatabaseBusyException(string message = "the database is busy", Exception? cause = null) : Exception(message, cause);

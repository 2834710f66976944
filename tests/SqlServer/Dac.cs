using Microsoft.SqlServer.Dac.Model;

namespace Pix.SqlServer.Tests;

/// <summary>Builds a database from statements, as SQL Server's own tools do, and resolves every name in them.</summary>
internal static class Dac
{
    /// <summary>What is wrong with them. DacFx takes definitions only: a statement that reads or writes stands in a procedure.</summary>
    public static List<string> Faults(IEnumerable<string> definitions)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var faults = new List<string>();
        foreach (var definition in definitions)
        {
            try
            {
                model.AddObjects(definition);
            }
            catch (DacModelException e)
            {
                faults.AddRange(e.Messages.Select(m => $"{m.Message}: {definition}"));
            }
        }
        faults.AddRange(model.Validate().Select(m => $"{m.MessageType} {m.Number}: {m.Message}"));
        return faults;
    }
}

namespace Pix.BuildingBlocks.Modules;

/// <summary>Settings that a process cannot start with: one line for each, which names it as an administrator sets it.</summary>
public sealed class SettingsException(params IEnumerable<string> faults) : Exception(string.Join(Environment.NewLine, faults));

using Pix.Host;

// Serves by default; "migrate", "create-organisation", "check-content", … run instead (README: commands).
return await HostRun.RunAsync(args);

/// <summary>For tests that start the Host in their own process.</summary>
public partial class Program;

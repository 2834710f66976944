namespace Pix.Reporting;
public sealed class ReportingModule;

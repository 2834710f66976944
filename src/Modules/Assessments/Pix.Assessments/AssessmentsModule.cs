namespace Pix.Assessments;
public sealed class AssessmentsModule;

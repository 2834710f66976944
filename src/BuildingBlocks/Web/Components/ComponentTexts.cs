using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Pix.BuildingBlocks.Web.Components;

/// <summary>Texts of the shared components, in the language of the request.</summary>
internal static class ComponentTexts
{
    private static readonly ResourceManager Resources = new(typeof(ComponentTexts));

    public static string SiteDescription => Get();
    public static string SkipToContent => Get();
    public static string BrandHome => Get();
    public static string BrandCampaigns => Get();
    public static string OrgaSpace => Get();
    public static string ErrorTitle => Get();
    public static string TitleWithSite => Get();
    public static string OrgaSiteName => Get();
    public static string MainNavigation => Get();
    public static string NavHome => Get();
    public static string NavCourses => Get();
    public static string NavEnterCode => Get();
    public static string OpenAccountMenu => Get();
    public static string MyAccount => Get();
    public static string SignOut => Get();
    public static string SignIn => Get();
    public static string FooterText => Get();
    public static string FooterNavigation => Get();
    public static string Privacy => Get();
    public static string Terms => Get();
    public static string Accessibility => Get();
    public static string LegalNotice => Get();
    public static string MyOrganisation => Get();
    public static string ChangeOrganisation => Get();
    public static string Campaigns => Get();
    public static string Export => Get();
    public static string Campaign => Get();
    public static string TabDetails => Get();
    public static string TabParticipants => Get();
    public static string TabResults => Get();
    public static string Progression => Get();
    public static string Team => Get();
    public static string RoleAdmin => Get();
    public static string RoleMember => Get();
    public static string GoToMySpace => Get();
    public static string Quit => Get();
    public static string Optional => Get();
    public static string ErrorsOne => Get();
    public static string ErrorsMany => Get();
    public static string ErrorsNumbers => Get();
    public static string NothingLost => Get();
    public static string LabelAndMessage => Get();
    public static string PreviewEmpty => Get();
    public static string CountOf => Get();
    public static string Busy => Get();
    public static string Copied => Get();
    public static string TimeLeft => Get();
    public static string TimeOver => Get();
    public static string Found => Get();
    public static string Question => Get();
    public static string OfThisBlock => Get();
    public static string Cancel => Get();
    public static string Confirm => Get();
    public static string NoDataYet => Get();
    public static string SeeFigures => Get();
    public static string Mastery => Get();
    public static string Participants => Get();
    public static string Band => Get();
    public static string PercentSign => Get();
    public static string Day => Get();
    public static string Started => Get();
    public static string Shared => Get();
    public static string Pages => Get();
    public static string Page => Get();
    public static string PageOf => Get();
    public static string Range => Get();
    public static string PreviousPage => Get();
    public static string NextPage => Get();
    public static string Copy => Get();
    public static string TimeGiven => Get();
    public static string Minute => Get();
    public static string Minutes => Get();
    public static string Second => Get();
    public static string ErrorNumber => Get();
    public static string CourseCode => Get();
    public static string OpenCourse => Get();
    public static string TryAgain => Get();
    public static string BackHome => Get();
    public static string Error400Title => Get();
    public static string Error400Text => Get();
    public static string Error401Title => Get();
    public static string Error401Text => Get();
    public static string Error403Title => Get();
    public static string Error403Text => Get();
    public static string Error404Title => Get();
    public static string Error404Text => Get();
    public static string Error404Advice1 => Get();
    public static string Error404Advice2 => Get();
    public static string Error409Title => Get();
    public static string Error409Text => Get();
    public static string Error410Title => Get();
    public static string Error410Text => Get();
    public static string Error410Advice => Get();
    public static string Error413Title => Get();
    public static string Error413Text => Get();
    public static string Error429Title => Get();
    public static string Error429Text => Get();
    public static string Error500Title => Get();
    public static string Error500Text => Get();
    public static string ErrorReference => Get();
    public static string Error503Title => Get();
    public static string Error503Text => Get();
    public static string Seconds => Get();

    /// <summary>Fills the places of a text.</summary>
    public static string With(this string text, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, text, values);

    // A missing text is a fault of ours: better seen at once than as a blank.
    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(name);
}

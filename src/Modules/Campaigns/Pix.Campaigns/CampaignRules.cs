using FluentValidation;
using Pix.BuildingBlocks.Web;

namespace Pix.Campaigns;

/// <summary>What a campaign's texts must be like, with the message for each field.</summary>
internal static class CampaignRules
{
    public static void CampaignName<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(name => Lines.OneLine(name ?? "").Length > 0).WithMessage(_ => Texts.Name_Missing)
        .Must(name => name!.Trim().Length <= Campaign.MaxNameLength).WithMessage(_ => Texts.Text_Over255);

    public static void CampaignTitle<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Must(title => title is null || title.Trim().Length <= Campaign.MaxTitleLength).WithMessage(_ => Texts.Title_TooLong);

    public static void LandingText<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Must(text => text is null || Lines.Length(text) <= Campaign.MaxLandingTextLength).WithMessage(_ => Texts.LandingText_TooLong);
}

using Pix.Accounts.V1;
using Pix.BuildingBlocks.Web;

namespace Pix.Campaigns.Features.RemindParticipants;

/// <summary>Relance: the e-mail to whoever has not finished, or not sent. It holds nothing that only the organisation sees.</summary>
internal static class Reminder
{
    /// <summary>One a campaign and day in Paris: whoever got an e-mail of this key gets no other.</summary>
    public static string KeyOf(Campaign campaign, DateTimeOffset now) => $"reminder:{campaign.Id}:{ParisTime.Day(now):yyyyMMdd}";

    public static Notice Of(Campaign campaign, string organisation) => new()
    {
        Subject = string.Format(Texts.Reminder_Subject, campaign.ShownTitle),
        Paragraphs = { string.Format(Texts.Reminder_Text, campaign.ShownTitle, organisation), Texts.Reminder_NothingLost },
        Button = Texts.Reminder_Button,
        Path = campaign.ResumeLink,
        End = string.Format(Texts.Reminder_End, organisation),
    };
}

using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Mail;

/// <summary>What an e-mail says, as text and as HTML.</summary>
internal sealed record Letter(string Subject, string Text, string Html);

/// <summary>Writes the e-mails of this module, in the language of the request that causes them. Links come from <see cref="PublicAddress"/>, never from a request.</summary>
internal sealed class Letters(IOptions<SiteOptions> site, IOptions<PublicAddress> address)
{
    private string Site => site.Value.Name;

    public Letter Invitation(string organisation, string by, string token) => Write(
        string.Format(Texts.Mail_Invitation_Subject, organisation, Site),
        [string.Format(Texts.Mail_Invitation_Text, LooksLikeLink(by) ? Texts.Mail_Someone : by, organisation, Site), Texts.Mail_Invitation_Use],
        (Texts.Mail_Invitation_Button, "/invitations/" + token), Texts.Mail_Invitation_NotYou);

    public Letter ForgottenPassword(string token) => Write(
        string.Format(Texts.Mail_Password_Subject, Site), [string.Format(Texts.Mail_Password_Text, Site)],
        (Texts.Mail_Password_Button, "/mot-de-passe/" + token), Texts.Mail_Password_NotYou);

    public Letter PasswordChanged() => Write(
        string.Format(Texts.Mail_PasswordChanged_Subject, Site), [string.Format(Texts.Mail_PasswordChanged_Text, Site)],
        (Texts.Mail_PasswordChanged_Button, "/mot-de-passe-oublie"), Texts.Mail_PasswordChanged_NotYou);

    public Letter NewAddress(string token) => Write(
        string.Format(Texts.Mail_NewAddress_Subject, Site), [string.Format(Texts.Mail_NewAddress_Text, Site)],
        (Texts.Mail_NewAddress_Button, "/moi/adresse/" + token), Texts.Mail_NewAddress_NotYou);

    public Letter AddressAsked() => Write(
        string.Format(Texts.Mail_AddressAsked_Subject, Site), [string.Format(Texts.Mail_AddressAsked_Text, Site)],
        (Texts.Mail_Address_Button, "/moi"), Texts.Mail_Address_NotYou);

    public Letter AddressChanged() => Write(
        string.Format(Texts.Mail_AddressChanged_Subject, Site), [string.Format(Texts.Mail_AddressChanged_Text, Site)],
        null, string.Format(Texts.Mail_AddressChanged_NotYou, site.Value.Contact is { Length: > 0 } contact ? contact : Site));

    private Letter Write(string subject, string[] paragraphs, (string Label, string Path)? button, string end)
    {
        var link = button is { } b ? address.Value.Link(b.Path) : null;
        string[] text = [Texts.Mail_Hello, .. paragraphs, .. link is null ? Array.Empty<string>() : [string.Format(Texts.Mail_Link, button!.Value.Label) + "\n" + link], end, Site];
        var html = new StringBuilder();
        foreach (var paragraph in paragraphs.Prepend(Texts.Mail_Hello))
            html.Append("<p>").Append(Encode(paragraph)).Append("</p>\n");
        if (link is not null)
            html.Append("<p><a href=\"").Append(Encode(link)).Append("\" style=\"display:inline-block;padding:12px 20px;border-radius:10px;background:#0b5f6b;color:#ffffff;font-weight:700;text-decoration:none\">\n")
                .Append(Encode(button!.Value.Label)).Append("</a></p><p style=\"font-size:14px\">").Append(Encode(Texts.Mail_Copy)).Append("<br>").Append(Encode(link)).Append("</p>\n");
        html.Append("<p>").Append(Encode(end)).Append("</p><p>").Append(Encode(Site)).Append("</p>");
        return new(Lines.OneLine(subject), string.Join("\n\n", text) + "\n",
            $"<!doctype html><html lang=\"{Language.Current.Code}\"><head><meta charset=\"utf-8\"><title>{Encode(subject)}</title></head>\n<body style=\"margin:0;padding:24px;color:#14282c;font:16px/1.5 sans-serif\">"
            + $"<div style=\"max-width:36em;overflow-wrap:anywhere\">\n{html}</div></body></html>");
    }

    // A name is whatever its person typed: mail of ours carries no link of theirs.
    private static bool LooksLikeLink(string name) => name.Contains("://", StringComparison.Ordinal) || name.Contains("www.", StringComparison.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

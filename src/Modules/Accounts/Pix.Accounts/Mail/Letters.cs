using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;
using Pix.Accounts.V1;
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

    /// <summary>What another module has to tell a person.</summary>
    public Letter Notice(Notice notice, string firstName) => Write(
        notice.Subject, [.. notice.Paragraphs], (notice.Button, notice.Path), notice.End, Hello(firstName));

    /// <summary>The body of the same e-mail, to be shown in a page of ours.</summary>
    public string Preview(Notice notice, string firstName) => Html(
        [Hello(firstName), .. notice.Paragraphs], (notice.Button, address.Value.Link(notice.Path)), notice.End, " class=\"btn\"", " class=\"small\"");

    private Letter Write(string subject, string[] paragraphs, (string Label, string Path)? button, string end, string? hello = null)
    {
        paragraphs = [hello ?? Texts.Mail_Hello, .. paragraphs];
        (string Label, string Link)? link = button is { } b ? (b.Label, address.Value.Link(b.Path)) : null;
        string[] text = [.. paragraphs, .. link is { } l ? [string.Format(Texts.Mail_Link, l.Label) + "\n" + l.Link] : Array.Empty<string>(), end, Site];
        var html = Html(paragraphs, link, end,
            " style=\"display:inline-block;padding:12px 20px;border-radius:10px;background:#0b5f6b;color:#ffffff;font-weight:700;text-decoration:none\"", " style=\"font-size:14px\"");
        return new(Lines.OneLine(subject), string.Join("\n\n", text) + "\n",
            $"<!doctype html><html lang=\"{Language.Current.Code}\"><head><meta charset=\"utf-8\"><title>{Encode(subject)}</title></head>\n<body style=\"margin:0;padding:24px;color:#14282c;font:16px/1.5 sans-serif\">"
            + $"<div style=\"max-width:36em;overflow-wrap:anywhere\">\n{html}</div></body></html>");
    }

    private static string Hello(string firstName) => LooksLikeLink(firstName) ? Texts.Mail_Hello : string.Format(Texts.Mail_HelloName, firstName);

    // A name is whatever its person typed: mail of ours carries no link of theirs.
    private static bool LooksLikeLink(string name) => name.Contains("://", StringComparison.Ordinal) || name.Contains("www.", StringComparison.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal);

    // An e-mail carries its styles itself; a page of ours allows none.
    private string Html(string[] paragraphs, (string Label, string Link)? button, string end, string buttonLook, string smallLook)
    {
        var html = new StringBuilder();
        foreach (var paragraph in paragraphs)
            html.Append("<p>").Append(Encode(paragraph)).Append("</p>\n");
        if (button is var (label, link))
            html.Append("<p><a href=\"").Append(Encode(link)).Append('"').Append(buttonLook).Append(">\n").Append(Encode(label))
                .Append("</a></p><p").Append(smallLook).Append('>').Append(Encode(Texts.Mail_Copy)).Append("<br>").Append(Encode(link)).Append("</p>\n");
        return html.Append("<p>").Append(Encode(end)).Append("</p><p>").Append(Encode(Site)).Append("</p>").ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

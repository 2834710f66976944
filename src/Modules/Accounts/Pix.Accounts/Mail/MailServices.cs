using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.BuildingBlocks.Data;

namespace Pix.Accounts.Mail;

internal static class MailServices
{
    public static void AddMail(this IHostApplicationBuilder builder)
    {
        var beside = Path.Combine(ModuleDatabases.Directory(builder), "mail");
        builder.Services.AddOptions<EmailOptions>().Bind(builder.Configuration.GetSection("Email"))
            .PostConfigure(o => o.Directory = o.Directory is { Length: > 0 } set ? set : beside);
        if (builder.Configuration["Email:Smtp:Host"] is { Length: > 0 })
            builder.Services.AddSingleton<IMailCarrier, SmtpCarrier>();
        else
            builder.Services.AddSingleton<IMailCarrier, MailFolder>();
        builder.Services.AddSingleton<Letters>();
        builder.Services.AddHostedService<MailLoop>();
    }
}

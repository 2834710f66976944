using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pix.Accounts.Data;
using Pix.Accounts.Features.CreateOrganisation;
using Pix.Accounts.Grpc;
using Pix.Accounts.Limits;
using Pix.Accounts.Mail;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>People, sign-in, sessions, organisations, members, invitations, terms, outgoing mail. Depends on no other module.</summary>
public sealed class AccountsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Accounts";

    /// <inheritdoc/>
    public IEnumerable<ModuleCommand> Commands => [CreateOrganisationCommand.Command];

    /// <inheritdoc/>
    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.AddModuleDatabase<AccountsDb, SqliteAccountsDb, SqlServerAccountsDb>(Name);
        // Identity hashes, stamps and locks; what names, addresses and passwords must be like is said once, in Rules.
        builder.Services.AddIdentityCore<Account>(o =>
        {
            o.User.AllowedUserNameCharacters = "";
            o.Password = new() { RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredLength = 1 };
        });
        builder.Services.AddScoped<IUserStore<Account>, UserOnlyStore<Account, AccountsDb>>();
        builder.Services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddScoped<SignInGuard>();
        builder.AddLimits();
        builder.AddMail();
        builder.Services.AddHostedService<ErasureLoop>();
        builder.Services.AddScoped<IErasedSince, ErasedSince>();
        builder.Services.AddScoped<IDemoData, AccountsDemo>();
    }

    /// <inheritdoc/>
    public void MapGrpc(IEndpointRouteBuilder routes)
    {
        routes.MapGrpcService<SessionsService>();
        routes.MapGrpcService<AccountsService>();
    }
}

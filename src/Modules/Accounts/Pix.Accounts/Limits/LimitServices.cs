using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pix.Accounts.Limits;

internal static class LimitServices
{
    public static void AddLimits(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<RateLimitOptions>(builder.Configuration.GetSection("RateLimits"));
        builder.Services.AddSingleton<AttemptKeys>();
        builder.Services.AddScoped<RateLimiter>();
        builder.Services.AddHostedService<SweepLoop>();
    }
}

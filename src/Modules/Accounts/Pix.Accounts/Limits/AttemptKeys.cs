using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Data;

namespace Pix.Accounts.Limits;

/// <summary>Names attempts by a keyed hash. The key is drawn once, and shared by all replicas.</summary>
internal sealed class AttemptKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Pix.Accounts.Attempts");
    private byte[]? _key;

    public string Of(Attempt attempt) => Convert.ToHexStringLower(HMACSHA256.HashData(
        _key ?? throw new InvalidOperationException("ReadyAsync comes first"), Encoding.UTF8.GetBytes($"{attempt.Limit.Name} {attempt.Who}")));

    /// <summary>Reads the key, or draws it. Before a transaction, not in one: it may have to write.</summary>
    public async Task ReadyAsync(CancellationToken ct) => _key ??= await ReadAsync(ct);

    private async Task<byte[]> ReadAsync(CancellationToken ct)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        while (true)
        {
            var secret = await db.AttemptSecrets.SingleOrDefaultAsync(ct);
            if (secret is not null && Decrypt(secret.Encrypted) is { } key)
                return key;
            if (secret is null)
                db.Add(secret = new AttemptSecret());
            secret.Encrypted = _protector.Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException e) when (e.IsUniqueViolation() || e is DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear(); // another process drew it
            }
        }
    }

    // The keys that it was encrypted with are lost: so are all sessions, and what was counted.
    private byte[]? Decrypt(string encrypted)
    {
        try
        {
            return Convert.FromHexString(_protector.Unprotect(encrypted));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

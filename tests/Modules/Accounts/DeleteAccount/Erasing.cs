using Pix.Testing;

namespace Pix.Accounts.Tests.DeleteAccount;

internal static class Erasing
{
    /// <summary>Waits until every module has confirmed the last time: nobody is being erased any more.</summary>
    public static async Task ErasedAsync(this PixApp app)
    {
        app.Clock.Advance(PendingErasure.Aftermath);
        for (var tries = 0; await app.ErasuresAsync() > 0; tries++)
        {
            Assert.True(tries < 300, "the erasure never came to its end");
            await Task.Delay(100);
        }
    }

    public static async Task<int> ErasuresAsync(this PixApp app) => (await app.RowsAsync()).Count(r => r.Table == "erasures");
}

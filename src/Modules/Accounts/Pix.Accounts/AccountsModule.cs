namespace Pix.Accounts;
public sealed class AccountsModule;

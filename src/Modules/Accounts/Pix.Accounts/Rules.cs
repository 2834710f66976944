using FluentValidation;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts;

/// <summary>What names, addresses and passwords must be like, with the message for each field.</summary>
internal static class Rules
{
    public const int MinPasswordLength = 8;
    public const int MaxPasswordLength = 128; // hashing takes time with length

    public static IRuleBuilderOptions<T, string?> PersonName<T>(this IRuleBuilderInitial<T, string?> rule, Func<string> missing) => rule
        .Cascade(CascadeMode.Stop)
        .Must(name => Lines.OneLine(name ?? "").Length > 0).WithMessage(_ => missing())
        .MaximumLength(Account.MaxNameLength).WithMessage(_ => Texts.Name_TooLong);

    public static IRuleBuilderOptions<T, string?> EmailAddressOfAPerson<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .Must(email => !string.IsNullOrWhiteSpace(email)).WithMessage(_ => Texts.Email_Missing)
        .Must(email => email!.Trim().Length <= Account.MaxEmailLength).WithMessage(_ => Texts.Email_TooLong)
        .Must(EmailAddress.IsOne).WithMessage(_ => Texts.Email_Incomplete);

    public static IRuleBuilderOptions<T, string?> StrongPassword<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .Must(password => !string.IsNullOrEmpty(password)).WithMessage(_ => Texts.Password_Missing)
        .MaximumLength(MaxPasswordLength).WithMessage(_ => Texts.Password_TooLong)
        .Must(IsStrong).WithMessage(_ => Texts.Password_Weak)
        .Must(password => !CommonPasswords.Contain(password!)).WithMessage(_ => Texts.Password_Common);

    private static bool IsStrong(string? password) =>
        password!.Length >= MinPasswordLength && password.Any(char.IsUpper) && password.Any(char.IsLower) && password.Any(char.IsDigit);
}

/// <summary>Passwords that meet the rules and that everybody tries first.</summary>
internal static class CommonPasswords
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "Password1", "Password12", "Password123", "Passw0rd", "P@ssw0rd", "P@ssword1", "Azerty123", "Azerty12", "Azerty1234", "Azertyuiop1",
        "Qwerty123", "Qwerty12", "Qwertyuiop1", "Motdepasse1", "Motdepasse123", "Bonjour1", "Bonjour123", "Soleil123", "Welcome1", "Welcome123",
        "Bienvenue1", "Admin123", "Admin1234", "Administrateur1", "Iloveyou1", "Jetaime1", "Jetaime123", "Abcd1234", "Abc12345", "Aa123456",
        "Aa12345678", "Marseille13", "Paris2024", "Test1234", "Secret123", "Chouchou1", "Doudou123", "Loulou123", "Nicolas1", "Camille1",
    };

    public static bool Contain(string password) => Known.Contains(password);
}

using FastEndpoints;
using FluentValidation;

namespace Pix.Architecture.Tests.Planted.Sentences;

/// <summary>Stands for the class that is made from a resource.</summary>
internal static class Texts
{
    public static string Missing => "";
}

internal static class Bad
{
    public const string Path = "/mot-de-passe-oublie";

    public static string One() => "Vous avez oublié quelque chose";

    public static string Two(int count) => $"Il vous reste {count} questions";

    public static string Good() => "the course is closed" + Path;
}

internal sealed class Request
{
    public string? Name { get; set; }
}

internal sealed class ReadOnce : Validator<Request>
{
    public ReadOnce() => RuleFor(r => r.Name).NotEmpty().WithMessage(Texts.Missing);
}

internal static class ReadOnceByAll
{
    public static readonly string Kept = Texts.Missing;

    public static void Named<T>(this IRuleBuilder<T, string?> rule) => rule.NotEmpty().WithMessage(Texts.Missing);
}

internal sealed class ReadEachTime : Validator<Request>
{
    public ReadEachTime() => RuleFor(r => r.Name).NotEmpty().WithMessage(_ => Texts.Missing);

    public static string Shown => Texts.Missing;
}

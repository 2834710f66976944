using Pix.Assessments.Content;
using Pix.Assessments.Features.ShowQuestion;

namespace Pix.Assessments.Tests.Content;

public sealed class LetteringTests
{
    private static IReadOnlyList<Proposal> Proposals(string texts) => [.. texts.Split(" | ").Select((text, i) => new Proposal($"{(char)('a' + i)}", text, i == 0))];

    [Theory]
    [InlineData("Le bouton D | Le bouton A | Le bouton C", "Le bouton A | Le bouton C | Le bouton D")]
    [InlineData("C, <em>Les produits</em> | A, Notre coopérative | G, Nous rejoindre", "A, Notre coopérative | C, <em>Les produits</em> | G, Nous rejoindre")]
    [InlineData("Image B, Dune | Image A, Marais", "Image A, Marais | Image B, Dune")]
    [InlineData("Le bouton A | Le bouton A, deux fois | Le bouton B", null)]
    [InlineData("Le bouton A | Le bouton B | Aucun", null)]
    [InlineData("<code>A G A D</code> | <code>G A D A</code>", null)]
    [InlineData("USB-C vers HDMI | USB-A vers VGA", null)]
    [InlineData("Vitamine C6 | Vitamine B12", null)]
    public void Proposals_that_each_name_a_letter_stand_in_the_order_of_the_letters(string texts, string? expected) =>
        Assert.Equal(expected?.Split(" | "), Lettering.InOrder(Proposals(texts))?.Select(p => p.Html));

    [Fact]
    public void The_proposals_of_a_lettered_picture_carry_no_letters_of_their_own_and_others_are_shuffled()
    {
        var bank = BankLoader.Load(ContentOptions.Delivered);
        var lettered = QuestionModel.Preview(bank.Challenges["mise-en-forme-1-b"]);
        Assert.Equal((true, "Le bouton A Le bouton B Le bouton C Le bouton D Le bouton E"), (lettered.IsLettered, string.Join(' ', lettered.Proposals!.Select(p => p.Html))));
        var other = bank.Challenges["traces-navigation-2-a"];
        Assert.False(QuestionModel.Preview(other).IsLettered);
        Assert.NotEqual(other.Proposals.Select(p => p.Id), QuestionModel.Preview(other).Proposals!.Select(p => p.Id));
    }
}

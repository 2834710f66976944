using System.Globalization;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;

namespace Pix.Host;

/// <summary>The story that the demo tells: a university, its campaigns of the guide, and who takes part.</summary>
internal static class DemoStories
{
    private static readonly DemoPerson
        Martine = new(Id('p', 1), "Martine", "Antony", "martine.antony@example.org", SignsIn: true),
        Louise = new(Id('p', 2), "Louise", "Carré", "louise.carre@example.org", SignsIn: true);

    // First name, last name, ability. Every third is still under way, every seventh of the others has not sent.
    private static readonly (string First, string Last, double Ability)[] Students =
    [
        ("Yasmine", "Amrani", 5.5), ("Jules", "Bernard", 2.0), ("Anne-Sophie Marguerite", "Boisvert-Delacroix de la Tour", 4.5), ("Tiago", "Carvalho", 3.0),
        ("Mamadou", "Diallo", 5.0), ("Clémence", "Dupont", 3.5), ("Noé", "Évrard", 1.5), ("Inès", "Fournier", 4.0),
        ("Lucas", "Garcia", 3.5), ("Sarah", "Hamidi", 6.5), ("Oskar", "Ivanov", 2.5), ("Awa", "Jallow", 4.0),
        ("Paul", "Kerviel", 3.0), ("Minh Anh", "Lê", 4.5), ("Émilie", "Lœuillet", 5.0), ("Hugo", "Martin", 2.0),
        ("Fatoumata", "Ndiaye", 4.5), ("Maëlle", "O’Connor", 3.5), ("Théo", "Petit", 3.0), ("Zoé", "Quéré", 5.5),
        ("Rayan", "Rahmani", 4.0), ("Camille", "Roux", 2.5), ("Ana", "Silva", 3.5), ("Kévin", "Tamatoa", 3.0),
        ("Agathe", "Urbain", 6.0), ("Ousmane", "Vatel", 2.0), ("Lina", "Weber", 4.5), ("Xavier", "Ximenes", 3.5),
        ("Nour", "Yilmaz", 5.0), ("Adrien", "Zimmermann", 3.0), ("Salomé", "Abitbol", 4.0), ("Ibrahim", "Benali", 3.5),
        ("Rose", "Chevalier", 2.5), ("Gabriel", "Da Costa", 4.5), ("Manon", "Étienne", 3.0), ("Kofi", "Fabre", 5.5),
        ("Léa", "Girard", 4.0), ("Antoine", "Hoarau", 2.0), ("Chloé", "Isnard", 3.5), ("Mehdi", "Joly", 4.5),
    ];

    public static DemoStory UniversiteBlaison(DateTimeOffset now) =>
        new(Id('r', 1), "Université Blaison", "universite-blaison", "Demo-2026!", Martine, Louise, [Rentree(now), Ue172(now), Ue173(now), Trial(now)]);

    // The same course eleven weeks before, with some of the same students: what they have gained since can be seen.
    private static DemoCampaign Rentree(DateTimeOffset now) => new(
        Id('c', 4), "Madame Antony - UE 172 - Rentrée", "GDWKMX264", "socle-commun", "Numéro étudiant", "UE 172 - Rentrée", null,
        now.AddDays(-77), [.. Students.Select((s, i) => (Student: s, Index: i)).Where(s => s.Index % 2 == 0)
            .Select(s => Student(s.Student, s.Index, now) with
            {
                Id = Id('t', 301 + s.Index), StartedAt = now.AddDays(-76).AddMinutes(203 * s.Index), Ability = s.Student.Ability - 1.5, Answers = null, SharedAfter = TimeSpan.FromMinutes(70),
            })]);

    private static DemoCampaign Ue172(DateTimeOffset now) => new(
        Id('c', 1), "Madame Antony - UE 172 - gr. 1-4-5 Semaine 2", "RTYJPB739", "socle-commun", "Numéro étudiant", "UE 172 - gr. 1-4-5 Semaine 2",
        """
        **Bienvenue en UE 172 !** Ce parcours fait le point sur vos *compétences numériques* avant les travaux dirigés. Il n’est pas noté.

        * Comptez **30 à 45 minutes**, en une ou plusieurs fois.
        * Les compétences du parcours :
            * Chercher et gérer des données
            * Protéger ses comptes et sa vie privée
            * Résoudre des problèmes techniques

        À la fin, pensez à envoyer vos résultats.
        """,
        now.AddDays(-14), [.. Students.Select((s, i) => Student(s, i, now))]);

    private static DemoCampaign Ue173(DateTimeOffset now) => new(
        Id('c', 2), "Madame Villo - UE 173 - gr. 1-4-5 Semaine 2", "KRVTPQ739", "5.1", "Numéro étudiant", "UE 173 - gr. 1-4-5 Semaine 2", null,
        now.AddDays(-3), [new(Id('t', 101), Louise, "21804537", now.AddHours(-5), Ability: 3.5, Answers: 7, SharedAfter: null)]);

    private static DemoCampaign Trial(DateTimeOffset now) => new(
        Id('c', 3), "Essai", "HCFPQY967", "1.2", null, null, null,
        now.AddDays(-20), [new(Id('t', 201), Martine, null, now.AddDays(-20).AddHours(1), Ability: 4.5, Answers: null, SharedAfter: TimeSpan.FromHours(1))]);

    private static DemoParticipation Student((string First, string Last, double Ability) student, int i, DateTimeOffset now)
    {
        var email = $"{FoldKey.Of(student.First)}.{FoldKey.Of(student.Last)}@example.org".Replace(' ', '-');
        var underWay = i % 3 == 1;
        return new(Id('t', i + 1), new(Id('p', i + 11), student.First, student.Last, email, SignsIn: false), (21800034 + 211 * i).ToString(CultureInfo.InvariantCulture),
            now.AddDays(-13).AddMinutes(317 * i), student.Ability,
            underWay ? 2 + i % 11 : null,
            underWay || i % 7 == 0 ? null : TimeSpan.FromMinutes(55 + 97 * (i % 5)));
    }

    private static string Id(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"01dem0{kind}{number:d19}");
}

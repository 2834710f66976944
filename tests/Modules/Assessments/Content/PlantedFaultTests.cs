using System.Text.RegularExpressions;
using static Pix.Assessments.Tests.Content.BankCopy;

namespace Pix.Assessments.Tests.Content;

/// <summary>Each kind of fault, planted alone in the good bank, is told alone, with its file and line.</summary>
public sealed partial class PlantedFaultTests
{
    private const string Picture = "1.2/trier-fichiers/assets/bureau.svg";
    private const string Profile = "profiles/socle-commun.yaml";

    /// <summary>File; a text in it; its replacement; a text (after the edit) on the line that is told; the message, and further ones after a bar.</summary>
    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        // The file itself
        { "framework.yaml", "name: Environnement numérique\n", "name: Environnement numérique\n    colour: blue\n", "colour", "unknown key “colour”; known: code, name, competences" },
        { TubeFile, "description: Ranger", "colour: blue\ndescription: Ranger", "colour", "unknown key “colour”; known: id, name, description, skills" },
        { TubeFile, "name: Trier des fichiers\n", "", "id: trier-fichiers", "“name” is missing" },
        { TubeFile, "name: Trier des fichiers\n", "name: \"\"\n", "name: \"\"", "“name” is empty" },
        { TubeFile, "name: Trier des fichiers\n", "name: [a]\n", "name: [a]", "“name” must be a text" },
        { TubeFile, "Trier des fichiers\n", new string('x', 101) + "\n", "name: x", "“name” has 101 characters; at most 100" },
        { TubeFile, "timer: 60", "timer: 5", "timer: 5", "“timer” must be a whole number from 10 to 600" },
        { TubeFile, "timer: 60", "timer: 1200", "timer: 1200", "“timer” must be a whole number from 10 to 600" },
        { TubeFile, "\"Nulle part\"", "\"Nulle part\", correct: no", "correct: no", "“correct” must be true or false" },
        // Ids
        { TubeFile, "id: premier", "id: Premier_tri", "id: Premier_tri", "“Premier_tri” is not an id: 1 to 40 of a-z, 0-9 and -" },
        { TubeFile, "id: trier-fichiers\n", "id: trier-fichier\n", "id: trier-fichier\n", "the id “trier-fichier” must be the folder's name, “trier-fichiers”|profiles/socle-commun.yaml:5: there is no tube “trier-fichiers”" },
        { TubeFile, "id: trier-fichiers-2-a", "id: trier-2-a", "id: trier-2-a", "the id “trier-2-a” must be the skill's and a letter, such as “trier-fichiers-2-a”" },
        { TubeFile, "id: trier-fichiers-2-b", "id: trier-fichiers-2-a", "id: trier-fichiers-2-a\n        type: qroc", $"the challenge id “trier-fichiers-2-a” is taken at {TubeFile}:12" },
        { Profile, "id: socle-commun", "id: socle", "id: socle", "the id “socle” must be the file's name, “socle-commun”" },
        { "framework.yaml", "code: \"5.1\"", "code: \"6.1\"", "6.1", "the code “6.1” must begin with its area's, “5.”" },
        { "framework.yaml", "code: \"5.1\"", "code: \"5\"", "code: \"5\"\n        name", "the code “5” must be two digits with a dot between" },
        // Skills
        { TubeFile, "level: 5", "level: 9", "level: 9", "“level” must be a whole number from 1 to 8" },
        { TubeFile, "level: 5", "level: 1", "level: 1\n    name: Trier", "the skill “trier-fichiers-1” already has level 1 in this tube" },
        { TubeFile, "    hint: Un tri garde l’ordre du précédent.\n", "", "id: trier-fichiers-5\n", "“hint” is missing" },
        { TubeFile, "toSucceed: [corbeille]", "toSucceed: []", "toSucceed: []", "“toSucceed” has at least one tutorial" },
        { TubeFile, "toLearnMore: [dossiers]", "toLearnMore: [dossier]", "[dossier]", "there is no tutorial “dossier”" },
        { TubeFile, "toLearnMore: [dossiers]", "toLearnMore: [dossiers, dossiers]", "[dossiers, ", "the tutorial “dossiers” is here twice" },
        { TubeFile, "instruction: Dans quel ordre triez-vous la liste ?", "instruction: \"\"", "instruction: \"\"", "“instruction” is empty" },
        // Types
        { TubeFile, "type: qcm", "type: qcx", "type: qcx", "“qcx” is not a type: qcu, qcm, qroc, qrocm-ind, qrocm-dep" },
        { TubeFile, "{ id: b, text: \"Dans la corbeille\", correct: true }", "{ id: b, text: \"Dans la corbeille\" }", "proposals:\n          - { id: a, text: \"Dans le", "a qcu has exactly one correct proposal, not 0" },
        { TubeFile, "\"`budget.ods`\", correct: true", "\"`budget.ods`\"", "proposals:\n          - { id: a, text: \"`ventes", "a qcm has at least two correct proposals and a wrong one; here 1 of 3 are correct" },
        { TubeFile, "{ id: b, text: \"`photo.png`\" }", "{ id: b, text: \"`photo.png`\", correct: true }", "proposals:\n          - { id: a, text: \"`ventes", "a qcm has at least two correct proposals and a wrong one; here 3 of 3 are correct" },
        { TubeFile, "          - { id: b, text: \"`photo.png`\" }\n", "", "proposals:\n          - { id: a, text: \"`ventes", "a qcm has 3 to 6 proposals, not 2|a qcm has at least two correct proposals and a wrong one; here 2 of 2 are correct" },
        { TubeFile, "{ id: d, text: \"Nulle", "{ id: c, text: \"Nulle", "{ id: c, text: \"Nulle", "the proposal “c” is here twice" },
        { TubeFile, "{ id: d, text: \"Nulle", "{ id: d2, text: \"Nulle", "{ id: d2", "the proposal's id “d2” must be one letter from a to z" },
        { TubeFile, "text: \"Nulle part\"", "text: \"Dans la corbeille\"", "{ id: d", "the proposal “Dans la corbeille” is here twice" },
        { TubeFile, "text: \"Nulle part\"", "text: \"- Nulle part\"", "{ id: d", "must be one paragraph: no list, heading, table or block of code" },
        { TubeFile, "type: qrocm-ind", "type: qroc", "fields:\n          - id: premier", "a qroc has exactly one field, not 2" },
        { TubeFile, "          - { id: deux, label: Un autre format, kind: text }\n", "", "fields:\n          - { id: un", "a qrocm-dep has at least two fields, not 1" },
        { TubeFile, "          - accepted: [\"JPEG\", \"JPG\"]\n          - accepted: [\"SVG\"]\n", "", "groups:", "2 fields need at least as many groups, not 1" },
        { TubeFile, "label: Un format, kind: text", "label: Un format, kind: text, accepted: [PNG]", "- { id: un", "a field of a qrocm-dep has no accepted values of its own: they are in groups" },
        { TubeFile, "accepted: [\"SVG\"]", "accepted: []", "accepted: []", "a group has at least one accepted value" },
        { TubeFile, "accepted: [\"LUNE\"]", "accepted: []", "accepted: []", "a field has at least one accepted value" },
        { TubeFile, "accepted: [\"Par nom\"]", "accepted: [\"par nom\"]", "[\"par nom\"]", "the accepted value “par nom” is not an option" },
        { TubeFile, "options: [\"Par date\", \"Par nom\", \"Par taille\"]", "options: [\"Par nom\"]", "options:", "a list has at least two options" },
        { TubeFile, "accepted: [\"1 250\"", "accepted: [\"1 250 fichiers\"", "1 250 fichiers", "the accepted value “1 250 fichiers” is not a number; the first, shown as the solution, must be one" },
        { TubeFile, "kind: number", "kind: integer", "kind: integer", "“integer” is not a kind: text, number, list" },
        { TubeFile, "refused: [\"DUNE\"]", "refused: [\"LUNE\"]", "refused:", "“LUNE” is both accepted and refused" },
        { TubeFile, "[\"JPEG\", \"JPG\"]", "[\"JPEG\", \"JPEG\"]", "\"JPEG\", \"JPEG\"", "the accepted value “JPEG” is here twice" },
        { TubeFile, "treatments: [t1, t2]", "treatments: [t1, t4]", "t4", "“t4” is not a treatment: t1, t2, t3" },
        { TubeFile, "{ id: deux, label", "{ id: un, label", "{ id: un, label: Un autre", "the field “un” is here twice" },
        { TubeFile, "        treatments: [t1, t2]\n".TrimStart(), "treatments: [t1, t2]\n        proposals: []\n", "proposals: []", "a qroc has no proposals" },
        // Files and texts
        { TubeFile, "file: assets/ventes.csv", "file: assets/Ventes.csv", "Ventes.csv", "there is no file “assets/Ventes.csv” under 1.2/trier-fichiers/assets/ (case matters)|1.2/trier-fichiers/assets/ventes.csv:1: nothing uses this file" },
        { TubeFile, "file: assets/ventes.csv\n            label", "file: assets/../tube.yaml\n            label", "assets/../", "there is no file “assets/../tube.yaml” under 1.2/trier-fichiers/assets/ (case matters)|1.2/trier-fichiers/assets/ventes.csv:1: nothing uses this file" },
        { TubeFile, "![Un bureau avec une corbeille](assets/bureau.svg)", "![](assets/bureau.svg)", "![](", "the picture “assets/bureau.svg” has no text alternative" },
        { TubeFile, "(assets/bureau.svg)", "(assets/ventes.csv)", "(assets/ventes.csv)", "“assets/ventes.csv” is not a picture: .svg, .png, .jpg, .jpeg, .gif, .webp|1.2/trier-fichiers/assets/bureau.svg:1: nothing uses this file" },
        { TubeFile, "Où la retrouve-t-elle ?", "[Où](javascript:alert(1)) ?", "[Où]", "the link “javascript:alert(1)” must begin with http:, https: or mailto:" },
        { TubeFile, "Où la retrouve-t-elle ?", "Un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six ?", "Un deux", "a sentence of 26 words; at most 25: “Un deux trois quatre cinq six sept huit…”" },
        { TubeFile, "Citez deux formats d’image.", "Citez bien vingt mots, puis encore vingt, et vous verrez que la phrase tient tout juste dans ce qui est permis. Citez bien vingt mots, puis encore vingt, et vous verrez que la phrase tient tout juste dans ce qui est permis.", "Citez bien vingt", "an instruction of 42 words; at most 40" },
        { Picture, " viewBox=\"0 0 200 100\"", "", "<svg", "the svg has no viewBox" },
        { Picture, "<text x", "<text onclick=\"x()\" x", "<text", "no onclick in a drawing" },
        { Picture, "</svg>", "<script/></svg>", "<script", "no <script> in a drawing" },
        { Picture, "</svg>", "<image href=\"https://exemple.fr/a.png\"/></svg>", "<image", "a drawing refers to nothing outside: “https://exemple.fr/a.png”" },
        // Tutorials and profiles
        { "tutorials/dossiers.md", "minutes: 4", "minutes: 40", "minutes: 40", "“minutes” must be a whole number from 1 to 10" },
        { "tutorials/dossiers.md", "## À retenir", "# À retenir", "# À", "headings are ##, ### or ####: the title is the only one above" },
        { "tutorials/dossiers.md", "## À retenir", "## Fin", "## Fin", "a tutorial ends with “## À retenir”" },
        { "tutorials/corbeille.md", "![Une corbeille ouverte]", "![ ]", "![ ]", "the picture “assets/corbeille-ouverte.svg” has no text alternative" },
        { Profile, "tube: chercher", "tube: trouver", "tube: trouver", "there is no tube “trouver”" },
        { Profile, "level: 3", "level: 4", "level: 4", "the tube “chercher” has no level 4; it has 3" },
        { Profile, "tube: chercher, level: 3", "tube: trier-fichiers, level: 5", "level: 5", "the tube “trier-fichiers” is here twice" },
        // Simulators
        { TubeFile, "folder: assets/corbeille", "folder: assets/poubelle", "assets/poubelle", $"there is no folder “assets/poubelle” with files in it; a simulator is a folder of assets/|{SimulatorFolder}/index.html:1: nothing uses this file|{SimulatorFolder}/script.js:1: nothing uses this file|{SimulatorFolder}/style.css:1: nothing uses this file" },
        { $"{SimulatorFolder}/index.html", " src=\"script.js\" defer", "", "<script>", "inline script: it belongs in a .js file" },
        { $"{SimulatorFolder}/index.html", " defer", "", "<script", "a script is a classic one with defer, without type" },
        { $"{SimulatorFolder}/index.html", "</head>", "<style>p {}</style></head>", "<style>", "inline style: it belongs in a .css file" },
        { $"{SimulatorFolder}/index.html", "<p id", "<p style=\"color:red\" id", "<p ", "inline style on <p>: it belongs in a .css file" },
        { $"{SimulatorFolder}/index.html", "type=\"button\"", "onclick=\"go()\"", "onclick", "inline handler onclick on <button>: it belongs in a .js file" },
        { $"{SimulatorFolder}/index.html", "<p id", "<a href=\"https://exemple.fr\">x</a><p id", "<a ", "foreign address “https://exemple.fr” on <a>" },
        { $"{SimulatorFolder}/index.html", "href=\"style.css\"", "href=\"styles.css\"", "<link", "there is no file “styles.css” in the simulator's folder" },
        { $"{SimulatorFolder}/index.html", " lang=\"fr\"", "", "<!doctype", "the page has no lang=\"fr\"" },
        { $"{SimulatorFolder}/index.html", "</body>", "<iframe></iframe></body>", "<iframe", "<iframe> does not work in the sandbox" },
        { $"{SimulatorFolder}/style.css", "body", "@import url(\"https://exemple.fr/a.css\");\nbody", "@import", "“@import” a style takes nothing from outside, nor fonts or other styles|1.2/trier-fichiers/assets/corbeille/style.css:1: “url(\"https://” a style takes nothing from outside, nor fonts or other styles" },
        { $"{SimulatorFolder}/script.js", "});", "  localStorage.setItem(\"a\", \"b\");\n});", "localStorage", "“localStorage” does not work in the sandbox" },
        { $"{SimulatorFolder}/script.js", "});", "  alert(\"Bravo\");\n});", "alert", "“alert(” does not work in the sandbox" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_planted_fault_is_told_with_its_line(string file, string old, string replacement, string at, string messages)
    {
        using var bank = new BankCopy();
        bank.Replace(file, old, replacement);
        var text = File.ReadAllText(Path.Combine(bank.Directory, file));
        Assert.Contains(at, text, StringComparison.Ordinal);
        var line = text[..text.IndexOf(at, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        var expected = messages.Split('|').Select(m => !ElseWhere().IsMatch(m) ? $"{file}:{line}: {m}" : m);
        Assert.Equal(expected.Order(StringComparer.Ordinal), bank.Faults().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^[\w./-]+:\d+: ")]
    private static partial Regex ElseWhere();
}

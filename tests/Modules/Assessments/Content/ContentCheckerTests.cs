using System.Text;
using Pix.Assessments.Content;
using Pix.Assessments.Content.Checking;
using static Pix.Assessments.Tests.Content.BankCopy;

namespace Pix.Assessments.Tests.Content;

public sealed class ContentCheckerTests : IDisposable
{
    private readonly BankCopy _bank = new();

    public void Dispose() => _bank.Dispose();

    [Fact]
    public void Every_fault_is_told_never_the_first_one_only()
    {
        _bank.Replace(TubeFile, "level: 5", "level: 9");
        _bank.Replace(TubeFile, "timer: 60", "timer: 6");
        _bank.Replace("1.1/chercher/tube.yaml", "toSucceed: [dossiers]", "toSucceed: [dossier]");
        _bank.Replace("profiles/socle-commun.yaml", "name: Socle commun\n", "");
        Assert.Equal(
        [
            "1.1/chercher/tube.yaml:9: there is no tutorial “dossier”",
            $"{TubeFile}:28: “timer” must be a whole number from 10 to 600",
            $"{TubeFile}:58: “level” must be a whole number from 1 to 8",
            "profiles/socle-commun.yaml:1: “name” is missing",
        ], _bank.Faults());
    }

    [Fact]
    public void An_unreadable_file_is_told_at_its_line_and_the_others_are_still_read()
    {
        _bank.Write("1.1/chercher/tube.yaml", "id: chercher\nname: [\nskills: }\n");
        _bank.Replace(TubeFile, "timer: 60", "timer: 6");
        var faults = _bank.Faults();
        Assert.Equal("1.1/chercher/tube.yaml:2: unreadable YAML: brackets or indents do not match", faults[0]);
        Assert.Contains($"{TubeFile}:28: “timer” must be a whole number from 10 to 600", faults);
    }

    [Theory]
    [InlineData(TubeFile)]
    [InlineData("framework.yaml")]
    [InlineData("profiles/socle-commun.yaml")]
    [InlineData("tutorials/corbeille.md")]
    [InlineData(SimulatorFolder + "/index.html")]
    [InlineData("1.2/trier-fichiers/assets/bureau.svg")]
    public void However_a_file_is_broken_the_checker_tells_and_does_not_break(string file)
    {
        var random = new Random(7);
        var good = File.ReadAllText(Path.Combine(_bank.Directory, file));
        for (var i = 0; i < 60; i++)
        {
            var (from, length) = (random.Next(good.Length), random.Next(1, 40));
            var odd = new[] { "", "[", "}", ": ", "- ", "&a [*a]", "!!int x", "|\n", "\t", "<", "![](", "\0", "\u2028" }[random.Next(13)];
            _bank.Write(file, good[..from] + odd + good[Math.Min(good.Length, from + length)..]);
            Assert.All(_bank.Faults(), f => Assert.Matches("^[^\n]+:[1-9][0-9]*: [^ ]", f));
        }
    }

    [Fact]
    public void A_text_that_is_never_closed_is_told_at_its_line()
    {
        var line = _bank.Replace(TubeFile, "label: Premier tri", "label: \"Premier tri");
        Assert.Contains(_bank.Faults(), f => f.StartsWith($"{TubeFile}:{line}: unreadable YAML: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_that_is_here_twice_makes_the_file_unreadable()
    {
        var line = _bank.Replace(TubeFile, "name: Trier des fichiers\n", "name: Trier des fichiers\nname: Ranger\n") + 1;
        Assert.Contains(_bank.Faults(), f => f.StartsWith($"{TubeFile}:{line}: unreadable YAML: Duplicate key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- id: chercher\n")]
    [InlineData("id: chercher\n---\nid: chercher\n")]
    public void A_file_is_one_map(string text)
    {
        _bank.Write("1.1/chercher/tube.yaml", text);
        Assert.Contains("1.1/chercher/tube.yaml:1: must be one YAML map", _bank.Faults());
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_told()
    {
        File.WriteAllBytes(Path.Combine(_bank.Directory, "tutorials/dossiers.md"), Encoding.Latin1.GetBytes("---\ntitle: Été\n"));
        Assert.Contains("tutorials/dossiers.md:1: not UTF-8", _bank.Faults());
    }

    [Theory]
    [InlineData("1.2/trier-fichiers/assets/vieux.csv", "1.2/trier-fichiers/assets/vieux.csv:1: nothing uses this file")]
    [InlineData("tutorials/assets/vieux.svg", "tutorials/assets/vieux.svg:1: nothing uses this file")]
    [InlineData("1.2/trier-fichiers/notes.txt", "1.2/trier-fichiers/notes.txt:1: does not belong here: a tube's folder has tube.yaml and assets/")]
    [InlineData("1.2/notes.txt", "1.2/notes.txt:1: does not belong here: a tube's folder has tube.yaml and assets/")]
    [InlineData("tutorials/notes.txt", "tutorials/notes.txt:1: a tutorial is tutorials/<id>.md")]
    [InlineData("profiles/socle.yml", "profiles/socle.yml:1: a profile is profiles/<id>.yaml")]
    [InlineData("1.2/vide/assets/a.csv", "1.2/vide:1: a tube's folder has a tube.yaml")]
    [InlineData(SimulatorFolder + "/app.wasm", SimulatorFolder + "/app.wasm:1: a simulator is made of .html, .css, .js, .svg, .png, .jpg, .jpeg, .gif, .webp")]
    [InlineData("tutorials/vieux.md", "tutorials/vieux.md:1: a tutorial begins with its title, minutes and by between two lines ---")]
    public void A_file_too_many_is_told(string file, string fault)
    {
        _bank.Write(file, "x");
        Assert.Equal([fault], _bank.Faults());
    }

    [Fact]
    public void A_tutorial_that_no_skill_names_is_told()
    {
        _bank.Write("tutorials/seul.md", File.ReadAllText(Path.Combine(_bank.Directory, "tutorials/dossiers.md")));
        Assert.Equal(["tutorials/seul.md:1: no skill names the tutorial “seul”"], _bank.Faults());
    }

    [Fact]
    public void A_simulator_needs_its_page()
    {
        _bank.Delete($"{SimulatorFolder}/index.html");
        Assert.Equal([$"{TubeFile}:30: the simulator “assets/corbeille” has no index.html"], _bank.Faults());
    }

    [Fact]
    public void A_competence_outside_the_framework_is_told()
    {
        _bank.Write("8.1/chercher-loin/tube.yaml", File.ReadAllText(Path.Combine(_bank.Directory, "1.1/chercher/tube.yaml")).Replace("chercher", "chercher-loin", StringComparison.Ordinal));
        Assert.Equal(["8.1:1: there is no competence “8.1” in the framework"], _bank.Faults());
    }

    [Fact]
    public void The_command_tells_what_the_bank_holds_by_competence()
    {
        var (code, output) = Run("check-content", "--path", _bank.Directory);
        Assert.Equal(0, code);
        Assert.Equal(
        [
            "",
            "competence                                           tubes  skills  challenges  qcu  qcm  qroc  ind  dep  timed  levels",
            "1.1 Mener une recherche et une veille d’information      1       1           1    0    0     1    0    0      0       3",
            "1.2 Gérer des données                                    1       3           5    1    1     1    1    1      1     125",
            "5.1 Résoudre des problèmes techniques                    0       0           0    0    0     0    0    0      0       -",
            "all                                                      2       4           6    1    1     2    1    1      1    1235",
            "",
            "2 tutorials, 1 profiles, 6 files",
            "",
            "0 faults",
        ], output);
    }

    [Fact]
    public void The_command_fails_when_there_is_a_fault()
    {
        _bank.Replace(TubeFile, "timer: 60", "timer: 6");
        var (code, output) = Run("--path", _bank.Directory);
        Assert.Equal((1, $"{_bank.Directory}/{TubeFile}:28: “timer” must be a whole number from 10 to 600", "1 fault"), (code, output[0], output[^1]));
    }

    [Theory]
    [InlineData("--path")]
    [InlineData("--colour", "blue")]
    [InlineData("--path", "a", "--path", "b")]
    public void A_command_that_is_not_understood_says_how_it_is_used(params string[] args)
    {
        var (code, output) = Run(args);
        Assert.Equal(2, code);
        Assert.Equal(["check-content [--path DIR] [--against DIR]"], output);
    }

    [Fact]
    public void A_directory_that_is_not_there_is_a_fault() =>
        Assert.Equal((1, "nowhere:1: there is no such directory"), (Run("--path", "nowhere").Code, Run("--path", "nowhere").Output[0]));

    private static (int Code, string[] Output) Run(params string[] args)
    {
        using var output = new StringWriter();
        var code = ContentChecker.Run(args, output);
        return (code, output.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }
}

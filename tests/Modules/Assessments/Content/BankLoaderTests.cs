using Pix.Assessments.Content;
using static Pix.Assessments.Tests.Content.BankCopy;

namespace Pix.Assessments.Tests.Content;

public sealed class BankLoaderTests
{
    private static Bank Bank { get; } = BankLoader.Load(Good);

    [Fact]
    public void The_good_bank_has_no_fault()
    {
        using var bank = new BankCopy();
        Assert.Empty(bank.Faults());
    }

    [Fact]
    public void A_tube_is_a_ladder_whatever_the_order_of_its_file()
    {
        var tube = Bank.Tubes["trier-fichiers"];
        Assert.Equal([1, 2, 5], tube.Skills.Select(s => s.Level));
        Assert.Equal("1.2", tube.CompetenceCode);
        Assert.All(tube.Skills, s => Assert.Equal("trier-fichiers", s.TubeId));
        Assert.Equal(["corbeille"], Bank.Skills["trier-fichiers-2"].ToSucceed);
    }

    [Fact]
    public void An_instruction_is_rendered_with_its_picture_led_to_its_address()
    {
        var challenge = Bank.Challenges["trier-fichiers-2-a"];
        var picture = Bank.Files.All.Single(f => f.Path == "bureau.svg");
        Assert.Contains($"<img src=\"{picture.Link}\" alt=\"Un bureau avec une corbeille\">", challenge.InstructionHtml, StringComparison.Ordinal);
        Assert.Equal("Naïma a supprimé une photo par erreur. Où la retrouve-t-elle ?", challenge.InstructionText);
        Assert.Matches("^/contenu/[0-9a-f]{16}/bureau.svg$", picture.Link);
        Assert.Equal((ContentKind.Picture, "image/svg+xml"), (picture.Kind, picture.ContentType));
    }

    [Fact]
    public void A_drawing_that_tells_its_size_keeps_its_place_on_the_page_before_it_is_loaded()
    {
        using var bank = new BankCopy();
        bank.Replace("1.2/trier-fichiers/assets/bureau.svg", "viewBox=\"0 0 200 100\"", "viewBox=\"0 0 200 100\" width=\"400\" height=\"200\"");
        Assert.Contains(" width=\"400\" height=\"200\"", BankLoader.Load(bank.Directory).Challenges["trier-fichiers-2-a"].InstructionHtml, StringComparison.Ordinal);
        var delivered = BankLoader.Load(ContentOptions.Delivered).Challenges.Values;
        Assert.Empty(delivered.Where(c => c.InstructionHtml.Split("<img ").Skip(1).Any(i => !i.Contains(" width=", StringComparison.Ordinal))).Select(c => c.Id));
    }

    [Fact]
    public void A_proposal_is_a_phrase_that_fits_in_a_label()
    {
        Assert.Equal("Dans le dossier <strong>Images</strong>", Bank.Challenges["trier-fichiers-2-a"].Proposals[0].Html);
        Assert.Equal(["a", "c"], Bank.Challenges["trier-fichiers-1-a"].Proposals.Where(p => p.Correct).Select(p => p.Id));
    }

    [Fact]
    public void Fields_and_groups_are_read_with_their_rules()
    {
        var code = Assert.Single(Bank.Challenges["trier-fichiers-2-b"].Fields);
        Assert.Equal((FieldKind.Text, Treatments.T1 | Treatments.T2), (code.Kind, code.Treatments));
        Assert.Equal(["DUNE"], code.Refused);
        Assert.Equal(60, Bank.Challenges["trier-fichiers-2-b"].TimerSeconds);
        var fields = Bank.Challenges["trier-fichiers-5-a"].Fields;
        Assert.Equal([FieldKind.List, FieldKind.Number], fields.Select(f => f.Kind));
        Assert.Equal(Treatments.All, fields[1].Treatments);
        Assert.Equal(["PNG", "JPEG", "SVG"], Bank.Challenges["trier-fichiers-5-b"].Groups.Select(g => g.Accepted[0]));
    }

    [Fact]
    public void An_attachment_is_a_download_and_tells_its_size()
    {
        var attachment = Assert.Single(Bank.Challenges["trier-fichiers-1-a"].Attachments);
        Assert.Equal(("ventes.csv", "Le tableau des ventes"), (attachment.Name, attachment.Label));
        var file = Find(attachment.Link)!;
        Assert.Equal((ContentKind.Attachment, "text/csv", attachment.Bytes), (file.Kind, file.ContentType, new FileInfo(file.FullPath).Length));
    }

    [Fact]
    public void The_files_of_a_simulator_share_the_hash_of_their_folder()
    {
        var simulator = Bank.Challenges["trier-fichiers-2-b"].Simulator!;
        Assert.Equal(("Le bureau de Naïma", 300), (simulator.Title, simulator.Height));
        var page = Find(simulator.Link)!;
        Assert.Equal((ContentKind.Simulator, "text/html; charset=utf-8"), (page.Kind, page.ContentType));
        Assert.EndsWith("script.js", Bank.Files.Find(page.Hash, "script.js")!.FullPath, StringComparison.Ordinal);
        using var changed = new BankCopy();
        changed.Replace($"{SimulatorFolder}/style.css", "sans-serif", "serif");
        Assert.NotEqual(simulator.Link, BankLoader.Load(changed.Directory).Challenges["trier-fichiers-2-b"].Simulator!.Link);
    }

    [Theory]
    [InlineData("../framework.yaml")]
    [InlineData("tube.yaml")]
    [InlineData("../index.html")]
    [InlineData("")]
    public void Nothing_but_the_named_files_can_be_reached(string path) =>
        Assert.All(Bank.Files.All, f => Assert.Null(Bank.Files.Find(f.Hash, path)));

    [Fact]
    public void Hidden_and_unused_files_have_no_address()
    {
        using var bank = new BankCopy();
        bank.Write("1.2/trier-fichiers/assets/solutions.csv", "LUNE").Write($"{SimulatorFolder}/.notes", "LUNE");
        Assert.Equal(Bank.Files.All.Select(f => f.Link).Order(), BankLoader.Load(bank.Directory).Files.All.Select(f => f.Link).Order());
    }

    [Fact]
    public void A_tutorial_has_its_front_matter_and_safe_links()
    {
        var tutorial = Bank.Tutorials["corbeille"];
        Assert.Equal(("Retrouver un fichier dans la corbeille", 2, "L’équipe pédagogique"), (tutorial.Title, tutorial.Minutes, tutorial.By));
        Assert.Contains("<a href=\"https://exemple.fr/corbeille\" rel=\"noopener nofollow\">", tutorial.Html, StringComparison.Ordinal);
        Assert.Contains("<h2>À retenir</h2>", tutorial.Html, StringComparison.Ordinal);
        Assert.Contains("alt=\"Une corbeille ouverte\"", tutorial.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_html_is_shown_as_it_was_typed_and_never_run()
    {
        using var bank = new BankCopy();
        bank.Replace("tutorials/dossiers.md", "Un dossier contient", "<script>alert(1)</script> <b onclick=x>Un dossier</b> contient");
        var html = BankLoader.Load(bank.Directory).Tutorials["dossiers"].Html;
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b ", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_are_the_competences_that_have_skills_then_the_profiles()
    {
        Assert.Equal(["1.1", "1.2", "socle-commun"], Bank.Targets.Select(t => t.Id));
        Assert.Equal(("1", TargetKind.Competence), (Bank.TargetsById["1.2"].AreaCode, Bank.TargetsById["1.2"].Kind));
        Assert.Equal(["trier-fichiers-1", "trier-fichiers-2", "trier-fichiers-5"], Bank.TargetsById["1.2"].Skills.Select(s => s.SkillId));
    }

    [Fact]
    public void A_profile_asks_each_tube_up_to_its_level() => Assert.Equal(
        [new("chercher-3", "chercher", 3, "1.1"), new("trier-fichiers-1", "trier-fichiers", 1, "1.2"), new("trier-fichiers-2", "trier-fichiers", 2, "1.2")],
        Bank.TargetsById["socle-commun"].Skills);

    [Fact]
    public void A_bank_that_cannot_be_used_is_refused_with_every_reason()
    {
        using var bank = new BankCopy();
        var first = bank.Replace(TubeFile, "level: 5", "level: 9");
        bank.Delete("tutorials/dossiers.md");
        var refusal = Assert.Throws<ContentException>(() => BankLoader.Load(bank.Directory));
        Assert.Contains($"{TubeFile}:{first}: “level” must be a whole number from 1 to 8", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("there is no tutorial “dossiers”", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_a_reviewer_minds_does_not_stop_the_program()
    {
        using var bank = new BankCopy();
        bank.Replace(TubeFile, "Citez deux formats d’image.", string.Concat(Enumerable.Repeat("mot ", 26)));
        Assert.NotEmpty(bank.Faults());
        Assert.Equal(6, BankLoader.Load(bank.Directory).Challenges.Count);
    }

    private static ContentFile? Find(string link) => link.Split('/', 4) is ["", "contenu", var hash, var path] ? Bank.Files.Find(hash, path) : null;
}

using FastEndpoints;
using Microsoft.Extensions.Hosting;
using Pix.Assessments.Content;
using Pix.Assessments.Features.ShowQuestion;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.PreviewBank;

/// <summary>The whole question bank, for its authors.</summary>
public sealed record BankModel(IReadOnlyList<BankCompetence> Competences, IReadOnlyList<TypeCount> Types, int Skills, int Challenges, int Tutorials);

/// <param name="Levels">How many skills of each level, 1 to 8.</param>
public sealed record BankCompetence(string Code, string Name, int Skills, int Challenges, IReadOnlyList<int> Levels, IReadOnlyList<BankTube> Tubes);

public sealed record BankTube(string Id, string Name, IReadOnlyList<BankSkill> Skills);

public sealed record BankSkill(string Id, int Level, string Name, IReadOnlyList<BankChallenge> Challenges);

/// <param name="Link">Plays it.</param>
public sealed record BankChallenge(string Id, string Type, string Instruction, bool Timed, bool Simulator, bool Attachment, string Link);

public sealed record TypeCount(string Type, int Count);

/// <summary>GET /apercu/epreuves: counts by competence, level and type, and every challenge to play. In Development only: it tells what will be asked.</summary>
internal sealed class PreviewBankEndpoint(Bank bank, IHostEnvironment environment) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Get("apercu/epreuves");
        AllowAnonymous();
    }

    public override Task HandleAsync(CancellationToken ct)
    {
        if (!environment.IsDevelopment())
            throw Problem.NotThere();
        var challenges = bank.Challenges.Values;
        return Send.PageAsync<BankPage>(new BankModel(
            [.. bank.Competences.Values.OrderBy(c => c.Code, StringComparer.Ordinal).Select(Describe)],
            [.. challenges.GroupBy(QuestionModel.TypeOf).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new TypeCount(g.Key, g.Count()))],
            bank.Skills.Count, challenges.Count(), bank.Tutorials.Count));
    }

    private BankCompetence Describe(Competence competence)
    {
        var tubes = bank.Tubes.Values.Where(t => t.CompetenceCode == competence.Code).OrderBy(t => t.Id, StringComparer.Ordinal).ToList();
        var skills = tubes.SelectMany(t => t.Skills).ToList();
        return new(competence.Code, competence.Name, skills.Count, skills.Sum(s => s.Challenges.Count),
            [.. Enumerable.Range(1, 8).Select(level => skills.Count(s => s.Level == level))],
            [.. tubes.Select(t => new BankTube(t.Id, t.Name, [.. t.Skills.OrderBy(s => s.Level).Select(s => new BankSkill(s.Id, s.Level, s.Name, [.. s.Challenges.Select(Describe)]))]))]);
    }

    private static BankChallenge Describe(Challenge challenge) => new(
        challenge.Id, QuestionModel.TypeOf(challenge), challenge.InstructionText, challenge.TimerSeconds is not null, challenge.Simulator is not null, challenge.Attachments.Count > 0,
        "/apercu/epreuves/" + challenge.Id);
}

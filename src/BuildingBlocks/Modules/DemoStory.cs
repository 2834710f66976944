namespace Pix.BuildingBlocks.Modules;

/// <summary>
/// The story that the demo tells, invented here and nowhere else: each module writes its own chapter of it
/// (<see cref="IDemoData"/>), so that the chapters fit without any module knowing another's tables.
/// </summary>
public sealed record DemoStory(
    string OrganisationId, string OrganisationName, string OrganisationSlug, string Password,
    DemoPerson Organiser, DemoPerson Participant, IReadOnlyList<DemoCampaign> Campaigns)
{
    /// <summary>Everybody in the story.</summary>
    public IEnumerable<DemoPerson> People =>
        Campaigns.SelectMany(c => c.Participations).Select(p => p.Person).Prepend(Participant).Prepend(Organiser).DistinctBy(p => p.Id);
}

/// <param name="SignsIn">Has the demo password; the others cannot sign in.</param>
public sealed record DemoPerson(string Id, string FirstName, string LastName, string Email, bool SignsIn);

/// <param name="Id">Also the course's id.</param>
/// <param name="TargetId">A competence's code or a profile's id.</param>
public sealed record DemoCampaign(
    string Id, string Name, string Code, string TargetId, string? IdentifierLabel, string? Title, string? LandingText,
    DateTimeOffset CreatedAt, IReadOnlyList<DemoParticipation> Participations)
{
    /// <summary>Where its course leads to resume, as Campaigns would define it.</summary>
    public string ResumeLink => $"/campagnes/{Code}?reprendre=1";

    /// <summary>Where its course leads at the end.</summary>
    public string EndLink => $"/campagnes/{Code}/resultats";
}

/// <param name="Id">Also the test's id.</param>
/// <param name="Ability">0.5 to 7.5: simulated answers are right with the probability of the Rasch model.</param>
/// <param name="Answers">Answers given before the person stopped; null: until the test is complete.</param>
/// <param name="SharedAfter">How long after the start the result was sent; null: not sent.</param>
public sealed record DemoParticipation(
    string Id, DemoPerson Person, string? Identifier, DateTimeOffset StartedAt, double Ability, int? Answers, TimeSpan? SharedAfter);

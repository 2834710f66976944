using Google.Protobuf.WellKnownTypes;
using Pix.Accounts.V1;
using Pix.Assessments.V1;
using Pix.Campaigns.V1;
using static Pix.Reporting.Tests.Make;

namespace Pix.Reporting.Tests.Projection;

/// <summary>A line as the modules' state says that it must be.</summary>
internal sealed record Expected(string Id, string CampaignId, string LastName, string FirstName, string? Identifier, ParticipantStatus Status, double Progress, DateTimeOffset StartedAt);

/// <summary>What happens in the other modules, at random: people start, answer, send, take back, change their names and leave.</summary>
internal sealed class History(FakeModules modules, Random random)
{
    private static readonly string[] LastNames = ["Carré", "Étienne", "Villo", "Œuvrard", "Le Gall", "Carré-Villo", "a\uFFFEb", "𠮷野"], FirstNames = ["Louise", "Karim", "Élise", "", "Jean Paul"];

    private readonly Dictionary<string, Participation> _participations = [];
    private readonly Dictionary<string, Test> _tests = [];
    private readonly List<string> _people = [];
    private int _ids;

    public void Step()
    {
        switch (random.Next(11))
        {
            case 0 or 1 or 2 when _participations.Count < 25: Start(); break;
            case 3: Answer(); break;
            case 4 or 5: Complete(); break;
            case 6: Change(p => p.SharedAt ??= Monday.AddHours(random.Next(72)).ToTimestamp()); break;
            case 7: Change(p => p.SharedAt = null); break;
            case 8: Rename(); break;
            case 9: Erase(); break;
            default: Remove(); break;
        }
    }

    /// <summary>Every line that must be there in the end.</summary>
    public IEnumerable<Expected> Lines() => _participations.Values.Where(p => !p.Removed).OrderBy(p => p.Id, StringComparer.Ordinal).Select(p =>
    {
        var (test, person) = (_tests[p.Id], modules.Find(p.PersonId));
        var (lastName, firstName) = (person?.LastName ?? "", person?.FirstName ?? "");
        var isErased = lastName.Length + firstName.Length == 0;
        return new Expected(p.Id, p.CampaignId, lastName, firstName, isErased || p.Identifier.Length == 0 ? null : p.Identifier,
            test.CompletedAt is null ? ParticipantStatus.Started : p.SharedAt is null ? ParticipantStatus.Completed : ParticipantStatus.Shared,
            test.CompletedAt is null ? (double)test.Tested / test.Skills : 1, p.StartedAt.ToDateTimeOffset());
    });

    private void Start()
    {
        if (_people.Count < 8)
        {
            _people.Add(Id(++_ids, 'd'));
            Name(_people[^1]);
        }
        var id = Id(++_ids);
        _participations[id] = new()
        {
            Id = id, CampaignId = Id(random.Next(2), 'c'), PersonId = Any(_people), Identifier = random.Next(3) == 0 ? "" : "E-" + random.Next(30), StartedAt = Monday.AddHours(random.Next(72)).ToTimestamp(),
        };
        _tests[id] = new() { Id = id, CourseId = _participations[id].CampaignId, Skills = 6 };
        // The test is committed first; which feed is read first is another matter.
        modules.Put(_tests[id].Clone());
        modules.Put(_participations[id].Clone());
    }

    private void Answer()
    {
        if (_tests.Count == 0 || _tests[Any(_tests.Keys)] is not { CompletedAt: null } test || _participations[test.Id].Removed)
            return;
        test.Tested = Math.Min(6, test.Tested + 1);
        modules.Put(test.Clone());
    }

    private void Complete()
    {
        if (_tests.Count == 0 || _tests[Any(_tests.Keys)] is not { CompletedAt: null } test || _participations[test.Id].Removed)
            return;
        var (first, second) = (random.Next(4), random.Next(4));
        test.Tested = 6;
        test.CompletedAt = Monday.AddHours(72).ToTimestamp();
        test.Result = Result(("1.1", first, 3, 3), ("5.1", second, 3, 3));
        modules.Put(test.Clone());
    }

    private void Change(Action<Participation> change)
    {
        if (_participations.Count == 0 || _participations[Any(_participations.Keys)] is not { Removed: false } participation)
            return;
        change(participation);
        modules.Put(participation.Clone());
    }

    private void Remove()
    {
        if (_participations.Count == 0 || random.Next(3) > 0)
            return;
        var id = Any(_participations.Keys);
        _participations[id] = new() { Id = id, CampaignId = _participations[id].CampaignId, Removed = true };
        _tests[id] = new() { Id = id, CourseId = _participations[id].CampaignId, Removed = true };
        modules.Put(_tests[id].Clone());
        modules.Put(_participations[id].Clone());
    }

    private void Rename()
    {
        if (_people.Count > 0 && modules.Find(Any(_people)) is { } person)
            Name(person.Id);
    }

    private void Erase()
    {
        if (_people.Count == 0 || random.Next(3) > 0)
            return;
        var person = Any(_people);
        modules.Erase(person);
        foreach (var participation in _participations.Values.Where(p => p.PersonId == person && !p.Removed))
        {
            (participation.PersonId, participation.Identifier) = (Id(++_ids, 'e'), "");
            modules.Put(participation.Clone());
        }
    }

    private void Name(string person) => modules.Put(new Person { Id = person, FirstName = Any(FirstNames), LastName = Any(LastNames) });

    private T Any<T>(IReadOnlyCollection<T> among) => among.ElementAt(random.Next(among.Count));
}

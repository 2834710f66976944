using Grpc.Core;
using Pix.Accounts.V1;
using Pix.Assessments.V1;
using Pix.Campaigns.V1;
using Pix.Reporting.Projection;
using AccountsClient = Pix.Accounts.V1.Accounts.AccountsClient;
using AssessmentsClient = Pix.Assessments.V1.Assessments.AssessmentsClient;
using CampaignsClient = Pix.Campaigns.V1.Campaigns.CampaignsClient;

namespace Pix.Reporting.Tests.Projection;

/// <summary>A feed as the contracts describe it: the state of each row, once, at the position of its last change.</summary>
internal sealed class FakeFeed<T>(Func<T, string> idOf) where T : class
{
    private readonly SortedDictionary<long, T> _rows = [];
    private readonly Lock _lock = new();
    private long _position, _shown;

    public string FeedId { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>Rows given at once, fewer than were asked for.</summary>
    public int PageSize { get; set; } = 5000;

    /// <summary>So many last positions are not shown yet, as if smaller ones could still be committed.</summary>
    public int HeldBack { get; set; }

    public void Put(T row)
    {
        lock (_lock)
        {
            if (_rows.FirstOrDefault(r => idOf(r.Value) == idOf(row)) is { Value: not null } before)
                _rows.Remove(before.Key);
            _rows[++_position] = row;
        }
    }

    public void Remove(string id)
    {
        lock (_lock)
            foreach (var at in _rows.Where(r => idOf(r.Value) == id).Select(r => r.Key).ToList())
                _rows.Remove(at);
    }

    /// <summary>The source is another one: the same rows, in another order, from 1 on.</summary>
    public void Replace(Random random)
    {
        lock (_lock)
        {
            var rows = _rows.Values.ToArray();
            random.Shuffle(rows);
            _rows.Clear();
            (FeedId, _position, _shown) = (Guid.NewGuid().ToString("N"), 0, 0);
            foreach (var row in rows)
                _rows[++_position] = row;
        }
    }

    /// <summary>The source went back to what it was at this position.</summary>
    public void GoBack(long position, params T[] rows)
    {
        lock (_lock)
        {
            foreach (var lost in _rows.Keys.Where(at => at > position).ToList())
                _rows.Remove(lost);
            (_position, _shown) = (position, position);
            foreach (var row in rows)
                _rows[_rows.Keys.DefaultIfEmpty().Max() + 1] = row;
        }
    }

    public (string FeedId, long Position, List<T> Rows, bool More) Read(long after, int max)
    {
        lock (_lock)
        {
            _shown = Math.Max(_shown, _position - HeldBack);
            var size = Math.Min(max, PageSize);
            var rows = _rows.Where(r => r.Key > after && r.Key <= _shown).Take(size).ToList();
            return (FeedId, rows.Count > 0 ? rows[^1].Key : Math.Min(after, _shown), [.. rows.Select(r => r.Value)], rows.Count == size);
        }
    }
}

/// <summary>The modules that Reporting follows, in a state that a test chooses.</summary>
internal sealed class FakeModules
{
    private readonly Dictionary<string, Person> _people = [];

    public FakeFeed<Participation> Participations { get; } = new(p => p.Id);
    public FakeFeed<Test> Tests { get; } = new(t => t.Id);
    public FakeFeed<Person> People { get; } = new(p => p.Id);

    public void Put(params Participation[] participations) => Array.ForEach(participations, Participations.Put);

    public void Put(params Test[] tests) => Array.ForEach(tests, Tests.Put);

    public void Put(params Person[] people)
    {
        foreach (var person in people)
            lock (_people)
            {
                _people[person.Id] = person;
                People.Put(person);
            }
    }

    /// <summary>The account is gone, without a word in the feed.</summary>
    public void Erase(string person)
    {
        lock (_people)
        {
            _people.Remove(person);
            People.Remove(person);
        }
    }

    public Person? Find(string id)
    {
        lock (_people)
            return _people.GetValueOrDefault(id);
    }

    /// <summary>What a projector asks.</summary>
    /// <param name="amid">Happens while it asks the feeds, after the first two were read.</param>
    /// <param name="atNames">Happens when it asks for names, inside its turn.</param>
    public FeedReader Reader(Func<Task>? amid = null, Func<Task>? atNames = null) => new(new Campaigns(this), new Assessments(this), new Accounts(this, amid, atNames));

    private static AsyncUnaryCall<T> Answer<T>(Task<T> answer) => new(answer, Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });

    private sealed class Campaigns(FakeModules modules) : CampaignsClient
    {
        public override AsyncUnaryCall<ParticipationFeed> ReadFeedAsync(Pix.Campaigns.V1.FeedRequest request, CallOptions options)
        {
            var (id, position, rows, more) = modules.Participations.Read(request.After, request.Max);
            return Answer(Task.FromResult(new ParticipationFeed { FeedId = id, Position = position, Participations = { rows }, More = more }));
        }
    }

    private sealed class Assessments(FakeModules modules) : AssessmentsClient
    {
        public override AsyncUnaryCall<TestFeed> ReadFeedAsync(Pix.Assessments.V1.FeedRequest request, CallOptions options)
        {
            var (id, position, rows, more) = modules.Tests.Read(request.After, request.Max);
            return Answer(Task.FromResult(new TestFeed { FeedId = id, Position = position, Tests = { rows }, More = more }));
        }
    }

    private sealed class Accounts(FakeModules modules, Func<Task>? amid, Func<Task>? atNames) : AccountsClient
    {
        public override AsyncUnaryCall<PeopleFeed> ReadFeedAsync(Pix.Accounts.V1.FeedRequest request, CallOptions options) => Answer(ReadAsync(request));

        public override AsyncUnaryCall<People> GetPeopleAsync(GetPeopleRequest request, CallOptions options) => Answer(NamesAsync(request));

        private async Task<PeopleFeed> ReadAsync(Pix.Accounts.V1.FeedRequest request)
        {
            await (amid?.Invoke() ?? Task.CompletedTask);
            var (id, position, rows, more) = modules.People.Read(request.After, request.Max);
            return new() { FeedId = id, Position = position, People = { rows }, More = more };
        }

        private async Task<People> NamesAsync(GetPeopleRequest request)
        {
            await (atNames?.Invoke() ?? Task.CompletedTask);
            return new() { People_ = { request.Ids.Select(modules.Find).OfType<Person>() } };
        }
    }
}

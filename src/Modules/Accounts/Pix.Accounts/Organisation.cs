using Pix.BuildingBlocks.Modules;

namespace Pix.Accounts;

/// <summary>A university, school or company whose members create campaigns.</summary>
internal sealed class Organisation
{
    public const int MaxNameLength = 255;
    public const int MaxSlugLength = 60;

    private readonly List<Membership> _members = [];

    private Organisation()
    {
    }

    public Organisation(string name, string slug, DateTimeOffset now) : this(Ids.New(now), name, slug, now)
    {
    }

    public Organisation(string id, string name, string slug, DateTimeOffset now)
    {
        Id = id;
        Name = name.Trim();
        Slug = slug;
        CreatedAt = now;
    }

    public string Id { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Its part of addresses: <c>/orga/{slug}</c>; never changes.</summary>
    public string Slug { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public IReadOnlyList<Membership> Members => _members;

    /// <summary>Counts changes of the team, so that two admins at once cannot each take the other's rights away.</summary>
    public int Version { get; private set; }

    /// <summary>Adds a member; someone who is one already keeps the role they have.</summary>
    public void Add(string accountId, Role role, DateTimeOffset now)
    {
        if (_members.Exists(m => m.AccountId == accountId))
            return;
        _members.Add(new Membership(Id, accountId, role, now));
        Version++;
    }

    /// <summary>Counts too: two admins who invite the same person at once send one invitation.</summary>
    public void Invited() => Version++;

    /// <summary>The last admin stays one. Gives whether something changed.</summary>
    public bool ChangeRole(string accountId, Role role)
    {
        var member = _members.Find(m => m.AccountId == accountId) ?? throw Problem.NotThere();
        if (member.Role == role)
            return false;
        KeepAnAdmin(member);
        member.Become(role);
        Version++;
        return true;
    }

    /// <summary>Takes a member out. The last admin stays.</summary>
    public Departure Remove(string accountId, DateTimeOffset now)
    {
        var member = _members.Find(m => m.AccountId == accountId) ?? throw Problem.NotThere();
        KeepAnAdmin(member);
        _members.Remove(member);
        Version++;
        return new(Id, accountId, now);
    }

    /// <summary>Whether nobody would be left to administer it without this person.</summary>
    public bool NeedsAsAdmin(string accountId) => _members.Where(m => m.Role == Role.Admin).Select(m => m.AccountId).SequenceEqual([accountId]);

    private void KeepAnAdmin(Membership without)
    {
        if (NeedsAsAdmin(without.AccountId))
            throw Problem.Conflict(string.Format(Texts.Team_LastAdmin, Name), $"/orga/{Slug}/equipe");
    }
}

/// <summary>Admins invite, change roles and remove; both create campaigns and see everything of the organisation.</summary>
internal enum Role { Member, Admin }

/// <summary>A person's place in an organisation.</summary>
internal sealed class Membership
{
    private Membership()
    {
    }

    public Membership(string organisationId, string accountId, Role role, DateTimeOffset now)
    {
        OrganisationId = organisationId;
        AccountId = accountId;
        Role = role;
        JoinedAt = now;
    }

    public string OrganisationId { get; private set; } = "";
    public string AccountId { get; private set; } = "";
    public Role Role { get; private set; }
    public DateTimeOffset JoinedAt { get; private set; }

    internal void Become(Role role) => Role = role;
}

/// <summary>Someone was a member once: removing them again is done already, and no "not there".</summary>
internal sealed class Departure
{
    private Departure()
    {
    }

    public Departure(string organisationId, string accountId, DateTimeOffset now)
    {
        OrganisationId = organisationId;
        AccountId = accountId;
        LeftAt = now;
    }

    public string OrganisationId { get; private set; } = "";
    public string AccountId { get; private set; } = "";
    public DateTimeOffset LeftAt { get; private set; }
}

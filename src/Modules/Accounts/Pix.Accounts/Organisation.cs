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

    /// <summary>Adds a member; someone who is one already keeps the role they have.</summary>
    public void Add(string accountId, Role role, DateTimeOffset now)
    {
        if (_members.All(m => m.AccountId != accountId))
            _members.Add(new Membership(Id, accountId, role, now));
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
}

using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Campaigns;

/// <summary>
/// Campagne: what an organiser hands a link out for. Name, title and landing text can change at any time; target, code
/// and identifier never do.
/// </summary>
internal sealed class Campaign
{
    public const int MaxNameLength = 255, MaxTitleLength = 50, MaxLandingTextLength = 5000, MaxIdentifierLabelLength = 255, MaxTargetLength = 255;

    private Campaign()
    {
    }

    public Campaign(string id, string organisationId, string ownerId, string name, CampaignTarget target, IdentifierAsked? identifier, string? title, string? landingText, DateTimeOffset now)
    {
        Id = id;
        OrganisationId = organisationId;
        OwnerId = ownerId;
        TargetId = target.Id;
        TargetName = target.Name;
        TargetKind = target.Kind;
        IdentifierLabel = identifier?.Label;
        IdentifierKind = identifier?.Kind;
        CreatedAt = now;
        Code = CampaignCode.Generate();
        Describe(name, title, landingText);
        PushedVersion = Version; // the course was defined with this title
    }

    public string Id { get; private set; } = "";
    public string OrganisationId { get; private set; } = "";
    public string OwnerId { get; private set; } = "";

    /// <summary>See <see cref="CampaignCode"/>; unique.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The name as it is ordered and searched.</summary>
    public string NameKey { get; private set; } = "";
    public string TargetId { get; private set; } = "";

    /// <summary>Frozen with the campaign.</summary>
    public string TargetName { get; private set; } = "";

    /// <summary><c>competence</c> or <c>profile</c>.</summary>
    public string TargetKind { get; private set; } = "";

    /// <summary>Null: no identifier is asked.</summary>
    public string? IdentifierLabel { get; private set; }
    public IdentifierKind? IdentifierKind { get; private set; }
    public string? Title { get; private set; }
    public string? LandingText { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <summary>Deleted: queries do not find it any more (see <see cref="Data.CampaignsDb"/>).</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Rises with every change that Assessments must know; <see cref="PushedVersion"/> is the last it was told.</summary>
    public int Version { get; private set; }
    public int PushedVersion { get; private set; }

    public bool AsksIdentifier => IdentifierLabel is not null;

    public bool IsArchived => ArchivedAt is not null;

    /// <summary>What the participant reads: the title, or without one the target's name.</summary>
    public string ShownTitle => Title ?? TargetName;

    public string Link => "/campagnes/" + Code;

    /// <summary>Where « Reprendre » leads: straight on with the test; to the start, if it was never committed here.</summary>
    public string ResumeLink => Link + "?reprendre=1";

    /// <summary>Where a finished test leads.</summary>
    public string EndLink => Link + "/resultats";

    public void Describe(string name, string? title, string? landingText)
    {
        Name = Lines.OneLine(name);
        NameKey = FoldKey.Of(Name);
        Title = Lines.OneLine(title ?? "") is { Length: > 0 } shown ? shown : null;
        LandingText = string.IsNullOrWhiteSpace(landingText) ? null : landingText;
        Version++;
    }

    /// <summary>Nobody starts, answers or sends any more; everything can still be read. Repeatable.</summary>
    public void Archive(DateTimeOffset now)
    {
        if (IsArchived)
            return;
        ArchivedAt = now;
        Version++;
    }

    /// <summary>Opens it again. Repeatable.</summary>
    public void Unarchive()
    {
        if (!IsArchived)
            return;
        ArchivedAt = null;
        Version++;
    }

    /// <summary>Whoever created it is gone: the organisation's admins manage it.</summary>
    public void ForgetOwner(string newPersonId) => OwnerId = newPersonId;

    /// <summary>
    /// Leaves a tombstone without a text: the tombstones of its participations name it, and its code is never drawn again,
    /// so that a printed link never leads to another campaign.
    /// </summary>
    public void Remove(DateTimeOffset now)
    {
        (Name, NameKey, Title, LandingText, IdentifierLabel, IdentifierKind) = ("", "", null, null, null, null);
        RemovedAt = now;
        Version++;
    }

    /// <summary>After another campaign took the same code.</summary>
    public void RedrawCode() => Code = CampaignCode.Generate();

    public void Pushed(int version) => PushedVersion = Math.Max(PushedVersion, version);

    /// <summary>For the demo, which tells one code to everybody.</summary>
    internal void UseCode(string code) => Code = code;
}

/// <param name="Kind"><c>competence</c> or <c>profile</c>.</param>
internal sealed record CampaignTarget(string Id, string Name, string Kind);

/// <param name="Label">What is asked: « Numéro étudiant ».</param>
internal sealed record IdentifierAsked(string Label, IdentifierKind Kind);

internal enum IdentifierKind { Text, Email }

using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.Accounts.Data;
using Pix.BuildingBlocks.Data;
using Pix.BuildingBlocks.Web;

namespace Pix.Accounts.Features.ShowJournal;

internal sealed class ShowJournalRequest
{
    public int? Page { get; set; }
    public int? Taille { get; set; }
}

/// <param name="Act"><c>campaignCreated</c>, <c>memberRemoved</c>…</param>
/// <param name="By">Full name; null for someone erased.</param>
/// <param name="Whom">Full name, or the address invited; null for someone erased.</param>
/// <param name="Campaign">The name that it had; absent when it is not about one.</param>
public sealed record JournalItem(string Id, DateTimeOffset At, string Act,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? By, string? Whom, string? Campaign,
    [property: JsonIgnore] bool IsAboutSomebody);

/// <param name="Items">The latest first.</param>
public sealed record JournalModel(IReadOnlyList<JournalItem> Items, int Page, int Size, int Total);

/// <summary>GET /orga/{org}/equipe/journal</summary>
internal sealed class ShowJournalEndpoint(AccountsDb db) : Endpoint<ShowJournalRequest>
{
    public override void Configure()
    {
        Get("equipe/journal");
        Group<OrganiserGroup>();
        Definition.Metadata(new AdminsOnly());
    }

    public override async Task HandleAsync(ShowJournalRequest request, CancellationToken ct)
    {
        var organisation = HttpContext.Membership().OrganisationId;
        var page = await db.Journal.AsNoTracking().Where(e => e.OrganisationId == organisation).OrderByDescending(e => e.Id)
            .ToPageAsync(new PageRequest(request.Page, request.Taille), ct);
        var people = page.Items.Select(e => e.ById).Concat(page.Items.Select(e => e.PersonId).OfType<string>()).Distinct().ToArray();
        var names = await db.Accounts.Where(a => EF.Parameter(people).Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => $"{a.FirstName} {a.LastName}", ct);
        var invitations = page.Items.Select(e => e.InvitationId).OfType<string>().Distinct().ToArray();
        var addresses = await db.Invitations.Where(i => EF.Parameter(invitations).Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Email, ct);
        await Send.PageAsync<JournalPage>(new JournalModel(
            [.. page.Items.Select(e => new JournalItem(e.Id, e.At, Json.Name(e.Act.ToString()), names.GetValueOrDefault(e.ById),
                names.GetValueOrDefault(e.PersonId ?? "") ?? addresses.GetValueOrDefault(e.InvitationId ?? ""), e.Campaign, (e.PersonId ?? e.InvitationId) is not null))],
            page.Page, page.Size, page.Total), tagged: true);
    }
}

using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Content;
using Pix.Assessments.Data;
using Pix.Assessments.Features.ShowHome;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.ShowProfile;

/// <param name="Pix">All competences together.</param>
public sealed record ProfileModel(IReadOnlyList<DomainModel> Domains, int Pix)
{
    /// <summary>For the page only: competences whose test is under way.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> UnderWay { get; init; } = new HashSet<string>();
}

/// <summary>GET /profil: sixteen competences with level and pix, each to be tested.</summary>
internal sealed class ShowProfileEndpoint(AssessmentsDb db, Bank bank) : EndpointWithoutRequest
{
    public override void Configure() => Get("profil");

    public override async Task HandleAsync(CancellationToken ct)
    {
        var me = HttpContext.PersonId();
        var underWay = await (
            from test in db.Tests
            join course in db.Courses on test.CourseId equals course.Id
            where test.PersonId == me && test.CompletedAt == null && test.RemovedAt == null && course.CompetenceCode != null
            select course.CompetenceCode).ToListAsync(ct);
        var domains = await Profile.ReadAsync(db, bank, me, ct);
        await Send.PageAsync<ProfilePage>(new ProfileModel(domains, domains.Sum(d => d.Competences.Sum(c => c.Pix))) { UnderWay = underWay.ToHashSet() });
    }
}

using System.Text.Json.Serialization;
using FastEndpoints;
using Microsoft.EntityFrameworkCore;
using Pix.Assessments.Content;
using Pix.Assessments.Data;
using Pix.BuildingBlocks.Modules;
using Pix.BuildingBlocks.Web;

namespace Pix.Assessments.Features.ShowHome;

/// <param name="Unfinished">Tests to resume, the last started first.</param>
/// <param name="Pix">All competences together.</param>
public sealed record HomeModel(string FirstName, IReadOnlyList<UnfinishedModel> Unfinished, IReadOnlyList<DomainModel> Domains, int Pix);

/// <param name="Link">Site-relative.</param>
public sealed record UnfinishedModel(string Title, string Link);

public sealed record DomainModel(string Code, string Name, IReadOnlyList<CompetenceLevelModel> Competences);

/// <param name="Level">0 to 8.</param>
/// <param name="Pix">0 to 64.</param>
public sealed record CompetenceLevelModel(string Code, string Name, int Level, int Pix)
{
    /// <summary>For the page only: the bank has questions on it.</summary>
    [JsonIgnore]
    public bool CanBeTested { get; init; }
}

/// <summary>GET /: the public front page, or the person's home with what they left unfinished.</summary>
internal sealed class ShowHomeEndpoint(AssessmentsDb db, Bank bank) : EndpointWithoutRequest
{
    private const int MaxBanners = 20;

    public override void Configure()
    {
        Get("/");
        AllowAnonymous();
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        if (HttpContext.SignedIn() is not { } person)
        {
            if (!HttpContext.WantsHtml())
                throw new Problem(401);
            await Send.PageAsync<FrontPage>(new FrontModel());
            return;
        }
        var unfinished = await (
            from test in db.Tests
            join course in db.Courses on test.CourseId equals course.Id
            where test.PersonId == person.PersonId && test.CompletedAt == null && test.RemovedAt == null && course.IsOpen
            orderby test.StartedAt descending, test.Id descending
            select new UnfinishedModel(course.Title, course.ResumeLink)).Take(MaxBanners).ToListAsync(ct);
        var domains = await Profile.ReadAsync(db, bank, person.PersonId, ct);
        await Send.PageAsync<HomePage>(new HomeModel(person.FirstName, unfinished, domains, domains.Sum(d => d.Competences.Sum(c => c.Pix))));
    }
}

/// <summary>The front page shows nothing that changes.</summary>
public sealed record FrontModel;

using System.Text.Json.Serialization;
using Pix.Assessments.Adaptive;
using Pix.Assessments.Content;

namespace Pix.Assessments.Features.ShowQuestion;

/// <summary>A test as its person sees it.</summary>
/// <param name="Id">For the page; programs have it in the address.</param>
/// <param name="State"><c>question</c> or <c>finished</c>.</param>
/// <param name="Progress">0 to 1, as at the last checkpoint: its jump would tell the verdict.</param>
/// <param name="Next">Where to go on, once finished.</param>
public sealed record TestModel([property: JsonIgnore] string Id, string Title, string State, QuestionModel? Question, double Progress, string? Next);

/// <summary>The question asked. While a timed one is not started its content is absent.</summary>
/// <param name="Number">In the test, from 1.</param>
/// <param name="Step">In the block, 1 to 5.</param>
/// <param name="Of">Questions in a block.</param>
/// <param name="Type"><c>qcu</c>, <c>qcm</c>, <c>qroc</c>, <c>qrocm-ind</c> or <c>qrocm-dep</c>.</param>
public sealed record QuestionModel(
    string ChallengeId, int Number, int Step, int Of, string Type, TimerModel? Timer, string? InstructionHtml,
    IReadOnlyList<ProposalModel>? Proposals, IReadOnlyList<FieldModel>? Fields, IReadOnlyList<AttachmentModel>? Attachments, EmbedModel? Embed)
{
    internal static QuestionModel From(Test test, Challenge challenge)
    {
        var question = new QuestionModel(challenge.Id, test.Answers + 1, test.Answers % Test.Block + 1, Test.Block, TypeOf(challenge),
            challenge.TimerSeconds is { } seconds ? new(seconds, test.ClockStartedAt) : null, null, null, null, null, null);
        return question.IsWaitingForClock ? question : question.WithContent(challenge, test.Id);
    }

    /// <summary>Outside any test, without a clock.</summary>
    internal static QuestionModel Preview(Challenge challenge) =>
        new QuestionModel(challenge.Id, 1, 1, Test.Block, TypeOf(challenge), null, null, null, null, null, null).WithContent(challenge, "preview");

    /// <summary>The proposals name the parts of a lettered picture.</summary>
    [JsonIgnore]
    public bool IsLettered { get; private init; }

    private QuestionModel WithContent(Challenge challenge, string drawnFor)
    {
        var lettered = Lettering.InOrder(challenge.Proposals);
        return this with
        {
            IsLettered = lettered is not null,
            InstructionHtml = challenge.InstructionHtml,
            Proposals = [.. (lettered ?? Draw.Shuffle(drawnFor, challenge.Id, challenge.Proposals, p => p.Id)).Select(p => new ProposalModel(p.Id, p.Html))],
            Fields = FieldModel.Of(challenge),
            Attachments = [.. challenge.Attachments.Select(a => new AttachmentModel(a.Name, a.Label, a.Link, a.Bytes))],
            Embed = challenge.Simulator is { } simulator ? new(simulator.Link, simulator.Title, simulator.Height) : null,
        };
    }

    internal static string TypeOf(Challenge challenge) => challenge.Type switch
    {
        ChallengeType.QrocmInd => "qrocm-ind",
        ChallengeType.QrocmDep => "qrocm-dep",
        var type => type.ToString().ToLowerInvariant(),
    };

    internal bool IsWaitingForClock => Timer is { StartedAt: null };
}

/// <param name="Seconds">Time given.</param>
/// <param name="StartedAt">When the person started the clock; null: not yet.</param>
public sealed record TimerModel(int Seconds, DateTimeOffset? StartedAt);

public sealed record ProposalModel(string Id, string Html);

/// <param name="Kind"><c>text</c>, <c>number</c> or <c>list</c>.</param>
/// <param name="Options">Of a list.</param>
public sealed record FieldModel(string Id, string Label, string Kind, IReadOnlyList<string>? Options)
{
    internal static IReadOnlyList<FieldModel> Of(Challenge challenge) =>
        [.. challenge.Fields.Select(f => new FieldModel(f.Id, f.Label, f.Kind.ToString().ToLowerInvariant(), f.Kind == FieldKind.List ? f.Options : null))];
}

public sealed record AttachmentModel(string Name, string Label, string Link, long Bytes);

/// <param name="Link">Shown in a sandboxed frame.</param>
/// <param name="Height">Pixels.</param>
public sealed record EmbedModel(string Link, string Title, int Height);

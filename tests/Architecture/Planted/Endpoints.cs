using FastEndpoints;

namespace Pix.Architecture.Tests.Planted
{
    internal sealed class NoFeature : EndpointWithoutRequest;
}

namespace Pix.Architecture.Tests.Planted.Features.Lists
{
    internal sealed class NoVerb : EndpointWithoutRequest;
}

namespace Pix.Architecture.Tests.Planted.Features.ShowList
{
    internal sealed class Good : EndpointWithoutRequest;
}

namespace Pix.Architecture.Tests.Planted.Features.ShowList.Deeper
{
    internal sealed class TooDeep : EndpointWithoutRequest;
}

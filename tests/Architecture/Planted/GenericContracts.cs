using Pix.BuildingBlocks.Modules;
using PersonalDataClient = Pix.PersonalData.V1.PersonalData.PersonalDataClient;

namespace Pix.Architecture.Tests.Planted.GenericContracts;

internal sealed class AsksAll(PersonalDataOfModules modules)
{
    public PersonalDataOfModules Modules => modules;
}

internal sealed class AsksOne(PersonalDataClient module)
{
    public PersonalDataClient Module => module;
}

namespace Pix.BuildingBlocks.Web.Components;

/// <summary>How the dot looks.</summary>
public enum DotFace
{
    /// <summary>Only a dot: organisers.</summary>
    None,

    /// <summary>Looks up the stair: something to climb.</summary>
    Up,

    /// <summary>Smiles: the everyday face.</summary>
    Smiling,

    /// <summary>Eyes closed with joy: real progress only.</summary>
    Glad,

    /// <summary>Wonders: error pages.</summary>
    Puzzled,
}

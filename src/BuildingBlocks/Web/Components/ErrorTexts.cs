namespace Pix.BuildingBlocks.Web.Components;

/// <summary>What error pages say, by status; an unknown one is told as 500.</summary>
internal static class ErrorTexts
{
    public static string Title(int status) => status switch
    {
        400 => ComponentTexts.Error400Title,
        401 => ComponentTexts.Error401Title,
        403 => ComponentTexts.Error403Title,
        404 => ComponentTexts.Error404Title,
        409 => ComponentTexts.Error409Title,
        410 => ComponentTexts.Error410Title,
        413 => ComponentTexts.Error413Title,
        429 => ComponentTexts.Error429Title,
        503 => ComponentTexts.Error503Title,
        >= 400 and < 500 => ComponentTexts.Error400Title,
        _ => ComponentTexts.Error500Title,
    };

    public static string Text(int status) => status switch
    {
        400 => ComponentTexts.Error400Text,
        401 => ComponentTexts.Error401Text,
        403 => ComponentTexts.Error403Text,
        404 => ComponentTexts.Error404Text,
        409 => ComponentTexts.Error409Text,
        410 => ComponentTexts.Error410Text,
        413 => ComponentTexts.Error413Text,
        429 => ComponentTexts.Error429Text,
        503 => ComponentTexts.Error503Text,
        >= 400 and < 500 => ComponentTexts.Error400Text,
        _ => ComponentTexts.Error500Text,
    };

    public static string[] Advice(int status) => status == 404
        ? [ComponentTexts.Error404Advice1, ComponentTexts.Error404Advice2]
        : [ComponentTexts.Error410Advice];
}

using System.Globalization;

namespace QmlTrainability.Tests.Oracle;

/// <summary>Cultures in which careless code reads and writes other numbers or letters.</summary>
internal static class Cultures
{
    public static TheoryData<string> Hostile => ["de-DE", "tr-TR", "ar-SA", "sv-SE"];

    public static T Under<T>(string name, Func<T> action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            (-0.5).ToString(CultureInfo.CurrentCulture).Should().NotBe("-0.5", "the culture must be one that can break something");
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

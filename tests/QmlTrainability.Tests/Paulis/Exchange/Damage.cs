using System.Text;

namespace QmlTrainability.Tests.Paulis.Exchange;

/// <summary>Damages texts: characters replaced, dropped, doubled, moved, cut off.</summary>
internal sealed class Damage
{
    private const string Characters = "IXYZ0123456789,.:;-+*@()[]{}\"'\\/ejuD \n\t\0é∞";

    private readonly Random _random;

    public Damage(int seed) => _random = new Random(seed);

    public string Of(string sound)
    {
        var text = new StringBuilder(sound);
        for (int i = 0; i <= _random.Next(3) && text.Length > 1; i++)
        {
            int at = _random.Next(text.Length), other = _random.Next(text.Length);
            switch (_random.Next(6))
            {
                case 0:
                    text.Remove(at, 1);
                    break;
                case 1:
                    text.Insert(at, text[other]);
                    break;
                case 2:
                    (text[at], text[other]) = (text[other], text[at]);
                    break;
                case 3:
                    text.Length = at + 1;
                    break;
                case 4:
                    text.Insert(at, "\\uD800");
                    break;
                default:
                    text[at] = Characters[_random.Next(Characters.Length)];
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Reads damaged texts; every one is read or refused by one of the typed errors.</summary>
    public void ShouldOnlyMeet(Action<string> read, IReadOnlyList<string> sound, int times, params Type[] errors)
    {
        int refused = 0;
        for (int i = 0; i < times; i++)
        {
            string text = Of(sound[i % sound.Count]);
            try
            {
                read(text);
            }
            catch (Exception e)
            {
                errors.Should().Contain(e.GetType(), "{0} was met at «{1}»: {2}", e.GetType().Name, text, e.Message);
                refused++;
            }
        }

        refused.Should().BeGreaterThan(times / 4, "most damage is to be noticed");
    }
}

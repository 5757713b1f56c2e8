using System.Text;
using QmlTrainability.Tests.Paulis.Exchange;

namespace QmlTrainability.Tests.Security;

/// <summary>Makes malformed inputs of sound ones: small damage, numbers at the edge, pieces of two joined, pieces repeated, noise. The same seed gives the same inputs.</summary>
internal sealed class Mutations(int seed)
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "00", "2147483647", "2147483648", "-2147483649", "99999999999999999999", "1e9999", "1e-9999", "1e99999", "1e400", "NaN", "Infinity", "-∞", "1/0", "0/1", "0x10", "1_000", "٣", "1,5", "0.1.2", "1e", "",
    ];

    private const string Noise = "{}[]()\"'\\,.:;+-*/=<>#@$_ \t\r\n\0\uFEFFIXYZabcxyz0123456789πθé∞\uD83D\uDE00\uD800";

    private readonly Random _random = new(seed);
    private readonly Damage _damage = new(seed);

    /// <summary>The next input.</summary>
    public string Of(IReadOnlyList<string> sound)
    {
        string text = sound[_random.Next(sound.Count)];
        switch (_random.Next(8))
        {
            case 0:
                return Number(text);
            case 1:
                string other = sound[_random.Next(sound.Count)];
                return string.Concat(text.AsSpan(0, _random.Next(text.Length + 1)), other.AsSpan(_random.Next(other.Length + 1)));
            case 2:
                int from = _random.Next(text.Length), length = _random.Next(1, 1 + Math.Min(20, text.Length - from));
                return text.Insert(from, string.Concat(Enumerable.Repeat(text.Substring(from, length), _random.Next(1, 200))));
            case 3:
                return NoiseOf(_random.Next(60));
            case 4:
                return text.Insert(_random.Next(text.Length + 1), NoiseOf(_random.Next(1, 6)));
            case 5:
                return text.Insert(_random.Next(text.Length + 1), new string("([{-\"~"[_random.Next(6)], _random.Next(1, 3000)));
            default:
                return _damage.Of(text);
        }
    }

    /// <summary>The next bytes: some of them changed, cut off, added, or all of them noise.</summary>
    public byte[] Of(byte[] sound)
    {
        byte[] bytes = [.. sound];
        switch (_random.Next(5))
        {
            case 0:
                return bytes[.._random.Next(bytes.Length)];
            case 1:
                return [.. bytes, .. Enumerable.Range(0, _random.Next(1, 40)).Select(_ => (byte)_random.Next(256))];
            case 2:
                bytes = new byte[_random.Next(200)];
                _random.NextBytes(bytes);
                return bytes;
            case 3:
                // A length or a number of four bytes, at the edge.
                int at = _random.Next(Math.Max(1, bytes.Length - 4));
                BitConverter.GetBytes(new[] { -1, int.MaxValue, int.MinValue, 0, 1 << 30, 58 }[_random.Next(6)]).AsSpan(0, Math.Min(4, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
                return bytes;
            default:
                for (int i = 0; i <= _random.Next(4); i++) bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
                return bytes;
        }
    }

    // A run of digits becomes another number.
    private string Number(string text)
    {
        int[] starts = [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]) && (i == 0 || !char.IsAsciiDigit(text[i - 1])))];
        if (starts.Length == 0) return text + Numbers[_random.Next(Numbers.Length)];
        int start = starts[_random.Next(starts.Length)], end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return string.Concat(text.AsSpan(0, start), Numbers[_random.Next(Numbers.Length)], text.AsSpan(end));
    }

    private string NoiseOf(int length)
    {
        var noise = new StringBuilder();
        for (int i = 0; i < length; i++) noise.Append(Noise[_random.Next(Noise.Length)]);
        return noise.ToString();
    }
}

using System.Collections.Frozen;

namespace QmlTrainability.Circuits;

/// <summary>Which names the standard files and the language itself define. All of them are gates of the library's table.</summary>
internal static class OpenQasmIncludes
{
    public const string File2 = "qelib1.inc";
    public const string File3 = "stdgates.inc";

    /// <summary>qelib1.inc as in arXiv:1707.03429, with what Qiskit has added to it over the years (the last row by its names of 2020).</summary>
    private static readonly OpenQasmGate[] Qelib1 = Rows(
        "u3 u2 u1 cx id x y z h s sdg t tdg rx ry rz cz cy ch ccx crz cu1 cu3",
        "u0 u p sx sxdg swap cswap crx cry cp csx cu rxx rzz rccx rc3x c3x c3sqrtx c4x",
        "rcccx cccx=c3x cccsqrtx=c3sqrtx ccccx=c4x");

    /// <summary>stdgates.inc as in the OpenQASM 3 specification, "Standard library".</summary>
    private static readonly OpenQasmGate[] StdGates = Rows(
        "p x y z h s sdg t tdg sx rx ry rz cx cy cz cp crx cry crz ch swap ccx cswap cu",
        "CX phase cphase id u1 u2 u3");

    private static readonly OpenQasmGate[] BuiltIn2 = Rows("U CX");

    private static readonly OpenQasmGate[] BuiltIn3 = Rows("U");

    private static readonly FrozenDictionary<string, string> FileOf2 = Qelib1.ToFrozenDictionary(g => g.Name, _ => File2, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> FileOf3 = StdGates.ToFrozenDictionary(g => g.Name, _ => File3, StringComparer.Ordinal);

    public static ReadOnlySpan<OpenQasmGate> BuiltIn(int version) => version == 2 ? BuiltIn2 : BuiltIn3;

    /// <summary>The gates of an included file, or null where it is neither of the two.</summary>
    public static OpenQasmGate[]? Gates(ReadOnlySpan<char> file) => file switch
    {
        File2 => Qelib1,
        File3 => StdGates,
        _ => null,
    };

    /// <summary>The standard file of this version that defines the name, or null.</summary>
    public static string? FileOf(string name, int version) => (version == 2 ? FileOf2 : FileOf3).GetValueOrDefault(name);

    private static OpenQasmGate[] Rows(params string[] rows) =>
    [
        .. rows.SelectMany(r => r.Split(' ')).Select(static word =>
        {
            string[] names = word.Split('=');
            return Gate.TryFind(names[^1], out Gate? gate)
                ? OpenQasmGate.OfTable(names[0], gate)
                : throw new InvalidOperationException($"The table of gates has no '{names[^1]}', which a standard file of OpenQASM defines.");
        }),
    ];
}

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>A rotation about e_ab·Q: of the plane of two modes, by the angle of rotation number <see cref="Rotation"/> times a sign that depends on the sector.</summary>
internal readonly record struct Plane(int A, int B, int Rotation, bool IsNegative, ulong Copies)
{
    /// <summary>The sign where the strings of the copy group have the signs of the character: bit j set where basis string j is -1.</summary>
    public int SignIn(ulong character) => IsNegative ^ ulong.IsOddInteger(ulong.PopCount(Copies & character)) ? -1 : 1;
}

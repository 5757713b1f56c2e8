namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>What one evaluation at a time works in, shared by all sectors.</summary>
internal sealed class FermionBuffers
{
    private readonly List<(int Start, int End)[]> _windows = [];
    private readonly int _rows;
    private readonly Action<long> _allocating;
    private double[] _cosines = [];
    private double[] _sines = [];

    /// <param name="modes">The largest number of modes; one more row is kept for ∞.</param>
    /// <param name="allocating">Told the bytes of every allocation before it is made.</param>
    public FermionBuffers(int modes, Action<long> allocating)
    {
        _rows = modes + 1;
        _allocating = allocating;
        State = new AntisymmetricMatrix(modes + 1, allocating);
        Observable = new AntisymmetricMatrix(modes + 1, allocating);
    }

    /// <summary>M.</summary>
    public AntisymmetricMatrix State { get; }

    /// <summary>A.</summary>
    public AntisymmetricMatrix Observable { get; }

    /// <summary>Room for the windows of M before a layer.</summary>
    public (int Start, int End)[] WindowsBefore(int layer)
    {
        while (_windows.Count <= layer)
        {
            _allocating(8L * _rows);
            _windows.Add(new (int, int)[_rows]);
        }

        return _windows[layer];
    }

    /// <summary>Cosines and sines of ±σα for the planes of a layer. Valid until the next call.</summary>
    public (double[] Cosines, double[] Sines) Angles(PlaneLayer layer, ReadOnlySpan<double> angles, ulong character, int direction)
    {
        int count = layer.Planes.Length;
        if (_cosines.Length < count) (_cosines, _sines) = (new double[count], new double[count]);
        for (int i = 0; i < count; i++)
        {
            Plane plane = layer.Planes[i];
            (double sine, _cosines[i]) = Math.SinCos(angles[plane.Rotation]);
            _sines[i] = direction * plane.SignIn(character) * sine;
        }

        return (_cosines, _sines);
    }
}

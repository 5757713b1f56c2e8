namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>What one evaluation at a time works in, shared by all sectors.</summary>
internal sealed class FermionBuffers
{
    private readonly List<(int Start, int End)[]> _windows = [];
    private readonly int _rows;
    private readonly FermionMemory _memory;
    private double[] _cosines = [];
    private double[] _sines = [];

    /// <param name="modes">The largest number of modes; one more row is kept for ∞.</param>
    /// <param name="rotations">Of the circuit.</param>
    /// <param name="memory">Told of every allocation before it is made.</param>
    public FermionBuffers(int modes, int rotations, FermionMemory memory)
    {
        _rows = modes + 1;
        _memory = memory;
        State = new AntisymmetricMatrix(modes + 1, memory.Allocate);
        Observable = new AntisymmetricMatrix(modes + 1, memory.Allocate);
        Angles = new double[rotations];
        Slopes = new double[rotations];
    }

    /// <summary>The angle of each rotation.</summary>
    public double[] Angles { get; }

    /// <summary>∂/∂angle of each rotation.</summary>
    public double[] Slopes { get; }

    /// <summary>The matrix entries rotated so far.</summary>
    public long Work => State.Work + Observable.Work;

    /// <summary>M.</summary>
    public AntisymmetricMatrix State { get; }

    /// <summary>A.</summary>
    public AntisymmetricMatrix Observable { get; }

    /// <summary>Room for the windows of M before a layer.</summary>
    public (int Start, int End)[] WindowsBefore(int layer)
    {
        while (_windows.Count <= layer)
        {
            _memory.Allocate(8L * _rows);
            _windows.Add(new (int, int)[_rows]);
        }

        return _windows[layer];
    }

    /// <summary>Cosines and sines of ±σα for the planes of a layer. Valid until the next call.</summary>
    public (double[] Cosines, double[] Sines) Turns(PlaneLayer layer, ulong character, int direction)
    {
        int count = layer.Planes.Length;
        if (_cosines.Length < count) (_cosines, _sines) = (new double[count], new double[count]);
        for (int i = 0; i < count; i++)
        {
            Plane plane = layer.Planes[i];
            (double sine, _cosines[i]) = Math.SinCos(Angles[plane.Rotation]);
            _sines[i] = direction * plane.SignIn(character) * sine;
        }

        return (_cosines, _sines);
    }
}

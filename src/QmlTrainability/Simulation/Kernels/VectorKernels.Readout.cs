using System.Runtime.CompilerServices;

namespace QmlTrainability.Simulation.Kernels;

// Sums that read a state once for several strings: X on up to three qubits, and a table of energies for Z strings.
internal sealed unsafe partial class VectorKernels<TVector, TLine>
{
    public override void SumFlips(double* psi, long free, long* places, int count, double* sums)
    {
        TVector* raw = stackalloc TVector[3];
        switch (count)
        {
            case 1: SumFlips2(psi, free, places, raw); break;
            case 2: SumFlips4(psi, free, places, raw); break;
            default: SumFlips8(psi, free, places, raw); break;
        }

        for (int k = 0; k < count; k++) sums[k] += TLine.Sum(raw[k]);
    }

    public override void SumRows(double* rows, int count, long length, double** energies, double* offsets, double* constants, double* sums)
    {
        TVector* raw = stackalloc TVector[3];
        SumRowLines(rows, count, length, energies, offsets, constants, raw);
        sums[0] += TLine.Sum(raw[0]);
        // Each pair within a line was met from both of its ends.
        sums[1] += 0.5 * TLine.Sum(raw[1]);
        sums[2] += 0.5 * TLine.Sum(raw[2]);
    }

    /// <summary>Two lines in each round, with sums of their own: the next addition need not wait for the last. A row has two lines at least, or is one.</summary>
    [MethodImpl(Loop)]
    private static void SumRowLines(double* rows, int count, long length, double** energies, double* offsets, double* constants, TVector* raw)
    {
        int step = Lanes;
        TVector first = TLine.Load(constants + (Order0 * step)), second = TLine.Load(constants + (Order1 * step)), energy = TLine.Broadcast(0);
        TVector energyOfUnit = energy, flipFirst = energy, flipFirstOfUnit = energy, flipSecond = energy, flipSecondOfUnit = energy;
        for (int r = 0; r < count; r++)
        {
            double* table = energies[r], end = rows + (2 * length);
            TVector offset = TLine.Broadcast(offsets[r]);
            if (2 * length == step)
            {
                TVector only = TLine.Load(rows);
                energy = TLine.MultiplyAdd(TLine.Multiply(only, only), TLine.Add(TLine.Load(table), offset), energy);
                flipFirst = TLine.MultiplyAdd(only, TLine.Permute(only, first), flipFirst);
                flipSecond = TLine.MultiplyAdd(only, TLine.Permute(only, second), flipSecond);
                rows = end;
                continue;
            }

            for (; rows < end; rows += 2 * step, table += 2 * step)
            {
                TVector v = TLine.Load(rows), w = TLine.Load(rows + step);
                energy = TLine.MultiplyAdd(TLine.Multiply(v, v), TLine.Add(TLine.Load(table), offset), energy);
                energyOfUnit = TLine.MultiplyAdd(TLine.Multiply(w, w), TLine.Add(TLine.Load(table + step), offset), energyOfUnit);
                flipFirst = TLine.MultiplyAdd(v, TLine.Permute(v, first), flipFirst);
                flipFirstOfUnit = TLine.MultiplyAdd(w, TLine.Permute(w, first), flipFirstOfUnit);
                flipSecond = TLine.MultiplyAdd(v, TLine.Permute(v, second), flipSecond);
                flipSecondOfUnit = TLine.MultiplyAdd(w, TLine.Permute(w, second), flipSecondOfUnit);
            }
        }

        (raw[0], raw[1], raw[2]) = (TLine.Add(energy, energyOfUnit), TLine.Add(flipFirst, flipFirstOfUnit), TLine.Add(flipSecond, flipSecondOfUnit));
    }

    [MethodImpl(Loop)]
    private static void SumFlips2(double* psi, long free, long* places, TVector* sums)
    {
        TVector sum0 = TLine.Broadcast(0);
        long bits = 0;
        do
        {
            double* p = psi + (2 * bits);
            TVector v0 = TLine.Load(p + places[0]), v1 = TLine.Load(p + places[1]);
            sum0 = TLine.Add(sum0, TLine.Multiply(v0, v1));
            bits = (bits - free) & free;
        }
        while (bits != 0);
        sums[0] = sum0;
    }

    [MethodImpl(Loop)]
    private static void SumFlips4(double* psi, long free, long* places, TVector* sums)
    {
        TVector sum0 = TLine.Broadcast(0);
        TVector sum1 = TLine.Broadcast(0);
        long bits = 0;
        do
        {
            double* p = psi + (2 * bits);
            TVector v0 = TLine.Load(p + places[0]), v1 = TLine.Load(p + places[1]), v2 = TLine.Load(p + places[2]), v3 = TLine.Load(p + places[3]);
            sum0 = TLine.Add(sum0, TLine.MultiplyAdd(v2, v3, TLine.Multiply(v0, v1)));
            sum1 = TLine.Add(sum1, TLine.MultiplyAdd(v1, v3, TLine.Multiply(v0, v2)));
            bits = (bits - free) & free;
        }
        while (bits != 0);
        sums[0] = sum0;
        sums[1] = sum1;
    }

    [MethodImpl(Loop)]
    private static void SumFlips8(double* psi, long free, long* places, TVector* sums)
    {
        TVector sum0 = TLine.Broadcast(0);
        TVector sum1 = TLine.Broadcast(0);
        TVector sum2 = TLine.Broadcast(0);
        long bits = 0;
        do
        {
            double* p = psi + (2 * bits);
            TVector v0 = TLine.Load(p + places[0]), v1 = TLine.Load(p + places[1]), v2 = TLine.Load(p + places[2]), v3 = TLine.Load(p + places[3]);
            TVector v4 = TLine.Load(p + places[4]), v5 = TLine.Load(p + places[5]), v6 = TLine.Load(p + places[6]), v7 = TLine.Load(p + places[7]);
            sum0 = TLine.Add(sum0, TLine.MultiplyAdd(v6, v7, TLine.MultiplyAdd(v4, v5, TLine.MultiplyAdd(v2, v3, TLine.Multiply(v0, v1)))));
            sum1 = TLine.Add(sum1, TLine.MultiplyAdd(v5, v7, TLine.MultiplyAdd(v4, v6, TLine.MultiplyAdd(v1, v3, TLine.Multiply(v0, v2)))));
            sum2 = TLine.Add(sum2, TLine.MultiplyAdd(v3, v7, TLine.MultiplyAdd(v2, v6, TLine.MultiplyAdd(v1, v5, TLine.Multiply(v0, v4)))));
            bits = (bits - free) & free;
        }
        while (bits != 0);
        sums[0] = sum0;
        sums[1] = sum1;
        sums[2] = sum2;
    }
}

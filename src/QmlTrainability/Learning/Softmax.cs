namespace QmlTrainability.Learning;

/// <summary>The softmax of outputs, shifted by the largest so that nothing overflows.</summary>
internal static class Softmax
{
    public static double[] Of(ReadOnlySpan<double> outputs)
    {
        double largest = outputs[Largest(outputs)], sum = 0;
        var probabilities = new double[outputs.Length];
        for (int k = 0; k < outputs.Length; k++) sum += probabilities[k] = Math.Exp(outputs[k] - largest);
        for (int k = 0; k < outputs.Length; k++) probabilities[k] /= sum;
        return probabilities;
    }

    /// <summary>-ln P(label), and its slopes P - 1[label] by the outputs.</summary>
    public static double CrossEntropy(ReadOnlySpan<double> outputs, int label, Span<double> slopes)
    {
        double largest = outputs[Largest(outputs)], sum = 0;
        for (int k = 0; k < outputs.Length; k++) sum += slopes[k] = Math.Exp(outputs[k] - largest);
        for (int k = 0; k < outputs.Length; k++) slopes[k] = (slopes[k] / sum) - (k == label ? 1 : 0);
        return Math.Log(sum) + largest - outputs[label];
    }

    /// <summary>The index of the largest output; the first of several.</summary>
    public static int Largest(ReadOnlySpan<double> outputs)
    {
        int best = 0;
        for (int k = 1; k < outputs.Length; k++)
        {
            if (outputs[k] > outputs[best]) best = k;
        }

        return best;
    }
}

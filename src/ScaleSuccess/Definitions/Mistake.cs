namespace ScaleSuccess.Definitions;

/// <summary>One thing wrong in a definition, where it is and how to fix it.</summary>
/// <param name="File">As the reader knows it, e.g. "surveys/onboarding.yaml".</param>
/// <param name="Line">Counted from 1; 0 when it concerns the whole file.</param>
/// <param name="Key">What it is about, e.g. "question `goals`".</param>
/// <param name="Sentence">What is wrong and what would be right.</param>
public sealed record Mistake(string File, int Line, string Key, string Sentence)
{
    /// <summary>"surveys/onboarding.yaml, line 14"; of the whole file without a line.</summary>
    public string Place => Line > 0 ? $"{File}, line {Line}" : File;

    public override string ToString() => $"{Place}, {Key}: {Sentence}";
}

/// <summary>What reading a definition gave: the thing itself, or everything that is wrong with it.</summary>
public abstract record Read<T>
{
    private Read() { }
    public sealed record Good(T Value) : Read<T>;

    public sealed record Bad(IReadOnlyList<Mistake> Mistakes) : Read<T>
    {
        /// <summary>
        /// The thing as far as it could be read, with empty values for what is wrong, so that other definitions can be checked
        /// against the rest. Null: nothing could be read.
        /// </summary>
        public T? Partial { get; init; }
    }

    /// <summary>What a stored version means. It was checked before it was stored, so a mistake here is ours.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read by this build.</exception>
    public T Stored(Definition definition) => this is Good(var value)
        ? value
        : throw new InvalidOperationException($"Stored {definition.Kind} `{definition.Key}` version {definition.Version} "
            + $"cannot be read by this build: {string.Join("; ", ((Bad)this).Mistakes)}");
}

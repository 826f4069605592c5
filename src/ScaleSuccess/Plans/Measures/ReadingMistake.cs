namespace ScaleSuccess.Plans.Measures;

public enum ReadingField { Customer, Measure, Day, Value }

/// <summary>What can be wrong with a reading; ReadingTexts has the sentence of each.</summary>
public enum ReadingMistakeCode
{
    /// <summary>Argument: the customer's key.</summary>
    UnknownCustomer,

    /// <summary>Argument: the customer's key.</summary>
    NoPlan,

    /// <summary>Argument: the measures that the customer's plan has.</summary>
    UnknownMeasure,

    /// <summary>The same measure and day stand in the same sending already.</summary>
    Twice,

    NumberMissing, NotANumber, Negative, PercentOver100, TooLarge,
    DayMissing, NotADay, InFuture,

    /// <summary>Argument: the first day that can be given.</summary>
    TooOld,
}

public sealed record ReadingMistake(ReadingField Field, ReadingMistakeCode Code, object? Argument = null);

namespace ScaleSuccess.Outcomes;

/// <summary>How far a customer has come; the numbers are those of the view customer_stages.</summary>
public enum Stage { Known, Invited, Answered, Planned, Accepted, Active, Achieved }

namespace ScaleSuccess.Customers;

/// <summary>The roles of contacts, and what can be wrong with a customer that another system sends.</summary>
public sealed class CustomerTexts;

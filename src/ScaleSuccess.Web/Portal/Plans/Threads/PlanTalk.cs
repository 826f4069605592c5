using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Threads;

namespace ScaleSuccess.Web.Portal.Plans.Threads;

/// <summary>What a plan's page knows of what is said about it, and who reads.</summary>
public sealed record PlanTalk(Visitor Visitor, string Token, PlanView View, PlanThreads Threads, Mentions Mentions);

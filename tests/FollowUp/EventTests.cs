using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>What is fulfilled by happening needs no finding, but an instrument or the Office to show it.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class EventTests
{
    [TestCase("kind=ReceiveMission", "IloOffice", "S2 Implemented")]
    [TestCase("kind=ReceiveMission", "Government", "S6 ClaimedImplemented")]
    [TestCase("kind=ReceiveMission", "SocialPartner", "S6 ClaimedImplemented")]
    [TestCase("kind=Ratify", "Instrument", "S2 Implemented")]
    [TestCase("kind=TechnicalAssistance", "IloOffice", "S2 Implemented")]
    [TestCase("kind=Report", "IloOffice", "S2 Implemented")]
    [TestCase("kind=Inform", "IloOffice", "S2 Implemented")]
    [TestCase("kind=Referral", "Instrument", "S2 Implemented")]
    [TestCase("to=DirectorGeneral", "IloOffice", "S2 Implemented")]
    [TestCase("kind=Consult", "IloOffice", "S6 ClaimedImplemented")]
    [TestCase("kind=Register", "Instrument", "S6 ClaimedImplemented")]
    public void Done_by(string asked, string issuer, string expected) =>
        Answers.Are($"text c Cfa 2015-06-10; ask r c {asked}; say {issuer} 2016-01-10 Done r", "r", "2016-06-01", expected, Answers.Line);

    // The mission is done, the law is not: of the whole thread that is progress.
    [Test]
    public void In_a_thread_an_event_counts_for_the_request_that_asks_for_it() =>
        Answers.Are("text c Cfa 2015-06-10; ask r c kind=ReceiveMission thread=t; ask r2 c thread=t; say IloOffice 2016-01-10 Done r", "t", "2016-06-01",
            "S4 PartlyImplemented", Answers.Line);
}

using Compliance.Search;

namespace Compliance.Tests.Search;

public sealed class SearchParserTests
{
    private static readonly SearchMatch Plain = new(_ => [], start => [start + "a", start + "b"]);

    [TestCase("union", "\"union\"")]
    [TestCase("Union registration", "(\"union\" AND \"registration\")")]
    [TestCase("union AND registration", "(\"union\" AND \"registration\")")]
    [TestCase("a OR b c", "(\"a\" OR (\"b\" AND \"c\"))")]
    [TestCase("(a OR b) c", "((\"a\" OR \"b\") AND \"c\")")]
    [TestCase("\"freedom of association\"", "\"freedom of association\"")]
    [TestCase("“freedom of” «association»", "(\"freedom of\" AND \"association\")")]
    [TestCase("union -strike", "((\"union\") NOT (\"strike\"))")]
    [TestCase("-strike union", "((\"union\") NOT (\"strike\"))")]
    [TestCase("union NOT (strike OR picket)", "((\"union\") NOT ((\"strike\" OR \"picket\")))")]
    [TestCase("union AND (x AND NOT y)", "((\"union\" AND \"x\") NOT (\"y\"))")]
    [TestCase("union NOT a NOT b", "((\"union\") NOT (\"a\" OR \"b\"))")]
    [TestCase("NOT NOT union", "\"union\"")]
    [TestCase("union NOT (a NOT b)", "((\"union\") NOT (((\"a\") NOT (\"b\"))))")]
    [TestCase("assoc*", "(\"assoc\" OR \"assoca\" OR \"assocb\")")]
    [TestCase("\"freedom of assoc\"*", "(\"freedom of assoc\" OR \"freedom of assoca\" OR \"freedom of assocb\")")]
    [TestCase("kaz-c87-cas-2021.3", "\"kaz c87 cas 2021 3\"")]
    [TestCase("union(s)", "(\"union\" AND \"s\")")]
    [TestCase("and or not", "(\"and\" AND \"or\" AND \"not\")")]
    [TestCase("\"AND\" union", "(\"and\" AND \"union\")")]
    [TestCase("a - b & c + \"!?\" 😀", "(\"a\" AND \"b\" AND \"c\")")]
    [TestCase("NEAR(a b)", "(\"near\" AND \"a\" AND \"b\")")]
    [TestCase("{title text}: ^union", "(\"title\" AND \"text\" AND \"union\")")]
    [TestCase("title:union facets:krequest0", "(\"title union\" AND \"facets krequest0\")")]
    [TestCase("-\"general strike\" union", "((\"union\") NOT (\"general strike\"))")]
    [TestCase("union OR -\"\"", null, TestName = "a minus before nothing")]
    public void A_query_is_written_as_a_match(string query, string? match)
    {
        if (match is null)
        {
            Assert.That(() => SearchParser.Read(query), Throws.TypeOf<SearchSyntaxException>());
            return;
        }

        Assert.That(Plain.Of(SearchParser.Read(query)), Is.EqualTo($"{{title text names}} : ({match})"));
    }

    [TestCase("(union", "unbalanced_parenthesis", 1)]
    [TestCase("union)", "unbalanced_parenthesis", 6)]
    [TestCase(")", "unbalanced_parenthesis", 1)]
    [TestCase("a (b OR (c d)", "unbalanced_parenthesis", 3)]
    [TestCase("()", "missing_operand", 2)]
    [TestCase("ab \"freedom of", "unbalanced_quote", 4)]
    [TestCase("union AND", "missing_operand", 10)]
    [TestCase("union OR", "missing_operand", 9)]
    [TestCase("AND union", "missing_operand", 1)]
    [TestCase("a OR OR b", "missing_operand", 6)]
    [TestCase("a AND OR b", "missing_operand", 7)]
    [TestCase("NOT", "missing_operand", 4)]
    [TestCase("NOT union", "only_not", 1)]
    [TestCase("-union", "only_not", 1)]
    [TestCase("-a -b", "only_not", 1)]
    [TestCase("a OR NOT b", "only_not", 6)]
    [TestCase("a NOT (NOT b NOT c)", "only_not", 8)]
    [TestCase("*", "prefix", 1)]
    [TestCase("ab *", "prefix", 4)]
    [TestCase("un*ion", "prefix", 3)]
    [TestCase("*union", "prefix", 1)]
    [TestCase("!?", "no_words", 1)]
    [TestCase("😀", "no_words", 1)]
    [TestCase("😀😀 (", "missing_operand", 5)]
    [TestCase(" ", "no_words", 1)]
    public void A_query_that_cannot_be_read_is_refused_where_it_fails(string query, string code, int position)
    {
        var e = Assert.Throws<SearchSyntaxException>(() => SearchParser.Read(query))!;
        Assert.That((e.Code, e.Position), Is.EqualTo((code, position)), e.Message);
    }

    [TestCase("ab*")]
    [TestCase("201*")]
    [TestCase("\"kaz c8\"*")]
    public void A_beginning_that_is_too_short_or_a_number_is_refused(string query) =>
        Assert.That(Assert.Throws<SearchSyntaxException>(() => Plain.Of(SearchParser.Read(query)))!.Code, Is.EqualTo("prefix"));

    [Test]
    public void A_beginning_of_too_many_words_is_refused() =>
        Assert.That(Assert.Throws<SearchSyntaxException>(() => new SearchMatch(_ => [], _ => null).Of(SearchParser.Read("con*")))!.Message, Does.Contain("200"));

    [Test]
    public void A_query_has_an_end()
    {
        Assert.That(Code(string.Join(' ', Enumerable.Repeat("a", SearchParser.MostTerms + 1))), Is.EqualTo("too_many_terms"));
        Assert.That(Code(string.Join(' ', Enumerable.Repeat("abc*", SearchParser.MostPrefixes + 1))), Is.EqualTo("too_many_terms"));
        Assert.That(Code(new string('(', SearchParser.Deepest + 1) + "a" + new string(')', SearchParser.Deepest + 1)), Is.EqualTo("too_deep"));
        Assert.That(() => SearchParser.Read(new string('(', SearchParser.Deepest) + "a" + new string(')', SearchParser.Deepest)), Throws.Nothing);
        Assert.That(() => SearchParser.Read("a " + new string('-', 996) + "b"), Throws.Nothing);

        static string Code(string query) => Assert.Throws<SearchSyntaxException>(() => SearchParser.Read(query))!.Code;
    }

    [Test]
    public void Another_spelling_stands_beside_the_word_and_nothing_else_comes_in_unquoted()
    {
        var match = new SearchMatch(words => words == "baltabai" ? ["baltabay", "балтабаи"] : [], _ => []);
        Assert.That(match.Of(SearchParser.Read("Baltabai -Erlan")), Is.EqualTo("{title text names} : ((((\"baltabai\" OR \"baltabay\" OR \"балтабаи\")) NOT (\"erlan\")))"));
        Assert.That(SearchMatch.Within("{title text names} : (\"a\")", [["krequest0"], ["mkaz0", "mblr0"]], ["y20210"]),
            Is.EqualTo("(({title text names} : (\"a\")) AND (facets : (\"krequest0\")) AND (facets : (\"mkaz0\" OR \"mblr0\"))) NOT ((facets : (\"y20210\")))"));
    }
}

using Compliance.Search;

namespace Compliance.Tests.Search;

public sealed class FoldingTests
{
    [TestCase("Éducation ÇA", "education ca")]
    [TestCase("Ёлка ёлка Й", "елка елка и")]
    [TestCase("Қазақстан Ғ Ң Ө Ұ Ү Ә Һ І", "казакстан г н о у у а х и")]
    [TestCase("қ ғ ң ө ұ ү ә һ і", "к г н о у у а х и")]
    [TestCase("كِتَابٌ", "كتاب")]
    [TestCase("Straße Łódź Ærø", "strasse lodz aero")]
    [TestCase("ﬁne №87 ＡＢ", "fine no87 ab")]
    [TestCase("O'Brien O’Brien OʼBrien", "obrien obrien obrien")]
    [TestCase("soft\u00ADhyphen zero\u200Bwidth", "softhyphen zerowidth")]
    [TestCase("हिन्दी", "हिन्दी")]
    public void Letters_are_one_however_they_are_written(string text, string folded) => Assert.That(Folding.Of(text).Text, Is.EqualTo(folded));

    [TestCase("Kazakhstan's union", new[] { "kazakhstan", "union" })]
    [TestCase("workers’ unions", new[] { "workers", "unions" })]
    [TestCase("l'organisation d’un syndicat", new[] { "l", "organisation", "d", "un", "syndicat" })]
    [TestCase("kaz-c87-cas-2021.3", new[] { "kaz", "c87", "cas", "2021", "3" })]
    [TestCase("No. 87 (C87)", new[] { "no", "87", "c87" })]
    [TestCase("😀 a😀b", new[] { "a", "b" })]
    public void Marks_part_words(string text, string[] words) => Assert.That(Folding.Of(text).Words, Is.EqualTo(words));

    [TestCase("é", "e\u0301")]
    [TestCase("й", "и\u0306")]
    [TestCase("ё", "е\u0308")]
    public void Composed_and_decomposed_are_one(string composed, string decomposed) => Assert.That(Folding.Of(composed).Text, Is.EqualTo(Folding.Of(decomposed).Text));

    [Test]
    public void A_place_in_the_folded_text_leads_back_to_the_source()
    {
        var folding = Folding.Of("Die e\u0301cole, Straße 7");
        Assert.That(Place("ecole"), Is.EqualTo("e\u0301cole"));
        Assert.That(Place("strasse"), Is.EqualTo("Straße"));
        Assert.That(Place("7"), Is.EqualTo("7"));

        string Place(string folded)
        {
            var at = folding.Text.IndexOf(folded, StringComparison.Ordinal);
            var (start, end) = folding.InSource(at, at + folded.Length);
            return folding.Source[start..end];
        }
    }
}

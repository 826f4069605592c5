using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ScaleSuccess.Emails.Composing;

/// <summary>A line with nothing but <c>{{#if …}}</c>, <c>{{/each}}</c> and the like: it is no paragraph, and goes between those that it is about.</summary>
internal sealed class BlockLine(BlockParser parser, string content) : LeafBlock(parser)
{
    /// <summary>Guarded.</summary>
    public string Content { get; } = content;
}

/// <summary>A list between <c>{{#each …}}</c> and <c>{{/each}}</c>: one list with many lines, not many lists.</summary>
internal sealed class RepeatedList(BlockLine opens, ListBlock list, BlockLine closes) : LeafBlock(null)
{
    public BlockLine Opens { get; } = opens;
    public ListBlock List { get; } = list;
    public BlockLine Closes { get; } = closes;
}

internal sealed class BlockLineParser : BlockParser
{
    private readonly Guarded guarded;

    public BlockLineParser(Guarded guarded)
    {
        this.guarded = guarded;
        OpeningCharacters = [Guarded.Open];
    }

    /// <summary>It ends the paragraph before it, without an empty line.</summary>
    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var content = new StringSlice(line.Text, line.Start, line.End).ToString();
        if (processor.IsCodeIndent || !guarded.IsOfBlocksOnly(content)) return BlockState.None;
        processor.NewBlocks.Push(new BlockLine(this, content.Trim()) { Line = processor.LineIndex, Column = processor.Column });
        return BlockState.BreakDiscard;
    }
}

package org.kangyang.api.print;

import java.util.List;

/**
 * A sheet for paper, every value already in words.
 *
 * @param title e.g. 综合评估表
 * @param caseNumber stands at the foot of each page, so that loose pages find back
 * @param signatures who signs at the end, e.g. 评估员; may be empty
 */
public record PrintedSheet(String title, String caseNumber, List<Block> blocks, List<String> signatures) {

    /** A piece of the sheet. */
    public sealed interface Block {}

    /** A heading of a part. */
    public record Heading(String text) implements Block {}

    /** A heading below. */
    public record SubHeading(String text) implements Block {}

    /** Labels with their values, in {@code columns} pairs side by side, 1 to 3. */
    public record Pairs(List<Pair> pairs, int columns) implements Block {}

    /** What, and its value. */
    public record Pair(String label, String value) {}

    /** Text over the whole width; its lines are kept. */
    public record Text(String text) implements Block {}

    /** Columns of equal width under a header that is repeated on each page. */
    public record Grid(List<String> header, List<List<String>> rows) implements Block {}
}

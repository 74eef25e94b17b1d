package io.landfall.domain.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place in the tree of tails: what was read up to here, and what may come. */
final class TailNode {

    private static final int NOTHING = -1;

    private final int number;
    /** The step that led here; it may go on taking characters, where it is one that takes several. */
    private final int step;

    private final SortedMap<Character, TailNode> literals = new TreeMap<>();
    private @Nullable TailNode any;
    private @Nullable TailNode segment;
    private int accepted = NOTHING;

    private TailNode(int number, int step) {
        this.number = number;
        this.step = step;
    }

    /** All nodes by number, the root first. */
    static TailNode[] tree(List<String> tails) {
        List<TailNode> nodes = new ArrayList<>();
        nodes.add(new TailNode(0, 0));
        for (int tail = 0; tail < tails.size(); tail++) {
            SignalPattern pattern = new SignalPattern(tails.get(tail));
            TailNode node = nodes.get(0);
            for (int i = 0; i < pattern.length(); i++) {
                node = node.child(pattern.step(i), nodes);
            }
            node.accepted = tail;
        }
        return nodes.toArray(TailNode[]::new);
    }

    private TailNode child(int wanted, List<TailNode> nodes) {
        TailNode known = switch (wanted) {
            case SignalPattern.ANY -> any;
            case SignalPattern.SEGMENT -> segment;
            default -> literals.get((char) wanted);
        };
        if (known != null) {
            return known;
        }
        TailNode child = new TailNode(nodes.size(), wanted);
        nodes.add(child);
        switch (wanted) {
            case SignalPattern.ANY -> any = child;
            case SignalPattern.SEGMENT -> segment = child;
            default -> literals.put((char) wanted, child);
        }
        return child;
    }

    /** The index of the tail that ends here, or below 0. */
    int accepted() {
        return accepted;
    }

    /** Where one is who got here: here, and behind a star, which may stand for nothing. */
    IntStream entered() {
        return any == null ? IntStream.of(number) : IntStream.of(number, any.number);
    }

    /** Where a character leads from here. */
    IntStream after(char c) {
        IntStream reached = takes(step, c) ? entered() : IntStream.empty();
        TailNode literal = literals.get(c);
        if (literal != null) {
            reached = IntStream.concat(reached, literal.entered());
        }
        if (segment != null && takes(SignalPattern.SEGMENT, c)) {
            reached = IntStream.concat(reached, segment.entered());
        }
        return reached;
    }

    private static boolean takes(int step, char c) {
        return step == SignalPattern.ANY || (step == SignalPattern.SEGMENT && c != '/');
    }

    /** The characters that lead elsewhere than all others, ascending. */
    static char[] branches(Stream<TailNode> nodes) {
        int[] found = nodes.flatMapToInt(TailNode::branches).sorted().distinct().toArray();
        char[] branches = new char[found.length];
        for (int i = 0; i < found.length; i++) {
            branches[i] = (char) found[i];
        }
        return branches;
    }

    private IntStream branches() {
        IntStream own = literals.keySet().stream().mapToInt(c -> c);
        boolean minds = segment != null || step == SignalPattern.SEGMENT;
        return minds ? IntStream.concat(own, IntStream.of('/')) : own;
    }
}

package io.landfall.domain.feature;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An automaton over what follows the literal text of patterns: of all tails that one text has, one tree
 * ({@link TailNode}); and states, each the set of nodes at which a signal may be, worked out as signals lead to
 * them (RE2 does the same). A character then costs one step, however many tails there are.
 */
final class Tails {

    private static final int[] NONE = {};

    /** For {@link TailsPool}: who reads with it. */
    int users;

    private final List<String> tails;
    private final TailsPool pool;
    private final TailNode[] nodes;
    private final Map<Members, State> states = new HashMap<>();
    private @Nullable State start;
    private int held;

    Tails(List<String> tails, TailsPool pool) {
        this.tails = tails;
        this.pool = pool;
        this.nodes = TailNode.tree(tails);
    }

    List<String> tails() {
        return tails;
    }

    /** Numbers that the states hold. */
    int held() {
        return held;
    }

    /** The indices of the tails that match a signal from a character on. */
    int[] match(String signal, int from) {
        State state = start();
        for (int i = from; i < signal.length() && !state.settled(); i++) {
            state = next(state, signal.charAt(i));
        }
        return state.accepted;
    }

    /** Drops the states; signals lead to them anew. */
    void forget() {
        states.clear();
        start = null;
        held = 0;
    }

    private State start() {
        State first = start;
        if (first == null) {
            first = state(nodes[0].entered().toArray());
            start = first;
        }
        return first;
    }

    private State next(State state, char c) {
        int branch = state.branch(c);
        State known = state.next[branch];
        if (known == null) {
            known = state(Arrays.stream(state.members.nodes)
                    .flatMap(node -> nodes[node].after(c))
                    .toArray());
            state.next[branch] = known;
        }
        return known;
    }

    private State state(int[] reached) {
        Members members = new Members(IntStream.of(reached).sorted().distinct().toArray());
        State known = states.get(members);
        if (known == null) {
            known = new State(members, nodes);
            pool.spend(known.size());
            held += known.size();
            states.put(members, known);
        }
        return known;
    }

    /** Nodes by number, ascending. */
    private record Members(int[] nodes) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Members members && Arrays.equals(nodes, members.nodes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(nodes);
        }
    }

    /** Where a signal may be, and where it gets from there, as far as one got there. */
    private static final class State {

        private final Members members;
        /** Characters that do not lead where all others lead, ascending. */
        private final char[] branches;
        /** By branch; the last for all other characters. */
        private final @Nullable State[] next;

        private final int[] accepted;

        State(Members members, TailNode[] nodes) {
            this.members = members;
            branches = TailNode.branches(Arrays.stream(members.nodes).mapToObj(node -> nodes[node]));
            next = new State[branches.length + 1];
            int[] ends = Arrays.stream(members.nodes)
                    .map(node -> nodes[node].accepted())
                    .filter(tail -> tail >= 0)
                    .toArray();
            accepted = ends.length == 0 ? NONE : ends;
        }

        int branch(char c) {
            int low = 0;
            int high = branches.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (branches[middle] == c) {
                    return middle;
                } else if (branches[middle] < c) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return branches.length;
        }

        /** Whether nothing more changes, whatever follows. */
        boolean settled() {
            return branches.length == 0 && next[0] == this;
        }

        int size() {
            return 16 + members.nodes.length + 2 * branches.length + accepted.length;
        }
    }
}

package io.landfall.topology;

import io.landfall.schema.ClearCause;
import io.landfall.schema.internal.Subject;
import io.landfall.schema.internal.Sweep;
import io.landfall.state.Budget;
import io.landfall.state.Subjects;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Utils;

/** Passes over all subjects of a task that were ever assessed, after something that concerns everybody. */
final class Passes {

    private static final int PAGE = 256;

    private final CommonKnowledge common;
    private final Subjects subjects;
    private final BiConsumer<String, ClearCause> assess;
    /** Since the last tick. */
    private boolean changing;

    Passes(CommonKnowledge common, Subjects subjects, BiConsumer<String, ClearCause> assess) {
        this.common = common;
        this.subjects = subjects;
        this.assess = assess;
    }

    /** @param policy whether a policy or the catalogue changed */
    void concern(boolean policy) {
        common.sweepAll(policy);
        changing = true;
    }

    /**
     * Goes on with the pass; it waits while more comes in that concerns everybody.
     *
     * @param caughtUp nothing more will come in for now
     * @return true once there is none
     */
    boolean tick(boolean caughtUp, Budget budget) {
        boolean lull = caughtUp || !changing;
        changing = false;
        return lull ? goOn(budget) : common.sweep().getAfter() == null;
    }

    private boolean goOn(Budget budget) {
        while (true) {
            Sweep sweep = common.sweep();
            ByteBuffer after = sweep.getAfter();
            if (after == null) {
                return true;
            }
            Subjects.Page page = subjects.after(Utils.toArray(after), PAGE);
            if (page.subjects().isEmpty()) {
                common.sweptAll();
                continue;
            }
            ClearCause why = sweep.getPolicy() ? ClearCause.POLICY : ClearCause.LATE_EVIDENCE;
            page.subjects().forEach((subject, known) -> {
                if (known.getKnows() < sweep.getChanges() && wasAssessed(known)) {
                    assess.accept(subject, why);
                }
            });
            common.swept(page.last());
            if (!budget.take(page.subjects().size())) {
                return false;
            }
        }
    }

    private boolean wasAssessed(Subject known) {
        return known.getAsOf() != null || !common.logic().timed();
    }
}

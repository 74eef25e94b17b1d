package io.landfall.usage;

/**
 * Which of two contents under one id holds: the earlier one, then the one whose canonical JSON is smaller, as far as it can be
 * told from what is kept: actor (none is last), class, count, environment, fact.
 */
final class Contents {

    private Contents() {}

    static int compare(
            long at, long count, long actor, int cell, long otherAt, long otherCount, long otherActor, int otherCell) {
        if (at != otherAt) {
            return Long.compare(at, otherAt);
        } else if (actor != otherActor) {
            return Long.compareUnsigned(actor - 1, otherActor - 1);
        } else if (Cells.actorClass(cell) != Cells.actorClass(otherCell)) {
            return Cells.actorClass(cell)
                    .name()
                    .compareTo(Cells.actorClass(otherCell).name());
        } else if (count != otherCount) {
            return Long.toString(count).compareTo(Long.toString(otherCount));
        } else if (Cells.production(cell) != Cells.production(otherCell)) {
            return Cells.production(cell) ? -1 : 1;
        }
        return Cells.fact(cell).name().compareTo(Cells.fact(otherCell).name());
    }
}

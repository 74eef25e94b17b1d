package io.landfall.bench.replay;

/** When in a day things happen: four times as often at three in the afternoon as at three in the morning. */
final class DailyRhythm {

    private static final int HOURS = 24;
    private static final double QUIETEST = 3;
    private static final double SWING = 0.6;

    private final double[] upTo = new double[HOURS + 1];

    DailyRhythm() {
        for (int hour = 0; hour < HOURS; hour++) {
            double middle = hour + 1 / 2.0;
            upTo[hour + 1] = upTo[hour] + 1 - SWING * Math.cos((middle - QUIETEST) / HOURS * 2 * Math.PI);
        }
    }

    /**
     * @param share of what happens that day, below 1
     * @return share of the day by the end of which so much has happened
     */
    double at(double share) {
        double wanted = share * upTo[HOURS];
        int hour = 0;
        while (upTo[hour + 1] <= wanted) {
            hour++;
        }
        return (hour + (wanted - upTo[hour]) / (upTo[hour + 1] - upTo[hour])) / HOURS;
    }
}

package io.landfall.sample;

/** When in a week and in a day people use something. */
enum Rhythm {
    /** Every day, most in the afternoon, half as much again at the weekend: travellers. */
    TRAVEL(new double[] {0.8, 0.8, 0.85, 0.95, 1.2, 1.4, 1.3}, 8, 21),
    /** Office hours. */
    OFFICE(new double[] {1.4, 1.4, 1.4, 1.4, 1.2, 0.1, 0.05}, 7, 17),
    /** Machines do not sleep. */
    EVEN(new double[] {1, 1, 1, 1, 1, 1, 1}, 0, 24);

    private static final int HOURS = 24;
    private static final double NIGHT = 0.04;

    private final double[] week;
    private final double[] hours = new double[HOURS];

    Rhythm(double[] week, int from, int to) {
        this.week = week;
        double middle = (from + to) / 2.0;
        double half = (to - from) / 2.0;
        for (int hour = 0; hour < HOURS; hour++) {
            double off = (hour + 0.5 - middle) / half;
            hours[hour] = half == HOURS / 2.0 ? 1 : NIGHT + Math.max(0, 1 - off * off);
        }
    }

    double share(Day day) {
        return week[day.weekday().getValue() - 1];
    }

    double hour(Draw draw) {
        return draw.weighted(hours) + draw.between(0, 1);
    }
}

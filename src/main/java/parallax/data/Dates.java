package parallax.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import parallax.tensor.Arguments;

/**
 * Dates as people write them, and as ISO 8601 does: pairs for an encoder and a decoder that work by characters.
 *
 * <p>Names of months and days are written here, as those of a Java differ with its version. The years are 1950 to 2049; every format
 * says all of the date, so each source has one right target.
 */
public final class Dates {
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final LocalDate END = LocalDate.of(2050, 1, 1);

    private Dates() {}

    /** A way to write a date. */
    public enum Format {
        /** 12 March 2021. */
        DAY_MONTH_YEAR,
        /** March 12, 2021. */
        MONTH_DAY_YEAR,
        /** 12 Mar 2021. */
        SHORT,
        /** Friday, 12 March 2021. */
        WITH_DAY,
        /** 12.03.2021, the day first. */
        POINTS,
        /** 2021/3/12. */
        SLASHES;

        /** Returns the date so written. */
        public String of(LocalDate date) {
            String month = MONTHS.get(date.getMonthValue() - 1);
            int day = date.getDayOfMonth();
            int year = date.getYear();
            return switch (this) {
                case DAY_MONTH_YEAR -> day + " " + month + " " + year;
                case MONTH_DAY_YEAR -> month + " " + day + ", " + year;
                case SHORT -> day + " " + month.substring(0, 3) + " " + year;
                case WITH_DAY -> DAYS.get(date.getDayOfWeek().getValue() - 1) + ", " + day + " " + month + " " + year;
                case POINTS -> String.format(Locale.ROOT, "%02d.%02d.%d", day, date.getMonthValue(), year);
                case SLASHES -> year + "/" + date.getMonthValue() + "/" + day;
            };
        }
    }

    /**
     * Returns pairs in all formats, each equally likely.
     *
     * @throws IllegalArgumentException if count is less than 1
     */
    public static TokenPairs pairs(int count, long seed) {
        return pairs(count, seed, Format.values());
    }

    /**
     * Returns pairs in some formats, each equally likely.
     *
     * <p>The vocabularies are of all that any date in any format can contain: they do not depend on what is drawn.
     *
     * @throws IllegalArgumentException if count is less than 1, no format is given, or one is null
     */
    public static TokenPairs pairs(int count, long seed, Format... formats) {
        Counts.require("count", count, 1);
        Counts.require("formats", Arguments.given("formats", formats).length, 1);
        for (int k = 0; k < formats.length; k++) {
            Arguments.given("formats[" + k + "]", formats[k]);
        }
        Random random = new Random(seed);
        int days = (int) (END.toEpochDay() - FIRST.toEpochDay());
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            LocalDate date = FIRST.plusDays(random.nextInt(days));
            sources.add(formats[random.nextInt(formats.length)].of(date));
            targets.add(date.toString());
        }
        return TokenPairs.of(
                sources,
                targets,
                Vocabulary.characters(String.join("", MONTHS), String.join("", DAYS), "0123456789 ,./"),
                Vocabulary.characters("0123456789-"));
    }
}

package org.kangyang.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What was measured. */
final class Figures {

    final Map<String, List<Double>> rates = new TreeMap<>();
    final Map<String, List<Double>> processors = new TreeMap<>();
    final Map<String, Histogram> latencies = new TreeMap<>();
    final Map<String, Long> memory = new TreeMap<>();
    /** Megabytes of the full store's file, by the moment. */
    final Map<String, Long> file = new LinkedHashMap<>();

    final List<Measures.Day> days = new ArrayList<>();
    /** Milliseconds by request, of an empty store and of a full one. */
    final Map<String, Map<String, Double>> requests = new TreeMap<>();

    int waiting;

    void rate(String of, double jobsPerSecond) {
        rates.computeIfAbsent(of, none -> new ArrayList<>()).add(jobsPerSecond);
    }

    void processor(String of, double millisecondsPerJob) {
        processors.computeIfAbsent(of, none -> new ArrayList<>()).add(millisecondsPerJob);
    }

    /** Median of the rounds, in milliseconds of the server's processor time per job. */
    double processor(String of) {
        return median(processors.getOrDefault(of, List.of()));
    }

    /** Median of the rounds. */
    double rate(String of) {
        return median(rates.getOrDefault(of, List.of()));
    }

    static double median(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    /** In milliseconds. */
    double latency(String of, double percentile) {
        Histogram histogram = latencies.get(of);
        return histogram == null ? Double.NaN : histogram.getValueAtPercentile(percentile) / 1000.0;
    }

    static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}

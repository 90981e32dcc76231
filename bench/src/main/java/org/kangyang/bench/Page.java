package org.kangyang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** The figures as a page with pictures. */
final class Page {

    /** Written by hand, the end of every page. */
    private static final Path NOTES = Path.of("bench", "notes.md");

    private final Options options;
    private final Figures figures;
    private final String arguments;

    Page(Options options, Figures figures, String arguments) {
        this.options = options;
        this.figures = figures;
        this.arguments = arguments;
    }

    /** @return the page, below {@code docs} */
    Path write(Path docs) throws IOException {
        Path pictures = Files.createDirectories(docs.resolve("pictures"));
        StringBuilder page = new StringBuilder();
        page.append("# Benchmarks of `engine`\n\nWritten by `bench/run")
                .append(arguments.isEmpty() ? "" : " " + arguments)
                .append("` on ")
                .append(LocalDate.now())
                .append(" at commit ")
                .append(System.getProperty("bench.commit", "unknown"))
                .append(".\nMachine: ")
                .append(Machine.describe())
                .append(".\nStore: ")
                .append(
                        options.store() == null
                                ? "H2 in a file, written at every commit"
                                : "PostgreSQL at its defaults, on the same machine")
                .append("; server JVMs: `")
                .append(String.join(" ", Server.JVM))
                .append("`; clients and servers share the machine.\n");
        rates(page, pictures);
        latencies(page);
        requests(page);
        memory(page);
        file(page, pictures);
        if (Files.exists(NOTES)) {
            page.append('\n').append(Files.readString(NOTES));
        }
        Path target = docs.resolve("benchmarks.md");
        Files.writeString(target, page);
        return target;
    }

    private void rates(StringBuilder page, Path pictures) throws IOException {
        if (figures.rates.isEmpty()) {
            return;
        }
        page.append("\n## Jobs per second\n\nA process of ten jobs that do nothing; ")
                .append(options.workers())
                .append(
                        " workers, each asking for ten jobs and completing one after the other; `engine` through Camunda's")
                .append(" Java client,\nOperaton through its own `fetchAndLock` and `complete`. ")
                .append(options.instances() * Side.JOBS)
                .append(" jobs a round, the servers in turn; rounds to warm up before: ")
                .append(options.warmUps())
                .append(".\n\n")
                .append("| | median | rounds | server's processor time per job |\n|---|---|---|---|\n");
        figures.rates.forEach((of, rounds) -> page.append("| %s | **%s** | %s | %s ms |%n"
                .formatted(
                        label(of),
                        Figures.number(figures.rate(of)),
                        rounds.stream().map(Figures::number).collect(Collectors.joining(", ")),
                        Figures.number(figures.processor(of)))));
        if (figures.rates.containsKey(Bench.PLAIN)) {
            page.append("\nRatio of `engine` to Operaton: **%.2f** (wanted: at least 0.8).\n"
                    .formatted(figures.rate(Bench.EMPTY) / figures.rate(Bench.PLAIN)));
        }
        if (figures.rates.containsKey(Bench.FULL)) {
            page.append(
                    "\nTime per job with a full store (%,d waiting instances, %,d timers): **%.2f** times that with little in it (wanted: at most 1.2).\n"
                            .formatted(
                                    figures.waiting,
                                    figures.waiting,
                                    figures.rate(Bench.LITTLE) / figures.rate(Bench.FULL)));
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(800)
                .height(350)
                .title("Jobs per second")
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setLabelsVisible(true);
        List<String> names = List.copyOf(figures.rates.keySet());
        chart.addSeries(
                "jobs/s",
                names,
                names.stream().map(name -> Math.rint(figures.rate(name))).toList());
        BitmapEncoder.saveBitmap(chart, pictures.resolve("bench-rate.png").toString(), BitmapEncoder.BitmapFormat.PNG);
        page.append("\n![jobs per second](pictures/bench-rate.png)\n");
    }

    private static String label(String of) {
        return switch (of) {
            case Bench.FULL -> "engine with the store full";
            case Bench.LITTLE -> "engine with " + Bench.FEW + " waiting instances in the store";
            default -> of;
        };
    }

    private void latencies(StringBuilder page) {
        if (figures.latencies.isEmpty()) {
            return;
        }
        page.append("\n## From creation to activation\n\n")
                .append(
                        "From sending the command that creates an instance (its first element is a job) to the job's arrival at one")
                .append(" long-polling\nworker of Camunda's client, ")
                .append(options.activations())
                .append(" times, one every 20 ms.\n\n| | p50 | p99 | longest |\n|---|---|---|---|\n");
        figures.latencies.forEach((of, histogram) -> page.append("| %s | %s ms | %s ms | %s ms |%n"
                .formatted(
                        label(of),
                        Figures.number(figures.latency(of, 50)),
                        Figures.number(figures.latency(of, 99)),
                        Figures.number(histogram.getMaxValue() / 1000.0))));
        if (figures.latencies.containsKey(Bench.FULL)) {
            page.append("\nGrowth: **%.2f** times at p50, **%.2f** times at p99 (wanted: at most 1.2).\n"
                    .formatted(
                            figures.latency(Bench.FULL, 50) / figures.latency(Bench.LITTLE, 50),
                            figures.latency(Bench.FULL, 99) / figures.latency(Bench.LITTLE, 99)));
        }
    }

    private void requests(StringBuilder page) {
        Map<String, Double> few = figures.requests.get(Bench.LITTLE);
        Map<String, Double> many = figures.requests.get(Bench.FULL);
        if (few == null || many == null) {
            return;
        }
        page.append(
                "\n## One request at a time\n\nThrough Camunda's client, milliseconds, the median of 21.\n\n| | 50 waiting instances | %,d |\n|---|---|---|\n"
                        .formatted(figures.waiting));
        few.forEach((request, milliseconds) -> page.append("| %s | %s | %s |%n"
                .formatted(
                        request,
                        Figures.number(milliseconds),
                        Figures.number(many.getOrDefault(request, Double.NaN)))));
    }

    private void memory(StringBuilder page) {
        if (figures.memory.isEmpty()) {
            return;
        }
        page.append("\n## Resident memory\n\n| | MB |\n|---|---|\n");
        figures.memory.forEach((of, megabytes) -> page.append("| %s | %d |%n".formatted(of, megabytes)));
    }

    private void file(StringBuilder page, Path pictures) throws IOException {
        if (!figures.file.isEmpty()) {
            page.append("\n## Size of H2's file with a full store\n\n| | MB |\n|---|---|\n");
            figures.file.forEach((when, megabytes) -> page.append("| %s | %d |%n".formatted(when, megabytes)));
        }
        if (figures.days.isEmpty()) {
            return;
        }
        List<Measures.Day> days = figures.days;
        page.append(
                "\n## Size of H2's file over a long run\n\n%d instances of ten jobs a day, the clock moved from day to day past the hour of the clean-up, history kept for five days.%n"
                        .formatted(options.instancesPerDay()));
        page.append("\n| day | finished instances kept | MB |\n|---|---|---|\n");
        for (Measures.Day day : days) {
            if (day.number() % Math.max(1, days.size() / 8) == 0 || day.number() == 1) {
                page.append("| %d | %d | %.1f |%n".formatted(day.number(), day.finished(), day.bytes() / 1048576.0));
            }
        }
        XYChart chart = new XYChartBuilder()
                .width(700)
                .height(350)
                .title("H2's file")
                .xAxisTitle("day")
                .yAxisTitle("MB")
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setYAxisMin(0.0);
        chart.addSeries(
                "MB",
                days.stream().map(day -> (double) day.number()).toList(),
                days.stream().map(day -> day.bytes() / 1048576.0).toList());
        BitmapEncoder.saveBitmap(chart, pictures.resolve("bench-file.png").toString(), BitmapEncoder.BitmapFormat.PNG);
        page.append("\n![size of the file](pictures/bench-file.png)\n");
    }
}

package org.kangyang.engine.decision;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.NoUnpackValueMapper;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.api.FeelEngineApi;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Feel;
import scala.collection.immutable.List$;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;
import scala.util.Left;
import scala.util.Right;

/** Camunda's DMN engine: reads DMN files, names what is wrong with them. */
public final class DmnTables {

    private final Feel feel;
    private final DmnEngine engine;

    public DmnTables(Feel feel) {
        FeelEngineApi bounded = feel.unpacking(NoUnpackValueMapper::new);
        this.feel = feel;
        this.engine =
                new DmnEngine(new DmnEngine.Configuration(false, false, false), List$.MODULE$.empty(), feel.clock()) {
                    /** Asked for by what evaluates tables and expressions, so nothing is evaluated without limits. */
                    @Override
                    public FeelEngineApi feelEngine() {
                        return bounded;
                    }
                };
    }

    /** Evaluates a decision and what it requires, all together within the limits of one expression. */
    Either<DmnEngine.EvalFailure, DmnEngine.EvalResult> evaluate(
            ParsedDmn dmn, String decisionId, Map<String, Object> variables) {
        return feel.within(variables, () -> engine.eval(dmn, decisionId, variables));
    }

    /** What a file holds. */
    public record File(String requirementsId, String requirementsName, List<String> decisionIds) {}

    /** @throws IllegalArgumentException telling what is wrong */
    public File check(byte[] dmn) {
        ParsedDmn parsed = parse(dmn);
        var definitions = parsed.model().getDefinitions();
        List<String> ids = new ArrayList<>();
        CollectionConverters.asJava(parsed.decisions()).forEach(d -> ids.add(d.id()));
        @Nullable String id = definitions.getId();
        if (id == null || id.isEmpty() || ids.isEmpty()) {
            throw new IllegalArgumentException("holds no decision, or its definitions have no id");
        }
        return new File(id, definitions.getName() == null ? id : definitions.getName(), ids);
    }

    ParsedDmn parse(byte[] dmn) {
        RequirementGraph.check(dmn);
        return switch (feel.reading(() -> engine.parse(new ByteArrayInputStream(dmn)))) {
            case Right<DmnEngine.Failure, ParsedDmn> right -> right.value();
            case Left<DmnEngine.Failure, ParsedDmn> left ->
                throw new IllegalArgumentException(left.value().message());
            default -> throw new IllegalStateException();
        };
    }
}

package org.kangyang.engine.feel;

import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.valuemapper.ValueMapper;
import scala.Tuple2;
import scala.collection.immutable.List;

/** Camunda's interpreter, which calls itself for every part of an expression: each call takes from the allowance. */
final class BoundedInterpreter extends FeelInterpreter {

    BoundedInterpreter(ValueMapper values) {
        super(values);
    }

    /** A value that is known already, in the place of the expression that came to it. */
    private record Known(Val value) implements Exp {}

    @Override
    public Val eval(Exp expression, EvalContext context) {
        if (expression instanceof Known known) {
            return known.value();
        }
        Allowance allowance = Allowance.current();
        allowance.enter();
        try {
            Val value = super.eval(bounded(expression, context, allowance), context);
            // What a variable holds was weighed when it was made, or came with a command of limited size.
            return expression instanceof Ref || expression instanceof If ? value : allowance.made(value);
        } finally {
            allowance.leave();
        }
    }

    /** Camunda's interpreter makes all items of a range, and all combinations of several, before it looks at the first. */
    private Exp bounded(Exp expression, EvalContext context, Allowance allowance) {
        return switch (expression) {
            // Camunda's own check looks everywhere but into the arguments of functions.
            case FunctionDefinition function
            when function.body() instanceof JavaFunctionInvocation ->
                throw allowance.refuse("calls Java, which is not allowed");
            case IterationContext range -> range(range, context, allowance);
            case For loop -> new For(iterated(loop.iterators(), context, allowance), loop.exp());
            case SomeItem some -> new SomeItem(iterated(some.iterators(), context, allowance), some.condition());
            case EveryItem every -> new EveryItem(iterated(every.iterators(), context, allowance), every.condition());
            default -> expression;
        };
    }

    private Exp range(IterationContext range, EvalContext context, Allowance allowance) {
        Val start = eval(range.start(), context);
        Val end = eval(range.end(), context);
        if (start instanceof ValNumber from && end instanceof ValNumber to) {
            allowance.take(to.value()
                    .bigDecimal()
                    .subtract(from.value().bigDecimal())
                    .abs()
                    .doubleValue());
        }
        return new IterationContext(new Known(start), new Known(end));
    }

    private List<Tuple2<String, Exp>> iterated(
            List<Tuple2<String, Exp>> iterators, EvalContext context, Allowance allowance) {
        double[] combinations = {1};
        List<Tuple2<String, Exp>> known = iterators.map(iterator -> {
            Val items = eval(iterator._2(), context);
            combinations[0] *= items instanceof ValList list ? list.itemsAsSeq().size() : 1;
            return new Tuple2<>(iterator._1(), new Known(items));
        });
        allowance.take(combinations[0]);
        return known;
    }
}

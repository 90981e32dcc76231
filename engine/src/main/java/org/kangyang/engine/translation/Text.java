package org.kangyang.engine.translation;

import org.operaton.bpm.engine.delegate.BaseDelegateExecution;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.el.Expression;

/** Text where Operaton wants an expression: it is its own value. */
record Text(String text) implements Expression {

    @Override
    public Object getValue(VariableScope scope) {
        return text;
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        return text;
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException("Text cannot be assigned to");
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
        setValue(value, scope);
    }

    @Override
    public String getExpressionText() {
        return text;
    }

    @Override
    public boolean isLiteralText() {
        return true;
    }
}

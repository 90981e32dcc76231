package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Expr;

/** One {@code zeebe:input} or {@code zeebe:output}; the target may name a member: {@code a.b}. */
record Mapping(String target, Expr source) {}

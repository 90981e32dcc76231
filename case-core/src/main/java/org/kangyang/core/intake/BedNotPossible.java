package org.kangyang.core.intake;

import org.kangyang.core.integration.Refusal;

/** The bed's state forbids what was asked. */
public final class BedNotPossible extends Refusal {

    public BedNotPossible(String bedId, BedState state, String what) {
        super("bed-not-possible", "床位 " + bedId + " 处于“" + state.inChinese() + "”，不能" + what);
    }
}

package org.kangyang.core.homebed;

/** Where a way home stands after a command. */
public record TransferChanged(String transferId, TransferStage stage, long revision) {}

package org.kangyang.engine.translation;

import java.util.List;

/**
 * A model Operaton can run.
 *
 * @param xml the translated model
 * @param processIds ids of its executable processes
 * @param messageStarts names of the messages that start them
 */
public record Translation(byte[] xml, List<String> processIds, List<String> messageStarts) {}

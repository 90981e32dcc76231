package org.kangyang.engine.search;

import io.camunda.client.protocol.rest.SearchQueryPageResponse;
import java.util.List;

/**
 * What a search found.
 *
 * @param items the rows of this page
 * @param page how many there are in all and where this page begins and ends
 */
public record Page<R>(List<R> items, SearchQueryPageResponse page) {}

package org.kangyang.local.endtoend;

/** Finds words on a page that are not Chinese and are neither names nor data. */
final class Wording {

    /** Where names of technical things and values stand: of variables, processes, files, instances. */
    private static final String DATA =
            "td.key, td.col-name, td.col-value, td.uuid, td.configuration, dd, .deployment .name,"
                    + " .resource, .variable-value, .djs-container, .breadcrumbs-panel li, .instance-id";

    /** Names of products and of the zone in which times are shown. */
    private static final String NAMES = "Operaton|Asia/Shanghai|Powered by bpmn\\\\.io";

    /**
     * Answers each visible text, tooltip or label with a word of two or more Latin letters. Left out is what has the form
     * of a technical name: hyphens, dots, underscores, digits or capitals within ({@code care-pathway}, {@code caseId}).
     * A key without a translation ({@code NO_TASKS}) is none.
     */
    static final String FOREIGN = """
            const data = `%s`, names = new RegExp(`^(%s)$`);
            const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
            const foreign = text => !names.test(text.trim()) && (text.match(/[A-Za-z][\\w.:@\\/-]*/g) ?? [])
                .some(word => /^[A-Z]+(_[A-Z]+)+$/.test(word) || /^(OK|STATE|ACTIVE|NAME|TYPE|VALUE|YES|NO|ALL|NONE|NULL|TRUE|FALSE)$/.test(word) || /^[A-Za-z]{2,}$/.test(word) && !/[a-z][A-Z]|^[A-Z]{2,}$/.test(word));
            const found = new Set();
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const text = texts.currentNode.textContent.trim(), around = texts.currentNode.parentElement;
                if (!['SCRIPT', 'STYLE'].includes(around.tagName) && !around.closest(data) && seen(around) && foreign(text)) {
                    found.add(text);
                }
            }
            for (const name of ['title', 'placeholder', 'aria-label', 'alt', 'tooltip', 'uib-tooltip']) {
                for (const element of document.querySelectorAll('[' + name + ']')) {
                    const text = element.getAttribute(name);
                    if (!element.closest(data) && seen(element) && foreign(text) && !text.startsWith('点击复制')) {
                        found.add(name + ': ' + text);
                    }
                }
            }
            for (const element of document.querySelectorAll('select option, input[type=button], input[type=submit]')) {
                const text = element.tagName === 'OPTION' ? element.textContent : element.value;
                if (!element.closest(data) && seen(element.closest('select') ?? element) && foreign(text)) {
                    found.add('choice: ' + text);
                }
            }
            return [...found];""".formatted(DATA, NAMES);

    private Wording() {}
}

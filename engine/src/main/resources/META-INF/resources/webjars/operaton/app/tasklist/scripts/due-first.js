// What is due first stands first, unless someone sorts otherwise: the Tasklist itself would show the newest first and
// has no setting for it. Its address holds the order, so the address gets one where it has none.

const DUE_FIRST = encodeURIComponent(JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));

export function withOrder(hash) {
  const [path, query = ''] = hash.replace(/^#/, '').split('?');
  if ((path !== '' && path !== '/') || /(^|&)sorting=/.test(query)) {
    return hash;
  }
  return `#/?${query}${query ? '&' : ''}sorting=${DUE_FIRST}`;
}

export function dueFirst() {
  const wanted = withOrder(location.hash);
  if (wanted !== location.hash) {
    location.replace(wanted);
  }
}

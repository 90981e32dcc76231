// On a tablet held upright the list of filters opens folded: the form needs the room.
export function foldFiltersWhereNarrow() {
  if (window.innerWidth < 1000) {
    document.body.classList.add('filters-column-close');
  }
}

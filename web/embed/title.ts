const mark = /^\(\d+\+?\) /;

/** Puts the number of unread messages before the page's title, or takes it away. */
export function markTitle(unread: number): void {
  const bare = document.title.replace(mark, '');
  const marked = unread > 0 ? `(${unread}) ${bare}` : bare;
  if (marked !== document.title) document.title = marked;
}

/**
 * A press on `a[data-morph]` shows its page in this one where they differ, and focuses the text box it leads to. Without
 * script, or when the server cannot be reached, it is a link.
 */
export function openInPlace(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-morph]') : null
    if (link === null || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    open(link).catch(() => location.assign(link.href))
  })
}

async function open(link: HTMLAnchorElement): Promise<void> {
  const [{ fetchPage }, { showAnswer }] = await Promise.all([import('./fetch-page.ts'), import('./show-answer.ts')])
  const page = await fetchPage(link.href)
  if (page !== null) showAnswer(page, link)
}

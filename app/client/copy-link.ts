/** A press on `a[data-copy]` copies its address; the attribute holds what is said afterwards, in the element behind it. */
export function copyLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-copy]') : null
    if (link === null || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    void copy(link)
  })
}

async function copy(link: HTMLAnchorElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link.href)
    const said = link.nextElementSibling
    if (said !== null) said.textContent = link.dataset['copy'] ?? ''
  } catch {
    // No clipboard without https, or not allowed: the link does what links do.
    location.assign(link.href)
  }
}

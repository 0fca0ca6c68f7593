const everyMs = 45_000

type News = { text: string | null; href: string | null; look: string }

/**
 * Says that others answered since the writer began (`[data-new-responses]` holds the address to ask). Asked while
 * the member writes, at most every 45 seconds; nothing waits for it.
 */
export function watchResponses(editor: HTMLElement, area: HTMLTextAreaElement): void {
  const place = editor.parentElement?.querySelector<HTMLElement>('[data-new-responses]')
  const address = place?.dataset['newResponses']
  if (!place || address === undefined) return
  let askedAt = performance.now()
  const ask = async (): Promise<void> => {
    if (performance.now() - askedAt < everyMs || area.value === '') return
    askedAt = performance.now()
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok !== true) return
    const { text, href, look } = (await answer.json()) as News
    if (text === null) return
    const note = document.createElement('p')
    note.className = 'note'
    note.append(text, ' ')
    if (href !== null) {
      const link = document.createElement('a')
      Object.assign(link, { href, target: '_blank', rel: 'noreferrer', textContent: look })
      note.append(link)
    }
    place.replaceChildren(note)
  }
  area.addEventListener('input', () => void ask())
  area.addEventListener('focus', () => void ask())
}

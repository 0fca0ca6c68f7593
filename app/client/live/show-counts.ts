import type { LivePart } from './start-live.ts'

/** Many members may be told of one thing: they ask one after the other. */
const spreadMs = 2_000

/** Asks what the bell says when something came, and shows it there. */
export function showCounts(): LivePart {
  let timer = 0
  async function show(element: HTMLElement): Promise<void> {
    const answer = await fetch(element.dataset['from'] ?? '', { headers: { Accept: 'application/json' } })
    if (!answer.ok || answer.redirected) return
    const { text, label } = (await answer.json()) as { text: string; label: string }
    element.ariaLabel = label
    const tail = element.querySelector('.tail')
    if (text === '') return tail?.remove()
    if (tail !== null) tail.textContent = text
    else
      element.append(
        Object.assign(document.createElement('span'), { className: 'tail', ariaHidden: 'true', textContent: text }),
      )
  }
  return {
    find: () => document.querySelector<HTMLElement>('.bell[data-live]'),
    begin: () => undefined,
    heard(element) {
      clearTimeout(timer)
      timer = window.setTimeout(() => void show(element).catch(() => undefined), 300 + Math.random() * spreadMs)
    },
  }
}

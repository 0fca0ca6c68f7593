import { askElement } from './ask-element.ts'
import type { LivePart } from './start-live.ts'

/** Many members may be told of one thing: they ask one after the other. */
const spreadMs = 2_000

/** Asks what the bell says when something came, and shows it there. */
export function showCounts(): LivePart {
  let timer = 0
  async function show(element: HTMLElement): Promise<void> {
    const said = await askElement<{ text: string; label: string }>(element)
    if (said === null) return
    element.ariaLabel = said.label
    const tail = element.querySelector('.tail')
    if (said.text === '') return tail?.remove()
    if (tail !== null) tail.textContent = said.text
    else
      element.append(
        Object.assign(document.createElement('span'), {
          className: 'tail',
          ariaHidden: 'true',
          textContent: said.text,
        }),
      )
  }
  return {
    find: () => document.querySelector<HTMLElement>('.bell[data-live]'),
    begin: () => undefined,
    heard(element) {
      clearTimeout(timer)
      timer = window.setTimeout(() => void show(element), 300 + Math.random() * spreadMs)
    },
  }
}

import { askElement } from './ask-element.ts'
import type { LivePart } from './start-live.ts'

/** A colleague who goes on writing is told of once a minute; who stopped is gone a little after two. */
const againMs = 130_000

/** Says who is writing an answer in the case. */
export function showWriters(): LivePart {
  let timer = 0
  async function show(element: HTMLElement): Promise<void> {
    clearTimeout(timer)
    const said = await askElement<{ text: string }>(element)
    if (said === null) return
    element.textContent = said.text
    if (said.text !== '') timer = window.setTimeout(() => void show(element), againMs)
  }
  return {
    find: () => document.querySelector<HTMLElement>('.who-writes[data-live]'),
    begin: () => clearTimeout(timer),
    heard: (element) => void show(element),
  }
}

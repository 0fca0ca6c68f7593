import { askElement } from './ask-element.ts'
import type { LivePart } from './start-live.ts'

/** Who reads and who has stopped writing is asked for this often; who begins to write is told at once. */
const againMs = 60_000

/** Says who else has the case open and who is writing an answer in it, while the page is in sight. */
export function showWriters(): LivePart {
  let timer = 0
  const find = (): HTMLElement | null => document.querySelector<HTMLElement>('.who-writes[data-live]')
  function later(): void {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      const element = find()
      if (element !== null && document.visibilityState === 'visible') void show(element)
      else if (element !== null) later()
    }, againMs)
  }
  async function show(element: HTMLElement): Promise<void> {
    clearTimeout(timer)
    const said = await askElement<{ text: string; busy: boolean }>(element)
    if (said !== null) {
      element.textContent = said.text
      element.classList.toggle('busy', said.busy)
    }
    later()
  }
  return {
    find,
    begin: () => {
      clearTimeout(timer)
      if (find() !== null) later()
    },
    heard: (element) => void show(element),
  }
}

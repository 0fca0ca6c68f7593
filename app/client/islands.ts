import { whenShown } from './page-shown.ts'

/** Larger parts, loaded only where their element is on the page. */
const islands: Record<string, () => Promise<unknown>> = {
  '[data-editor]': async () => (await import('./editor/start-editors.ts')).startEditors(),
  '[data-similar], [data-tags]': async () => (await import('./ask-page.ts')).startAskPage(),
  '[data-quote]': async () => (await import('./quote-reply.ts')).startQuoting(),
}

export function loadIslands(): void {
  const started = new Set<string>()
  whenShown(() => {
    for (const [selector, start] of Object.entries(islands)) {
      if (started.has(selector) || document.querySelector(selector) === null) continue
      started.add(selector)
      void start()
    }
  })
}

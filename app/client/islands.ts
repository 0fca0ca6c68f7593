import { whenShown } from './page-shown.ts'

/** Larger parts, loaded only where their element is on the page. */
const islands: Record<string, () => Promise<unknown>> = {
  '[data-editor]': async () => (await import('./editor/start-editors.ts')).startEditors(),
  '[data-similar], [data-tags]': async () => (await import('./ask-page.ts')).startAskPage(),
  '[data-quote]': async () => (await import('./quote-reply.ts')).startQuoting(),
  '[data-live]': async () => {
    await idle()
    ;(await import('./live/start-live.ts')).startLive()
  },
  '[data-passkey]': async () => (await import('./passkeys/ask-passkey.ts')).askPasskeys(),
  '[data-push]': async () => (await import('./push/switch-push.ts')).switchPush(),
  '.bell': async () => {
    await idle()
    await (await import('./push/service-worker.ts')).startServiceWorker()
  },
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

/** Resolves when the page is loaded and has nothing to do: what it shows is there before, and works without. */
async function idle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  await new Promise<void>((resolve) =>
    'requestIdleCallback' in window
      ? window.requestIdleCallback(() => resolve(), { timeout: 3_000 })
      : setTimeout(resolve, 1_000),
  )
}

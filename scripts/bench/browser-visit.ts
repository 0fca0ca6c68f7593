import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '#scripts/setup/chromium.mjs'
import type { Session } from './http-threads.ts'

/** What the first visit of a page brings: kilobytes over the wire and requests. */
export type Visit = { kilobytes: number; requests: number }

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
}

/** A page opened by a browser that has seen nothing of the site. */
export async function firstVisit(browser: Browser, url: string, session: Session | null): Promise<Visit> {
  const context = await browser.newContext({ locale: 'ko-KR', extraHTTPHeaders: cookieOf(session) })
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  await protocol.send('Network.enable')
  let bytes = 0
  let requests = 0
  protocol.on('Network.requestWillBeSent', () => requests++)
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await page.goto(url, { waitUntil: 'networkidle' })
  await context.close()
  return { kilobytes: bytes / 1_024, requests }
}

/**
 * Milliseconds from the press of a vote to the button that shows it, in a browser whose processor is slowed down; null
 * when nothing can be voted on.
 */
export async function voteMs(
  browser: Browser,
  url: string,
  session: Session,
  slowdown: number,
): Promise<number | null> {
  const context = await browser.newContext({ locale: 'ko-KR', extraHTTPHeaders: cookieOf(session) })
  const page = await context.newPage()
  try {
    await page.goto(url, { waitUntil: 'networkidle' })
    if ((await page.locator('form.vote button[aria-pressed=false]:enabled').count()) === 0) return null
    const protocol = await context.newCDPSession(page)
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    return await page.evaluate(pressVote)
  } finally {
    await context.close()
  }
}

/** Runs in the page: until the frame after the first change of the pressed button. */
function pressVote(): Promise<number> {
  const button = document.querySelector<HTMLButtonElement>('form.vote button[aria-pressed=false]:enabled')
  return new Promise((resolve) => {
    const startedAt = performance.now()
    new MutationObserver(() => {
      requestAnimationFrame(() => resolve(performance.now() - startedAt))
    }).observe(button?.form ?? document.body, { attributes: true, childList: true, subtree: true })
    button?.click()
  })
}

function cookieOf(session: Session | null): Record<string, string> {
  return session === null ? {} : { Cookie: session['Cookie'] ?? '' }
}

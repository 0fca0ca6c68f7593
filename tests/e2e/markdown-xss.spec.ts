import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { expect, inject, onTestFinished, test } from 'vitest'
import '#tests/setup/provided.ts'
import { renderMarkdown, sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { hostileHtml, xssCorpus } from '#tests/core/markdown-corpus.ts'

const perPage = 60
const targets = {
  mention: (handle: string) => (handle === 'ann' ? { href: '/members/ann', handle } : null),
  threadRef: (id: string) => ({ href: `/threads/${id}`, title: '<img src=x onerror=alert(1)>"' }),
}

/** A page without any policy, on which every way to run script is counted and nothing reaches the network. */
async function openTrap(): Promise<{ page: Page; asked: string[] }> {
  const browser = await chromium.launch({ executablePath: inject('chromium') ?? '', args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'] })
  onTestFinished(() => browser.close())
  const context = await browser.newContext({ bypassCSP: true })
  const asked: string[] = []
  await context.route('**/*', (route) => {
    const url = route.request().url()
    if (url === 'http://trap.invalid/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>trap</title>' })
    asked.push(url)
    return route.abort()
  })
  await context.addInitScript('window.ran = []; for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => void (window.top.ran ?? window.ran).push(name)')
  const page = await context.newPage()
  await page.goto('http://trap.invalid/')
  return { page, asked }
}

/** Shows posts as a page does and does with each of their elements what a reader could. @returns which of them ran something */
async function whichRan(page: Page, posts: readonly string[]): Promise<number[]> {
  return page.evaluate(async (given) => {
    const trap = window as unknown as { ran: string[] }
    const guilty: number[] = []
    const stay = (event: Event): void => {
      if (event.target instanceof Element && /^(?:https?:|mailto:|\/|#|$)/i.test(event.target.closest('a')?.getAttribute('href') ?? '')) event.preventDefault()
    }
    document.addEventListener('click', stay)
    const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
    const show = async (html: string): Promise<boolean> => {
      trap.ran = []
      const box = document.createElement('div')
      box.className = 'prose'
      // As a parser meets it in a page, with scripts alive, which innerHTML would not run.
      document.body.replaceChildren(box)
      box.append(document.createRange().createContextualFragment(html))
      for (const element of box.querySelectorAll<HTMLElement>('*')) {
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
        element.dispatchEvent(new FocusEvent('focus'))
        if (element instanceof HTMLDetailsElement) element.open = true
        if (element.matches('a, button, input, summary')) element.click()
      }
      await pause(15)
      return trap.ran.length > 0
    }
    for (const [index, html] of given.entries()) if (await show(html)) guilty.push(index)
    await pause(50)
    if (trap.ran.length > 0) guilty.push(-1)
    return guilty
  }, posts)
}

test('the trap catches what runs: posts that were not sanitised', async () => {
  const { page } = await openTrap()
  const ran = await whichRan(page, ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>', '<svg onload=alert(1)></svg>', '<details ontoggle=alert(1)><summary>x</summary></details>', '<p>nothing</p>'])
  expect(ran.filter((index) => index >= 0)).toEqual([0, 1, 2, 3, 4])
})

test(`none of ${xssCorpus.length} attacks runs in a browser without a policy, nor asks another host for anything`, { timeout: 300_000 }, async () => {
  const { page, asked } = await openTrap()
  const posts = xssCorpus.map(({ context, source }) => ({ context, source, html: renderMarkdown(source, targets).html }))
  const guilty: unknown[] = []
  for (let at = 0; at < posts.length; at += perPage) {
    const some = posts.slice(at, at + perPage)
    for (const index of await whichRan(page, some.map(({ html }) => html))) guilty.push(some[index] ?? `late, among ${at} to ${at + perPage}`)
    // A meta refresh or a form would have led away.
    expect(page.url()).toBe('http://trap.invalid/')
  }
  expect(guilty).toEqual([])
  expect(asked.filter((url) => !url.startsWith('http://trap.invalid/u/'))).toEqual([])
})

test('none of the imported HTML runs either', { timeout: 300_000 }, async () => {
  const { page, asked } = await openTrap()
  const guilty: unknown[] = []
  const sources = [...hostileHtml, ...xssCorpus.map(({ source }) => source)]
  for (let at = 0; at < sources.length; at += perPage) {
    const some = sources.slice(at, at + perPage)
    for (const index of await whichRan(page, some.map((source) => sanitizeImportedHtml(source).html))) guilty.push(some[index] ?? `late, among ${at} to ${at + perPage}`)
  }
  expect(guilty).toEqual([])
  expect(asked.filter((url) => !url.startsWith('http://trap.invalid/u/'))).toEqual([])
})

import { chromium, type Page } from 'playwright-core'
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
  const browser = await chromium.launch({
    executablePath: inject('chromium') ?? '',
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  onTestFinished(() => browser.close())
  const context = await browser.newContext({ bypassCSP: true })
  const asked: string[] = []
  await context.route('**/*', (route) => {
    const url = route.request().url()
    if (url === 'http://trap.invalid/')
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>trap</title>' })
    asked.push(url)
    return route.abort()
  })
  await context.addInitScript(
    'window.ran = []; for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => void (window.top.ran ?? window.ran).push(name)',
  )
  const page = await context.newPage()
  await page.goto('http://trap.invalid/')
  return { page, asked }
}

/** Long enough for a picture that fails to say so on a busy machine. */
const patienceMs = 400

/**
 * Shows posts as the parser of a page meets them and does with each of their elements what a reader could. @returns
 * whether anything ran
 */
async function anyRan(page: Page, posts: readonly string[]): Promise<boolean> {
  await page.setContent(posts.map((html) => `<div class="prose">${html}</div>`).join('\n'), {
    waitUntil: 'domcontentloaded',
  })
  await page.evaluate(() => {
    // Links lead away, which is their right; only what runs here is looked for.
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a, area') : null
      if (link instanceof HTMLAnchorElement && link.protocol !== 'javascript:') event.preventDefault()
    })
    for (const element of document.querySelectorAll<HTMLElement>('.prose *')) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
      element.dispatchEvent(new FocusEvent('focus'))
      if (element instanceof HTMLDetailsElement) element.open = true
      if (element.matches('a, button, input, summary')) element.click()
    }
  })
  await page.waitForTimeout(patienceMs)
  return page.evaluate(() => (window as unknown as { ran: string[] }).ran.splice(0).length > 0)
}

/** Which of these posts ran something, each tried alone once all of them together did. */
async function whichRan(page: Page, posts: readonly string[]): Promise<number[]> {
  if (!(await anyRan(page, posts))) return []
  const guilty: number[] = []
  for (const [index, html] of posts.entries()) if (await anyRan(page, [html])) guilty.push(index)
  return guilty.length > 0 ? guilty : [-1]
}

test('the trap catches what runs: posts that were not sanitised', async () => {
  const { page } = await openTrap()
  const ran = await whichRan(page, [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg onload=alert(1)></svg>',
    '<details ontoggle=alert(1)><summary>x</summary></details>',
    '<p>nothing</p>',
  ])
  expect(ran.filter((index) => index >= 0)).toEqual([0, 1, 2, 3, 4])
})

test(
  `none of ${xssCorpus.length} attacks runs in a browser without a policy, nor asks another host for anything`,
  { timeout: 300_000 },
  async () => {
    const { page, asked } = await openTrap()
    const posts = xssCorpus.map(({ context, source }) => ({
      context,
      source,
      html: renderMarkdown(source, targets).html,
    }))
    const guilty: unknown[] = []
    for (let at = 0; at < posts.length; at += perPage) {
      const some = posts.slice(at, at + perPage)
      for (const index of await whichRan(
        page,
        some.map(({ html }) => html),
      ))
        guilty.push(some[index] ?? `late, among ${at} to ${at + perPage}`)
      // A meta refresh or a form would have led away.
      expect(page.url()).toBe('http://trap.invalid/')
    }
    expect(guilty).toEqual([])
    expect(asked.filter((url) => !url.startsWith('http://trap.invalid/u/'))).toEqual([])
  },
)

test('none of the imported HTML runs either', { timeout: 300_000 }, async () => {
  const { page, asked } = await openTrap()
  const guilty: unknown[] = []
  const sources = [...hostileHtml, ...xssCorpus.map(({ source }) => source)]
  for (let at = 0; at < sources.length; at += perPage) {
    const some = sources.slice(at, at + perPage)
    for (const index of await whichRan(
      page,
      some.map((source) => sanitizeImportedHtml(source).html),
    ))
      guilty.push(some[index] ?? `late, among ${at} to ${at + perPage}`)
  }
  expect(guilty).toEqual([])
  expect(asked.filter((url) => !url.startsWith('http://trap.invalid/u/'))).toEqual([])
})

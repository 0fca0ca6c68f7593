import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol } from './journey.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: true })
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
})
afterAll(() => server.stop())

type Role = keyof typeof oneClickAccounts
/** Two pages with the same forms: a list with links to them, or their addresses. */
type Siblings = { who: Role; on: string; follow: string } | { who: Role; both: readonly [string, string] }

const siblings: Record<string, Siblings> = {
  thread: { who: 'member', on: '/threads?state=unsolved', follow: 'a[href^="/threads/thr_"]' },
  'thread of a moderator': { who: 'moderator', on: '/threads', follow: 'a[href^="/threads/thr_"]' },
  case: { who: 'agent', on: '/staff/cases', follow: 'a[href^="/staff/cases/"]' },
  'moderation item': { who: 'moderator', on: '/moderation', follow: 'a[href^="/moderation/items/"]' },
  'story of a curator': {
    who: 'curator',
    on: '/moderation/stories?state=published',
    follow: 'a[href^="/moderation/stories/sto_"]',
  },
  member: { who: 'admin', both: ['/admin/members/junho', '/admin/members/minseok'] },
  rule: { who: 'admin', both: ['/admin/rules/answer-accepted', '/admin/rules/answer-voted-up'] },
  perk: { who: 'admin', on: '/admin/perks', follow: 'a[href^="/admin/perks/prk_"]' },
  redemption: { who: 'admin', on: '/admin/redemptions', follow: 'a[href^="/admin/redemptions/rdm_"]' },
  account: { who: 'admin', on: '/admin/accounts', follow: 'a[href^="/admin/accounts/acc_"]' },
  category: { who: 'admin', on: '/admin/categories', follow: 'a[href^="/admin/categories/"]' },
  product: { who: 'admin', on: '/admin/products', follow: 'a[href^="/admin/products/"]' },
  tag: { who: 'admin', on: '/admin/tags', follow: 'a[href^="/admin/tags/"]' },
}

/** Pages with forms that have no sibling. */
const alone: readonly { who: Role; path: string }[] = [
  { who: 'member', path: '/threads/new' },
  { who: 'member', path: '/stories/new' },
  { who: 'member', path: '/feedback/new' },
  { who: 'member', path: '/me/settings' },
  { who: 'admin', path: '/admin/perks/new' },
  { who: 'admin', path: '/admin/settings/threads' },
  { who: 'admin', path: '/admin/synonyms' },
]

async function openAs(who: Role, script: boolean): Promise<Page> {
  const page = await openPage(server.url, { script })
  await page.goto('/login')
  await Promise.all([page.waitForNavigation(), page.click(`button[name=handle][value=${oneClickAccounts[who]}]`)])
  return page
}

async function addressesOf(page: Page, where: Siblings): Promise<[string, string]> {
  if ('both' in where) return [...where.both]
  await page.goto(where.on)
  const all = await page
    .locator(`main ${where.follow}`)
    .evaluateAll((links) => links.map((link) => (link.getAttribute('href') ?? '').replace(/#.*/, '')))
  const [first, second] = [...new Set(all)].filter((href) => !href.endsWith('/new'))
  if (first === undefined || second === undefined) throw new Error(`${where.on} leads to fewer than two pages`)
  return [first, second]
}

/** The page with the form of its first comment too, where it has one. */
async function openWithForms(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const comment = page.locator('main a[data-morph]').first()
  if ((await comment.count()) > 0) await page.goto((await comment.getAttribute('href')) ?? path)
}

type Typed = { form: string; name: string; value: string }

/**
 * Types into every text control of the forms that write. @param text null: more than the field takes, so that the form is
 * refused @returns what is in the controls now
 */
function typeEverywhere(page: Page, text: string | null, only: number | null = null): Promise<Typed[]> {
  return page.evaluate(
    ([typing, one]) => {
      const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')]
      return forms.flatMap((form, at) => {
        if (one !== null && one !== at) return []
        for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '')
        const controls = [...form.elements].filter(
          (control): control is HTMLInputElement | HTMLTextAreaElement =>
            control instanceof HTMLTextAreaElement ||
            (control instanceof HTMLInputElement &&
              ['text', 'search', 'email', 'number', 'url'].includes(control.type)),
        )
        return controls
          .filter(
            ({ name, readOnly, disabled }) =>
              name !== '' && name !== 'pictureAlt' && name !== 'template' && !readOnly && !disabled,
          )
          .map((control) => {
            const most =
              control.maxLength > 0 ? control.maxLength : control instanceof HTMLInputElement ? 5_000 : 32_000
            control.removeAttribute('maxlength')
            control.removeAttribute('pattern')
            if (control instanceof HTMLInputElement) control.type = 'text'
            control.value = typing ?? 'too long '.repeat((most + 600) / 9).trim()
            control.dispatchEvent(new Event('input', { bubbles: true }))
            return { form: String(at), name: control.name, value: control.value }
          })
      })
    },
    [text, only] as const,
  )
}

const roles = [...new Set(Object.values(siblings).map(({ who }) => who))]
const of = (role: Role): [string, Siblings][] => Object.entries(siblings).filter(([, { who }]) => who === role)

test.each(roles)(
  'what the %s types on one page is on no other of its kind',
  async (role) => {
    const page = await openAs(role, true)
    for (const [name, where] of of(role)) {
      const [first, second] = await addressesOf(page, where)
      await openWithForms(page, first)
      const marker = 'typed-on-the-first'
      const typed = await typeEverywhere(page, marker)
      expect(typed.length, name).toBeGreaterThan(0)
      await openWithForms(page, second)
      expect(await page.content(), name).not.toContain(marker)
      const values = await page
        .locator('main input, main textarea')
        .evaluateAll((controls) => controls.map((control) => (control as HTMLInputElement).value))
      expect(
        values.filter((value) => value.includes(marker)),
        name,
      ).toEqual([])
    }
  },
  120_000,
)

for (const script of [true, false]) {
  test.each(roles)(
    `a refused form keeps everything typed, ${script ? 'with' : 'without'} script: pages of the %s`,
    async (role) => {
      const page = await openAs(role, script)
      const paths = alone.filter(({ who }) => who === role).map(({ path }) => path)
      for (const [, where] of of(role)) paths.push((await addressesOf(page, where))[0])
      const lost: string[] = []
      for (const path of paths) lost.push(...(await lostOn(page, path, script)).map((what) => `${path} ${what}`))
      expect(lost).toEqual([])
    },
    240_000,
  )
}

/** Forms of a page that are tried: the settings have one for each, all alike. */
const mostForms = 30

/** Sends each form of a page with texts that are refused. @returns the fields that came back empty */
async function lostOn(page: Page, path: string, script: boolean): Promise<string[]> {
  const lost: string[] = []
  await openWithForms(page, path)
  const count = await page.locator('main form[method=post]').count()
  for (let at = 0; at < Math.min(count, mostForms); at += 1) {
    const typed = await typeEverywhere(page, null, at)
    if (typed.length === 0) continue
    const key = await keyOf(page, at)
    const answered = page.waitForResponse(isAnswerToForm)
    const reload = (await page.locator('main form[method=post]').nth(at).getAttribute('data-reload')) !== null
    await Promise.all([answered, script && !reload ? shown(page) : page.waitForNavigation(), sendForm(page, at)])
    const status = (await answered).status()
    if (status !== 422) lost.push(`${key}: answered ${status}`)
    else
      for (const { name, value } of typed)
        if (!(await valuesOf(page, key, name)).includes(value)) lost.push(`${key}: ${name}`)
    if (status !== 422) await openWithForms(page, path)
  }
  return lost
}

/** Not what a page sends by itself: drafts, how far it was read. */
function isAnswerToForm(answer: Response): boolean {
  return answer.request().method() === 'POST' && !/\/(drafts|me\/reading)$/.test(new URL(answer.url()).pathname)
}

function sendForm(page: Page, at: number): Promise<void> {
  return page.evaluate((index) => {
    const form = document.querySelectorAll<HTMLFormElement>('main form[method=post]')[index]
    if (form === undefined) return
    form.noValidate = true
    const submits = [...form.querySelectorAll<HTMLButtonElement>('button:not([type=button])')]
    form.requestSubmit(submits.find(({ name }) => !['draft', 'attach', 'preview', 'start'].includes(name)))
  }, at)
}

function shown(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => document.addEventListener('page:shown', () => resolve(), { once: true })),
  )
}

/** What tells a form from the others of its page: its id, or its hidden fields. */
function keyOf(page: Page, at: number): Promise<string> {
  return page.evaluate((index) => {
    const form = document.querySelectorAll<HTMLFormElement>('main form[method=post]')[index]
    if (form === undefined) return ''
    if (form.id !== '') return `#${CSS.escape(form.id)}`
    return `form${[...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')]
      .filter(({ name }) => name === 'postId' || name === 'intent' || name === 'key' || name === 'id')
      .map(({ name, value }) => `:has(input[name="${name}"][value="${value}"])`)
      .join('')}`
  }, at)
}

function valuesOf(page: Page, key: string, name: string): Promise<string[]> {
  return page.evaluate(
    ([form, field]) =>
      [...document.querySelectorAll<HTMLInputElement>(`main ${form} [name="${CSS.escape(field)}"]`)].map(({ value }) =>
        value.trim(),
      ),
    [key, name] as const,
  )
}

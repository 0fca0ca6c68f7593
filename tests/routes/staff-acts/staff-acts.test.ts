import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '#app/core/audit.server.ts'
import type { Intent } from '#app/web/form-action.server.ts'
import { answerOf } from '#tests/routes/call-route.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { adminActs } from './admin-acts.ts'
import { caseActs, privateWords } from './case-acts.ts'
import { moderationActs } from './moderation-acts.ts'
import { aSite, type Acts, type Site } from './site.ts'
import { threadActs } from './thread-acts.ts'

const acts: Acts = { ...caseActs, ...threadActs, ...moderationActs, ...adminActs }

/** Pages whose forms are acts of staff, whatever they do. */
const staffPages = /^(staff|moderation|admin)\//
/** Pages of the reader's own things: nobody else's are changed there. */
const ownPages = /^(auth|me|mail|after|perks|feedback|stories|catalogue|drafts|documents)\//
/** Elsewhere: what everybody does with things of others (votes), or with their own. */
const actsOfMembers = [
  'legal/new.tsx send',
  'legal/request.tsx confirm',
  ...['post', 'story', 'profile', 'picture', 'message'].flatMap((page) => [
    `flags/${page}.tsx flag`,
    `flags/${page}.tsx withdraw`,
  ]),
  'threads/answered-it.ts answeredIt',
  'threads/answered-it.ts ask',
  'threads/comments.tsx comment',
  'threads/edit-post.tsx suggestEdit',
  'threads/suggestion.tsx withdraw',
  ...['vote', 'me-too', 'follow', 'followLevel', 'bookmark', 'respond', 'comment', 'outcome'].map(
    (intent) => `threads/thread.tsx ${intent}`,
  ),
]
/** Forms below the pages of staff that write nothing. */
const writesNothing = [
  'admin/members/accounts.tsx try',
  'admin/site/own-site.tsx begin',
  'admin/operation/setting-subject.tsx preview',
  'moderation/blocks.tsx preview',
  'moderation/preview-block.tsx preview',
]

type Action = ((args: ReturnType<typeof visit>) => Promise<unknown>) & { intents: Record<string, Intent> }

const forms = await everyForm()
let site: Site
beforeAll(async () => {
  site = await aSite(await testApp())
})
afterAll(() => site.app.close())

test('every form of the site is an act of staff with an example here, or an act of members', () => {
  const wanted = [...forms.keys()].filter(
    (name) => !ownPages.test(name) && !actsOfMembers.includes(name) && !writesNothing.includes(name),
  )
  expect(Object.keys(acts).toSorted()).toEqual(wanted.toSorted())
  expect(actsOfMembers.filter((name) => staffPages.test(name) || !forms.has(name))).toEqual([])
})

test('no form refuses the fields that every form sends', () => {
  const refusing = [...forms].flatMap(([name, { intents }]) => {
    const intent = name.split(' ').at(-1) ?? ''
    const issues = intents[intent]?.shape.safeParse({ intent, once: 'a stamp' }).error?.issues ?? []
    return issues.some(({ code }) => code === 'unrecognized_keys') ? [name] : []
  })
  expect(refusing).toEqual([])
})

test.each(Object.keys(acts))(
  '%s is in the audit log, with who did it, and without words that only staff read',
  async (name) => {
    const { as, params = {}, query = '', form, file } = (await acts[name]?.(site)) ?? { as: site.ada, form: {} }
    const before = await lastRow()
    const action = forms.get(name)
    const ctx = site.app.as(as)
    const answer = await answerOf(
      (async () =>
        action?.(
          visit(ctx, { at: `/here?${query}`, params, file, form: { ...form, intent: name.split(' ')[1] ?? '' } }),
        ))(),
    )
    // An import says on its own page what it did; everything else leads back to a page.
    expect([200, 303], JSON.stringify(answer.data)).toContain(answer.status)
    const rows = await site.app.app.platform.open.db
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', before)
      .execute()
    expect(rows.length, 'no row in the audit log').toBeGreaterThan(0)
    expect([...new Set(rows.map((row) => row.actor_id))]).toEqual([as.memberId])
    const said = JSON.stringify(rows.map(({ before: was, after, reason }) => [was, after, reason]))
    for (const words of [privateWords, '"Ann"', '"Bob"', 'example.com']) expect(said).not.toContain(words)
  },
)

test('after all of them the chain of hashes is whole', async () => {
  expect(await verifyAudit(site.app.app.platform.open.db)).toMatchObject({ brokenAt: null })
})

async function lastRow(): Promise<number> {
  const row = await site.app.app.platform.open.db
    .selectFrom('audit_event')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? 0
}

async function everyForm(): Promise<Map<string, Action>> {
  const found = new Map<string, Action>()
  const files = readdirSync('app/routes', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  for (const file of files) {
    const { action } = (await import(/* @vite-ignore */ `#app/routes/${file}`)) as { action?: Partial<Action> }
    for (const intent of Object.keys(action?.intents ?? {})) found.set(`${file} ${intent}`, action as Action)
  }
  return found
}

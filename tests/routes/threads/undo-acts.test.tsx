import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import ThreadRoute, { action, loader } from '#app/routes/threads/thread.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { renderPage } from '#tests/setup/render-page.tsx'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

type Site = {
  app: TestApp
  mo: Actor
  asked: { thread: Thread; post: Post }
  other: { thread: Thread }
  answer: Post
  spare: Post
}
type Form = Record<string, string>

/** Every act of the issue on a thread or on a post, what undoes it, and what the audit log calls the two. */
const acts: Record<
  string,
  { press: (site: Site) => Form; undo: string; audited: [string, string]; on?: 'other'; reason?: string }
> = {
  'close as duplicate': {
    press: ({ other }) => ({ intent: 'closeAsDuplicate', duplicateOf: other.thread.id }),
    undo: 'reopen',
    audited: ['thread.closeAsDuplicate', 'thread.reopen'],
  },
  merge: {
    press: ({ other }) => ({ intent: 'merge', into: other.thread.id }),
    undo: 'undoTransfer',
    audited: ['thread.merge', 'thread.unmerge'],
    on: 'other',
  },
  split: {
    press: ({ spare }) => ({ intent: 'split', posts: spare.id, title: 'A question of its own' }),
    undo: 'undoTransfer',
    audited: ['thread.split', 'thread.rejoin'],
  },
  move: {
    press: () => ({ intent: 'move', category: 'elsewhere' }),
    undo: 'undoMove',
    audited: ['thread.move', 'thread.moveBack'],
  },
  lock: { press: () => ({ intent: 'lock' }), undo: 'unlock', audited: ['thread.lock', 'thread.unlock'] },
  'pin in its category': {
    press: () => ({ intent: 'pin', scope: 'category', until: '2027-01-31' }),
    undo: 'unpin',
    audited: ['thread.pin', 'thread.unpin'],
  },
  'pin everywhere': {
    press: () => ({ intent: 'pin', scope: 'site', until: '' }),
    undo: 'unpin',
    audited: ['thread.pin', 'thread.unpin'],
  },
  archive: { press: () => ({ intent: 'archive' }), undo: 'unarchive', audited: ['thread.archive', 'thread.unarchive'] },
  'delete an answer': {
    press: ({ answer }) => ({ intent: 'remove', postId: answer.id, reason: 'Advertising' }),
    undo: 'restore',
    audited: ['post.remove', 'post.restore'],
    reason: 'Advertising',
  },
  'delete a thread': {
    press: ({ asked }) => ({ intent: 'remove', postId: asked.post.id, reason: 'Personal data' }),
    undo: 'restore',
    audited: ['post.remove', 'post.restore'],
    reason: 'Personal data',
  },
}

async function aSite(): Promise<Site> {
  const app = await testApp()
  await aCategory(app, 'elsewhere', { en: 'Elsewhere' })
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const [asked, other] = [await aThread(app, { by: ann }), await aThread(app, { by: bob, title: 'Another question' })]
  return {
    app,
    mo,
    asked,
    other,
    answer: await anAnswer(app, { to: asked, by: bob }),
    spare: await anAnswer(app, { to: asked, by: bob, body: 'And another thing.' }),
  }
}

/** The page of a thread as this member's browser shows it without script. */
async function shown({ app }: Site, actor: Actor, { id, slug }: { id: string; slug: string }): Promise<string> {
  const path = `/threads/${id}/${encodeURIComponent(slug)}`
  const { data } = await answerOf(loader(routeArgs(app.as(actor), path, { id, slug })))
  const me = {
    id: actor.memberId ?? '',
    handle: actor.handle ?? '',
    name: actor.name ?? '',
    roles: actor.roles,
    trustLevel: actor.trustLevel,
    tint: 1,
  } as const
  return renderPage(<ThreadRoute data={data as never} result={undefined} />, {
    reader: { now: app.clock.now(), me },
    page: { data, pathname: path },
  })
}

/** What the form of a button sends, as it stands in the page; null when there is no such button. */
function formOf(html: string, intent: string): Form | null {
  const form = html.split('<form').find((part) => part.includes(`value="${intent}"`))
  if (form === undefined) return null
  const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
    ([, name, value]) => [name, value] as const,
  )
  return { ...Object.fromEntries(hidden), intent }
}

const rowsOf = async ({ app, asked }: Site) => ({
  thread: await findThread(app.visitor().read, asked.thread.id),
  posts: await app.visitor().read.selectFrom('post').selectAll().orderBy('id').execute(),
})
const unrelated = ({ thread, posts }: Awaited<ReturnType<typeof rowsOf>>) => ({
  thread: { ...thread, activity_at: '' },
  posts,
})

test.each(Object.entries(acts))(
  '%s: the page has the way back, it undoes all of it, and both stand in the audit log',
  async (_name, { press, undo, audited, on, reason }) => {
    const site = await aSite()
    const { app, mo, asked, other } = site
    const before = await rowsOf(site)
    const send = ({ id, slug }: Thread, form: Form) =>
      answerOf(action(routeArgs(app.as(mo), `/threads/${id}/${slug}`, { id, slug }, form)))

    expect((await send(asked.thread, press(site))).status).toBe(303)
    expect(unrelated(await rowsOf(site))).not.toEqual(unrelated(before))
    const place = on === 'other' ? other.thread : asked.thread
    const form = formOf(await shown(site, mo, place), undo)
    expect(form, 'a button that undoes it').not.toBeNull()
    expect((await send(place, { ...form, reason: 'A mistake' })).status).toBe(303)

    expect(unrelated(await rowsOf(site))).toEqual(unrelated(before))
    const log = await app
      .visitor()
      .read.selectFrom('audit_event')
      .select(['action', 'actor_id', 'reason'])
      .orderBy('seq')
      .execute()
    expect(log.map((row) => row.action)).toEqual(audited)
    expect(new Set(log.map((row) => row.actor_id))).toEqual(new Set([mo.memberId]))
    if (reason !== undefined) expect(log.map((row) => row.reason)).toEqual([reason, 'A mistake'])
    expect(formOf(await shown(site, mo, place), undo), 'nothing is left to undo').toBeNull()
  },
)

test('nobody else finds any of these ways back', async () => {
  for (const { press, undo, on } of Object.values(acts)) {
    const site = await aSite()
    const { id, slug } = site.asked.thread
    await answerOf(action(routeArgs(site.app.as(site.mo), `/threads/${id}/${slug}`, { id, slug }, press(site))))
    const cora = await aMember(site.app, 'cora')
    const place = on === 'other' ? site.other.thread : site.asked.thread
    if ((await findPost(site.app.visitor().read, place.opening_post_id))?.state !== 'visible') continue
    expect(formOf(await shown(site, cora, place), undo), undo).toBeNull()
  }
})

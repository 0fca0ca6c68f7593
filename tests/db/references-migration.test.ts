// On both databases: the dialects differ here.
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { up } from '#db/migrations/2026-11-29-60-references.ts'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('texts that were stored with titles keep only ids, their excerpts lose the titles, and their threads are indexed again', async () => {
  const app = await testApp()
  const { db, dialect } = app.app.platform.open
  const ann = await aMember(app, 'ann')
  const asked = await aThread(app, { by: ann })
  const named = await aThread(app, { by: ann, title: 'Fish & chips at night' })
  const answer = await anAnswer(app, { to: asked, by: ann })
  const plain = await anAnswer(app, { to: asked, by: ann, body: 'Names nobody.' })
  await app.drainJobs()
  const old = `<p><a class="mention" href="/members/ann">@ann</a> see <a class="thread-ref" href="/threads/${named.thread.id}/fish-chips-at-night">Fish &amp; chips at night</a>.</p>`
  for (const [id, excerpt] of [
    [answer.id, '@ann see Fish & chips at night.'],
    [asked.post.id, '@ann see Fish & chips…'],
  ] as const)
    await db.updateTable('post').set({ html: old, excerpt }).where('id', '=', id).execute()

  await up(db as unknown as Kysely<unknown>, dialect.ddl)

  const rows = new Map(
    (await db.selectFrom('post').select(['id', 'html', 'excerpt']).execute()).map((row) => [row.id, row]),
  )
  expect(rows.get(answer.id)).toEqual({
    id: answer.id,
    html: `<p><a class="mention" href="/members/${ann.memberId}">@ann</a> see <a class="thread-ref" href="/threads/${named.thread.id}">#${named.thread.id}</a>.</p>`,
    excerpt: '@ann see #….',
  })
  expect(rows.get(asked.post.id)?.excerpt).toBe('@ann see #…')
  expect(rows.get(plain.id)?.html).toBe('<p>Names nobody.</p>')
  expect(await db.selectFrom('thread').select('excerpt').where('id', '=', asked.thread.id).executeTakeFirst()).toEqual({
    excerpt: '@ann see #…',
  })
  expect(
    await db
      .selectFrom('job')
      .select('payload')
      .where('name', '=', 'index-thread')
      .where('state', '=', 'queued')
      .execute(),
  ).toEqual([{ payload: JSON.stringify({ threadId: asked.thread.id }) }])
})

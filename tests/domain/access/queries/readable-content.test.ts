// On both databases: a condition written for each.
import { expect, test } from 'vitest'
import { visitor } from '#app/core/actor.ts'
import { mayRead } from '#app/domain/access/may-read.ts'
import { readableContent } from '#app/domain/access/queries/readable-content.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('in SQL the same readers may read the same posts as by the rule', async () => {
  const app = await testApp()
  const { ann, bob, mo, cora } = await people(app, 'ann', 'bob', 'mo', 'cora')
  const asked = await aThread(app, { by: ann })
  const { db } = app.app.platform.open
  for (const state of ['visible', 'held', 'hidden', 'deleted'] as const)
    for (const by of [ann, bob]) {
      const { id } = await anAnswer(app, { to: asked, by })
      await db.updateTable('post').set({ state }).where('id', '=', id).execute()
    }
  const all = await db.selectFrom('post').select(['id', 'state', 'author_id']).execute()

  for (const reader of [visitor, ann, bob, mo, cora]) {
    const found = await db
      .selectFrom('post')
      .select('id')
      .where((eb) => readableContent(reader, { state: eb.ref('post.state'), authorId: eb.ref('post.author_id') }))
      .execute()
    const ids = found.map(({ id }) => id)
    expect(new Set(ids), String(reader.handle)).toEqual(
      new Set(all.filter((post) => mayRead(reader, post)).map(({ id }) => id)),
    )
  }
})

// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { mergeTags } from '#app/domain/catalogue/merge-tags.server.ts'
import { watches } from '#app/domain/following/queries/watches.server.ts'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { tagId } from '#tests/factories/catalogue.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a tag and a category are watched, muted or neither; the same again changes nothing', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, tags: ['live-screen'] })

  for (let i = 0; i < 2; i++) await setWatch(app.as(ann), { subject: 'tag', name: 'Live Screen', level: 'watching' })
  await setWatch(app.as(ann), { subject: 'category', name: 'general', level: 'watching' })
  await setWatch(app.as(ann), { subject: 'category', name: 'general', level: 'muted' })

  expect(await watches(app.as(ann, { locale: 'ko' }))).toMatchObject([
    { subject: 'category', name: 'general', label: '일반', level: 'muted' },
    { subject: 'tag', name: 'live-screen', label: 'live-screen', level: 'watching' },
  ])
  await expect(app).toHaveRecorded('watch.changed', 3)

  for (let i = 0; i < 2; i++) await setWatch(app.as(ann), { subject: 'category', name: 'general', level: null })
  expect(await watches(app.as(ann))).toHaveLength(1)
  expect(await watches(app.visitor())).toEqual([])
  await expect(app).toHaveRecorded('watch.changed', 4)
})

test('a double click watches once', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aCategory(app)

  await Promise.all(
    Array.from({ length: 8 }, () => setWatch(app.as(ann), { subject: 'category', name: 'general', level: 'watching' })),
  )

  expect(await watches(app.as(ann))).toHaveLength(1)
  await expect(app).toHaveRecorded('watch.changed', 1)
})

test('what is not there cannot be watched, and visitors sign in first', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  await expect(setWatch(app.as(ann), { subject: 'tag', name: 'nothing', level: 'watching' })).toFailWith('not_found')
  await expect(setWatch(app.as(ann), { subject: 'category', name: 'nowhere', level: null })).toFailWith('not_found')
  await expect(setWatch(app.visitor(), { subject: 'tag', name: 'nothing', level: 'watching' })).toFailWith(
    'unauthenticated',
  )
})

test('whoever watched a tag that was merged watches the one it went into, and lets go of both at once', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  await aThread(app, { by: ann, tags: ['wifi'] })
  await aThread(app, { by: ann, tags: ['router'] })
  for (const name of ['wifi', 'router']) await setWatch(app.as(bob), { subject: 'tag', name, level: 'watching' })
  await mergeTags(app.as(mo), { id: await tagId(app, 'wifi'), into: 'router', reason: 'the same' })
  const watched = async () => (await threadList(app.as(bob), { only: 'watched' }, { limit: 10, cursor: null })).items

  expect(await watches(app.as(bob))).toMatchObject([{ name: 'router' }])
  expect(await watched()).toHaveLength(2)
  await setWatch(app.as(bob), { subject: 'tag', name: 'router', level: null })
  expect(await watches(app.as(bob))).toEqual([])
  expect(await watched()).toEqual([])
})

import { expect, test } from 'vitest'
import { watches } from '#app/domain/threads/queries/following.server.ts'
import { setWatch } from '#app/domain/threads/set-watch.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aCategory, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a tag and a category are watched, muted or neither; the same again changes nothing', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, tags: ['live-screen'] })

  for (let i = 0; i < 2; i++) await setWatch(app.as(ann), { subject: 'tag', name: 'Live Screen', level: 'watching' })
  await setWatch(app.as(ann), { subject: 'category', name: 'general', level: 'watching' })
  await setWatch(app.as(ann), { subject: 'category', name: 'general', level: 'muted' })

  expect(await watches(app.as(ann, { locale: 'ko' }))).toMatchObject([{ subject: 'category', name: 'general', label: '일반', level: 'muted' }, { subject: 'tag', name: 'live-screen', label: 'live-screen', level: 'watching' }])
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

  await Promise.all(Array.from({ length: 8 }, () => setWatch(app.as(ann), { subject: 'category', name: 'general', level: 'watching' })))

  expect(await watches(app.as(ann))).toHaveLength(1)
  await expect(app).toHaveRecorded('watch.changed', 1)
})

test('what is not there cannot be watched, and visitors sign in first', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')

  await expect(setWatch(app.as(ann), { subject: 'tag', name: 'nothing', level: 'watching' })).toFailWith('not_found')
  await expect(setWatch(app.as(ann), { subject: 'category', name: 'nowhere', level: null })).toFailWith('not_found')
  await expect(setWatch(app.visitor(), { subject: 'tag', name: 'nothing', level: 'watching' })).toFailWith('unauthenticated')
})

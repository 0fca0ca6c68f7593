import { expect, test } from 'vitest'
import { editThread } from '#app/domain/threads/edits/edit-thread.server.ts'
import { threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, aProduct, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('title, category, tags, product and text change in one go, as one edit of each', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { thread } = await aThread(app, { by: ann, tags: ['router', 'solar'] })
  await aCategory(app, 'installation', { en: 'Installation' })
  await aProduct(app, 'meter')

  await editThread(app.as(ann), {
    threadId: thread.id,
    title: 'Meter shows 0 W after a new router',
    category: 'installation',
    tags: ['router', 'wifi'],
    product: 'meter',
    version: '4.2',
    body: 'A new text.',
    revision: 1,
  })

  expect(await threadSummary(app.visitor(), thread.id)).toMatchObject({
    title: 'Meter shows 0 W after a new router',
    slug: 'meter-shows-0-w-after-a-new-router',
    category: { slug: 'installation' },
    tags: ['router', 'wifi'],
    product: { slug: 'meter' },
    version: '4.2',
    excerpt: 'A new text.',
  })
  await expect(app).toHaveRecorded('thread.edited', 1)
  await expect(app).toHaveRecorded('post.edited', 1)
  const tags = await app.visitor().read.selectFrom('tag').select(['name', 'thread_count']).orderBy('name').execute()
  expect(tags).toEqual([
    { name: 'router', thread_count: 1 },
    { name: 'solar', thread_count: 0 },
    { name: 'wifi', thread_count: 1 },
  ])
})

test('a new title is kept as a revision beside the old one', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { thread } = await aThread(app, { by: ann })

  await editThread(app.as(ann), {
    threadId: thread.id,
    title: 'The meter shows nothing',
    category: 'general',
    tags: [],
    product: null,
    version: null,
  })

  const titles = await app
    .visitor()
    .read.selectFrom('post_revision')
    .select(['revision', 'title'])
    .orderBy('revision')
    .execute()
  expect(titles).toEqual([
    { revision: 1, title: 'The meter reads 0 W' },
    { revision: 2, title: 'The meter shows nothing' },
  ])
})

test('saving without a change records nothing', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { thread, post } = await aThread(app, { by: ann, tags: ['router'] })

  await editThread(app.as(ann), {
    threadId: thread.id,
    title: thread.title,
    category: 'general',
    tags: ['router'],
    product: null,
    version: null,
    body: post.body,
    revision: 1,
  })

  expect(await app.recordedEvents()).toEqual(['thread.posted'])
})

test('an old revision is a conflict, and only the author and moderators edit', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const { thread } = await aThread(app, { by: ann })
  const edit = {
    threadId: thread.id,
    category: 'general',
    tags: [],
    product: null,
    version: null,
    body: 'By Mo.',
    revision: 1,
  }
  await editThread(app.as(mo), { ...edit, title: 'Edited by a moderator' })

  await expect(
    editThread(app.as(ann), { ...edit, title: 'Edited by its author', body: 'By Ann.' }),
  ).rejects.toMatchObject({ code: 'edit_conflict', params: { body: 'By Mo.', revision: 2 } })
  await expect(editThread(app.as(bob), { ...edit, title: 'Edited by somebody' })).toFailWith('forbidden')
})

import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { duplicateShape, transitionShape } from '#app/domain/threads/input.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { undoTransfer } from '#app/domain/threads/upkeep/undo-transfer.server.ts'
import { people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function questions(app: TestApp, by: Actor, count: number): Promise<string[]> {
  const made: string[] = []
  for (let one = 0; one < count; one++) made.push((await aThread(app, { by })).thread.id)
  return made
}

test('a chain of duplicates leads to its end, and back when a link of it is reopened', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const [a = '', b = '', c = '', d = ''] = await questions(app, ann, 4)
  const close = (threadId: string, duplicateOf: string) => closeAsDuplicate(app.as(mo), { threadId, duplicateOf })
  const leads = async (id: string) =>
    (await threadPage(app.visitor(), id, { order: 'votes', limit: 1 })).duplicateOf?.id ?? null
  // The original is closed after its duplicates.
  await close(a, b)
  await close(b, c)
  await close(c, d)
  expect([await leads(a), await leads(b), await leads(c)]).toEqual([d, d, d])
  await expect(close(d, a)).toFailWith('invalid', 'threads.errors.duplicateOfItself')
  await transitionThread(app.as(mo), { threadId: b, act: 'reopen' })
  expect([await leads(a), await leads(b), await leads(c)]).toEqual([b, null, d])
})

test('a question merged into its own duplicate leaves an open one, and the duplicate is closed again when that is undone', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const [a = '', b = '', c = ''] = await questions(app, ann, 3)
  const leads = async (id: string) =>
    (await threadPage(app.visitor(), id, { order: 'votes', limit: 1 })).duplicateOf?.id ?? null
  await closeAsDuplicate(app.as(mo), { threadId: b, duplicateOf: a })
  await closeAsDuplicate(app.as(mo), { threadId: c, duplicateOf: a })
  await mergeThread(app.as(mo), { threadId: a, into: b })
  expect([await leads(b), await leads(c)]).toEqual([null, b])
  // A merged question is named: the one that it went into is meant.
  await transitionThread(app.as(mo), { threadId: c, act: 'reopen' })
  await closeAsDuplicate(app.as(mo), { threadId: c, duplicateOf: a })
  expect(await leads(c)).toBe(b)

  const transfer = await app.visitor().read.selectFrom('thread_transfer').select('id').executeTakeFirstOrThrow()
  await undoTransfer(app.as(mo), { transferId: transfer.id })
  expect([await leads(a), await leads(b), await leads(c)]).toEqual([null, a, a])
})

test('the API takes an address of the original, as the form does', () => {
  const address = 'https://x.example/threads/thr_01k9abcdef0000/slug'
  expect(transitionShape.parse({ act: 'closeAsDuplicate', duplicateOf: address })).toMatchObject({
    duplicateOf: 'thr_01k9abcdef0000',
  })
  expect(duplicateShape.parse({ threadId: 'x', duplicateOf: address }).duplicateOf).toBe('thr_01k9abcdef0000')
})

import { expect, test } from 'vitest'
import { postShape, threadShape, voteShape } from '#app/domain/threads/input.ts'

const thread = { kind: 'question', title: 'The meter reads 0 W', body: 'Nothing.', category: 'general' }

test('what a form leaves empty is nothing, and line ends are plain', () => {
  expect(
    threadShape.parse({ ...thread, body: 'One\r\ntwo\r\n', tags: 'Router, live screen', product: '', version: '' }),
  ).toEqual({
    ...thread,
    body: 'One\ntwo',
    tags: ['router', 'live-screen'],
    product: null,
    version: null,
  })
  expect(postShape.parse({ threadId: 'thr_1', body: 'Hello' })).toEqual({
    threadId: 'thr_1',
    parentId: null,
    body: 'Hello',
  })
})

test('titles from 8 to 200 characters, bodies up to 32,000, tags up to 35', () => {
  const refused = [
    { title: '1234567' },
    { title: `       ${'x'}       ` },
    { title: 'x'.repeat(201) },
    { body: '' },
    { body: ' \n ' },
    { body: 'x'.repeat(32_001) },
    { tags: ['x'.repeat(36)] },
    { category: '' },
    { kind: 'poll' },
  ]
  for (const part of refused)
    expect(threadShape.safeParse({ ...thread, ...part }).success, JSON.stringify(part).slice(0, 40)).toBe(false)
  expect(threadShape.safeParse({ ...thread, title: 'x'.repeat(200), body: 'x'.repeat(32_000) }).success).toBe(true)
})

test('a vote is 1, 0 or -1', () => {
  for (const value of [2, '1', 0.5, null]) expect(voteShape.safeParse({ postId: 'pst_1', value }).success).toBe(false)
  for (const value of [1, 0, -1]) expect(voteShape.safeParse({ postId: 'pst_1', value }).success).toBe(true)
})

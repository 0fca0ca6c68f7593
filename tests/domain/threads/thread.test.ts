import { expect, test } from 'vitest'
import { visitor, type Actor } from '#app/core/actor.ts'
import { mayRead } from '#app/domain/access/may-read.ts'
import { isVoteLocked, slugOf, threadPath } from '#app/domain/threads/thread.ts'

test('an address keeps letters and numbers of any script and is never empty', () => {
  expect(slugOf('  The app says: "connected", but 0 W?! ')).toBe('the-app-says-connected-but-0-w')
  expect(slugOf('미터가 0 W로만 보여요')).toBe('미터가-0-w로만-보여요')
  expect(slugOf('???')).toBe('thread')
  expect(slugOf('a'.repeat(300))).toHaveLength(80)
  expect(threadPath({ id: 'thr_1', slug: '미터' })).toBe('/threads/thr_1/%EB%AF%B8%ED%84%B0')
})

test('a vote is locked only after the minutes have passed, and free again after an edit', () => {
  const vote = { changed_at: '2026-11-22T09:00:00.000Z' }
  expect(isVoteLocked(vote, { edited_at: null }, '2026-11-22T09:05:00.000Z', 5)).toBe(false)
  expect(isVoteLocked(vote, { edited_at: null }, '2026-11-22T09:05:00.001Z', 5)).toBe(true)
  expect(isVoteLocked(vote, { edited_at: '2026-11-22T08:00:00.000Z' }, '2026-11-22T10:00:00.000Z', 5)).toBe(true)
  expect(isVoteLocked(vote, { edited_at: '2026-11-22T09:30:00.000Z' }, '2026-11-22T10:00:00.000Z', 5)).toBe(false)
})

test('what is not visible is read by its author and moderators alone', () => {
  const member = (memberId: string, ...roles: Actor['roles']): Actor => ({
    memberId,
    handle: memberId,
    name: memberId,
    roles: ['member', ...roles],
    trustLevel: 4,
  })
  for (const state of ['held', 'hidden', 'deleted'] as const) {
    const content = { state, author_id: 'ann' }
    expect(
      [visitor, member('bob'), member('ann'), member('mo', 'moderator'), member('cora', 'curator')].map((actor) =>
        mayRead(actor, content),
      ),
    ).toEqual([false, false, true, true, false])
  }
  expect(mayRead(visitor, { state: 'deleted', author_id: null })).toBe(false)
})

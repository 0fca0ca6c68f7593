import { expect, test } from 'vitest'
import { isVoteLocked } from '#app/domain/threads/votes/vote.ts'

test('a vote is locked only after the minutes have passed, and free again after an edit', () => {
  const vote = { changed_at: '2026-11-22T09:00:00.000Z' }
  expect(isVoteLocked(vote, { edited_at: null }, '2026-11-22T09:05:00.000Z', 5)).toBe(false)
  expect(isVoteLocked(vote, { edited_at: null }, '2026-11-22T09:05:00.001Z', 5)).toBe(true)
  expect(isVoteLocked(vote, { edited_at: '2026-11-22T08:00:00.000Z' }, '2026-11-22T10:00:00.000Z', 5)).toBe(true)
  expect(isVoteLocked(vote, { edited_at: '2026-11-22T09:30:00.000Z' }, '2026-11-22T10:00:00.000Z', 5)).toBe(false)
})

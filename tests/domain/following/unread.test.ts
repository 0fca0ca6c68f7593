import { expect, test } from 'vitest'
import { unreadOf, unreadSince } from '#app/domain/following/unread.ts'

const day = (n: number): string => `2026-11-${String(n).padStart(2, '0')}T09:00:00.000Z`
const thread = (createdAt: string, activityAt: string, posts = 0) => ({
  createdAt,
  activityAt,
  answerCount: posts,
  commentCount: 0,
})
const visitOf = (seenBefore: string | null, allReadAt: string | null = null) => ({ seenBefore, allReadAt })

test('on the first visit nothing is new, later what came after the last one', () => {
  expect(unreadOf(thread(day(1), day(9)), visitOf(null), null)).toBeNull()
  expect(unreadOf(thread(day(8), day(9)), visitOf(day(5)), null)).toEqual({ what: 'thread' })
  expect(unreadOf(thread(day(1), day(9)), visitOf(day(5)), null)).toEqual({ what: 'posts', count: null })
  expect(unreadOf(thread(day(1), day(4)), visitOf(day(5)), null)).toBeNull()
})

test('a thread once opened stays unread from there on, however many visits pass', () => {
  const mark = { readUntil: day(3), postsRead: 4 }

  expect(unreadOf(thread(day(1), day(9), 7), visitOf(day(20)), mark)).toEqual({ what: 'posts', count: 3 })
  expect(unreadOf(thread(day(1), day(3), 4), visitOf(null), mark)).toBeNull()
})

test('a post that was deleted after reading does not make the count nothing or less', () => {
  expect(unreadOf(thread(day(1), day(9), 2), visitOf(null), { readUntil: day(3), postsRead: 4 })).toEqual({
    what: 'posts',
    count: 1,
  })
})

test('"all read" covers what was there, opened or not, and nothing that follows', () => {
  const mark = { readUntil: day(3), postsRead: 4 }

  expect(unreadOf(thread(day(1), day(9), 7), visitOf(day(10), day(10)), mark)).toBeNull()
  expect(unreadOf(thread(day(1), day(11), 8), visitOf(day(10), day(10)), mark)).toEqual({ what: 'posts', count: null })
  expect(unreadSince(visitOf(null, null), null)).toBeNull()
})

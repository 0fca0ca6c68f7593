import { expect, test } from 'vitest'
import { isChanged, pageSubject } from '#app/web/page-changes.ts'

const pages = [
  '/',
  '/threads?sort=votes',
  '/threads/thr_1/a?order=oldest',
  '/threads/thr_2/b',
  '/members/ann',
  '/posts/pst_1',
]

const dropped = (...events: { type: string; payload: object }[]): string[] =>
  pages.filter((url) => isChanged(pageSubject(url), events as never))

test('a vote on an answer changes the page of its thread and no other', () => {
  expect(dropped({ type: 'answer.votedUp', payload: { threadId: 'thr_1' } })).toEqual([pages[2]])
})

test('an answer changes its thread and the lists', () => {
  expect(dropped({ type: 'post.written', payload: { threadId: 'thr_2' } })).toEqual([pages[0], pages[1], pages[3]])
})

test('a bookmark changes nothing, a badge what is said of people', () => {
  expect(dropped({ type: 'bookmark.saved', payload: { postId: 'pst_1' } })).toEqual([])
  expect(dropped({ type: 'badge.awarded', payload: { memberId: 'mem_1' } })).toEqual([pages[4], pages[5]])
})

test('what hides or moves something, an event without a row and a write without events change every page', () => {
  expect(dropped({ type: 'post.removed', payload: { threadId: 'thr_1' } })).toEqual(pages)
  expect(dropped({ type: 'thread.merged', payload: { threadId: 'thr_1' } })).toEqual(pages)
  expect(dropped({ type: 'bookmark.saved', payload: {} }, { type: 'tag.changed', payload: {} })).toEqual(pages)
  expect(dropped()).toEqual(pages)
})

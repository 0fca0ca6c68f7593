import { expect, test } from 'vitest'
import { linkKind, postKind, voteKind } from '#app/domain/integrations/stackexchange/mapping.ts'

test('questions, answers and the texts of tags are known, other posts are not ours', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 0, -1].map(postKind)).toEqual([
    'question',
    'answer',
    null,
    'tagExcerpt',
    'tagWiki',
    null,
    null,
    null,
    null,
  ])
})

test('votes that move reputation are told from the rest', () => {
  expect([1, 2, 3, 5, 8, 15, 13, 99].map(voteKind)).toEqual([
    'accept',
    'up',
    'down',
    'favourite',
    'bountyStart',
    'review',
    null,
    null,
  ])
})

test('a link is a mention or a duplicate', () => {
  expect([1, 2, 3].map(linkKind)).toEqual(['linked', null, 'duplicate'])
})

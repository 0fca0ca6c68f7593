import { expect, test } from 'vitest'
import { detectLanguage } from '#app/core/language.ts'
import { readMatter } from '#app/domain/cases/matter.ts'
import { doubts } from '#db/seeds/demo/staff-day.ts'
import { threads } from '#db/seeds/demo/threads.ts'

test('the posts that the demo puts before staff are those that the shipped model doubts', () => {
  const verdicts = doubts.map(({ post }) => {
    const thread = threads.find(({ key }) => key === post)
    const { title = '', body = '' } = thread ?? {}
    return [post, readMatter(body, detectLanguage(body), title, { writer: 'customer' }).verdict]
  })
  expect(verdicts).toEqual(doubts.map(({ post }) => [post, 'doubtful']))
})

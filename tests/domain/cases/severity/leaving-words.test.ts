import { expect, test } from 'vitest'
import { leavingWords } from '#app/domain/cases/severity/leaving-words.ts'

test('somebody who says that they go is heard in both languages', () => {
  for (const text of [
    'If nobody answers, I will cancel.',
    'We are switching to another product.',
    'I am cancelling my subscription today.',
    'We are not renewing.',
    '환불해 주지 않으면 해지하겠습니다.',
    '다음 달에 다른 서비스로 옮기겠습니다.',
    '재계약은 안 할 생각입니다.',
    '경쟁사로 가겠습니다.',
  ])
    expect(leavingWords(text), text).toBeGreaterThan(0)
})

test('questions, quotes and anger without leaving count for nothing', () => {
  for (const text of [
    'How do I cancel an order?',
    'This is unacceptable, I want my money back.',
    '> I will cancel\n\nThat is not what I said.',
    '해지 방법이 궁금해요.',
    '정말 화가 납니다.',
    '',
  ])
    expect(leavingWords(text), text).toBe(0)
})

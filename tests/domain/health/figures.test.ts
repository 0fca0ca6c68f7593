import { expect, test } from 'vitest'
import { figuresOfQuestions } from '#app/domain/health/figures.ts'

const question = (minutes: number | null, solved = false) => ({
  askedAt: '2026-11-22T09:00:00.000Z',
  solved,
  firstAnswerMinutes: minutes,
})

test('the median counts questions without an answer as the longest', () => {
  expect(figuresOfQuestions([question(10), question(20), question(null)]).firstAnswerMinutes).toBe(20)
  expect(figuresOfQuestions([question(10), question(null), question(null)]).firstAnswerMinutes).toBeNull()
})

test('without a question there is no share, and no median', () => {
  expect(figuresOfQuestions([])).toEqual({ questionsAsked: 0, shareSolved: null, firstAnswerMinutes: null })
  expect(figuresOfQuestions([question(1, true), question(2)]).shareSolved).toBe(0.5)
})

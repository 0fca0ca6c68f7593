import { expect, test } from 'vitest'
import { cases } from '#db/seeds/demo/cases.ts'
import { causes, ratings } from '#db/seeds/demo/causes.ts'
import { contactCase, privateCases } from '#db/seeds/demo/private-cases.ts'
import { drafts, follows, questions, reminders, tickets } from '#db/seeds/demo/staff-day.ts'

const keys = new Set([...cases.map(({ thread }) => thread), ...privateCases.map(({ key }) => key), contactCase.key])

test('what staff noted, asked and found out is about cases that the demo has', () => {
  const named = [
    ...[...drafts, ...follows, ...questions, ...reminders, ...tickets].map((one) => one.case),
    ...ratings.map(({ thread }) => thread),
    ...causes.flatMap((cause) => [...cause.cases, ...(cause.fixed?.cases ?? [])]),
  ]
  expect(named.filter((key) => !keys.has(key))).toEqual([])
})

test('private cases are in both languages, go forward in time, and are solved by who took them', () => {
  const isKorean = ({ body }: { body: string }) => /[가-힣]/.test(body)
  const korean = privateCases.filter(isKorean).length
  expect(korean).toBeGreaterThanOrEqual(8)
  expect(privateCases.length - korean).toBeGreaterThanOrEqual(8)
  for (const { key, steps } of privateCases) {
    expect(
      steps.map(({ at }) => at),
      key,
    ).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a - b))
    const solved = steps.find(({ act }) => act === 'resolve')
    if (solved !== undefined) expect(solved.by, key).toBe(steps.find(({ act }) => act === 'take')?.by)
  }
})

test('a cause is below one that stands before it', () => {
  const misplaced = causes.filter(
    ({ under }, i) => under !== undefined && !causes.slice(0, i).some(({ name }) => name === under),
  )
  expect(misplaced).toEqual([])
})

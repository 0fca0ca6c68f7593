import { expect, test } from 'vitest'
import { badgeEvents, scheduleBadgeRecompute } from '#app/domain/loyalty/badges/schedule-badge-recompute.server.ts'
import { reactions } from '#app/reactions.server.ts'

test('each event that may change a badge schedules badges in the table of reactions, as its last act', () => {
  const scheduling = Object.entries(reactions).flatMap(([type, { now = [] }]) =>
    (now.at(-1) as unknown) === scheduleBadgeRecompute ? [type] : [],
  )
  expect(scheduling.sort()).toEqual([...badgeEvents].sort())
})

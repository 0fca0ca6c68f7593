import { z } from 'zod'
import { tenureBands } from '#app/domain/accounts/customer-accounts/tenure-band.ts'
import type { FairnessPage } from '#app/domain/analytics/fairness/fairness-report.server.ts'
import { windowNames } from '#app/domain/analytics/fairness/report.ts'
import { day, instant } from './parts.ts'

const figure = z.number().nullable()
const spread = z.object({ gini: figure, top1: figure, top10: figure, curve: z.array(z.number()).nullable() })
const name = z.object({ en: z.string(), ko: z.string() }).nullable()
const group = z
  .object({
    key: z.string(),
    name,
    figures: z
      .object({
        people: z.int(),
        posts: z.number(),
        reputation: z.number(),
        points: z.number(),
        perPerson: z.number(),
      })
      .nullable(),
  })
  .meta({ id: 'FairnessGroup', description: '`figures` null: kept back, because too few people are behind it.' })
const responses = z.object({
  questions: z.int(),
  median: figure,
  ninetieth: figure,
  within24h: z.number(),
  byPeers: figure,
})
const responseGroup = z.object({ key: z.string(), name, figures: responses.nullable() })

export const fairnessJsonShape = z
  .object({
    day: day.nullable(),
    report: z
      .object({
        shape: z.literal(1),
        at: instant,
        least: z.int(),
        spread: z.record(
          z.enum(windowNames),
          z.object({ people: z.int(), reputation: spread, points: spread }).nullable(),
        ),
        tenure: z.array(group),
        language: z.array(group),
        product: z.array(group),
        perks: z.object({
          all: z.int().nullable(),
          tenure: z.array(z.object({ key: z.enum(tenureBands), count: z.int().nullable() })),
        }),
        responses: z.object({
          all: responses.nullable(),
          tenure: z.array(responseGroup),
          language: z.array(responseGroup),
          product: z.array(responseGroup),
        }),
        changes: z.array(
          z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('rule'), at: instant, rule: z.string(), version: z.int() }),
            z.object({
              kind: z.literal('setting'),
              at: instant,
              key: z.string(),
              before: z.string(),
              after: z.string(),
            }),
          ]),
        ),
        decisions: z.array(z.object({ kind: z.string(), decision: z.string(), count: z.int() })),
      })
      .nullable()
      .meta({ description: 'null before the first one' }),
    history: z.array(z.object({ day, gini: figure })),
  })
  .meta({ id: 'Fairness' })

/** The report of `/fairness` as the API shows it; `page` null: before the first one. */
export function fairnessJson(page: FairnessPage | null): z.output<typeof fairnessJsonShape> {
  return page === null
    ? { day: null, report: null, history: [] }
    : { day: page.day, report: page.report, history: page.history }
}

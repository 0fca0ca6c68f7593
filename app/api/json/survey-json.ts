import { z } from 'zod'
import { npsGroup } from '#app/domain/cases/after/rating.ts'
import type { NpsAnswer } from '#app/domain/cases/queries/nps.server.ts'
import type { RatingAnswer } from '#app/domain/cases/queries/rating-answers.server.ts'
import { instant } from './parts.ts'

const figures = { asked: z.int(), answered: z.int() }

/** `last90Days`: of questions that were asked in that time. */
export const csatListShape = z
  .object({
    last90Days: z.object({ ...figures, average: z.number().nullable() }),
    items: z.array(
      z.object({
        case: z.int(),
        score: z.int(),
        comment: z.string(),
        answeredAt: instant,
        customer: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'CsatList' })

export const npsListShape = z
  .object({
    last90Days: z.object({ ...figures, promoters: z.int(), detractors: z.int(), nps: z.int().nullable() }),
    items: z.array(
      z.object({
        score: z.int(),
        group: z.enum(['detractor', 'passive', 'promoter']),
        comment: z.string(),
        answeredAt: instant,
        member: z.string().nullable(),
        case: z.int().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'NpsList' })

export function csatJson({ number, score, comment, answeredAt, customer }: RatingAnswer) {
  return { case: number, score, comment, answeredAt, customer: customer?.handle ?? null }
}

export function npsJson({ score, comment, answeredAt, handle, caseNumber }: NpsAnswer) {
  return { score, group: npsGroup(score), comment, answeredAt, member: handle, case: caseNumber }
}

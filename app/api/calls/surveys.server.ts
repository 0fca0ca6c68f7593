import { call } from '#app/api/call.ts'
import { csatJson, csatListShape, npsJson, npsListShape } from '#app/api/json/survey-json.ts'
import { paged } from '#app/api/query.ts'
import { plus } from '#app/core/time.ts'
import { npsAnswers, npsFigures } from '#app/domain/cases/queries/nps.server.ts'
import { ratingAnswers, ratingFigures } from '#app/domain/cases/queries/rating-answers.server.ts'

const figureDays = 90

export const surveyCalls = [
  call('GET /csat', {
    about: 'What customers said of how their cases went, the newest first, for staff',
    scope: 'staff',
    query: paged(),
    answer: csatListShape,
    run: async ({ ctx, query }) => {
      const { items, next } = await ratingAnswers(ctx, {}, query)
      const { asked, answered, average } = await ratingFigures(ctx.read, plus(ctx.now(), { days: -figureDays }))
      return { last90Days: { asked, answered, average }, items: items.map(csatJson), next }
    },
  }),
  call('GET /nps', {
    about: 'Whether members would recommend the company, the newest answers first, for staff',
    scope: 'staff',
    query: paged(),
    answer: npsListShape,
    run: async ({ ctx, query }) => {
      const { items, next } = await npsAnswers(ctx, query)
      const last90Days = await npsFigures(ctx.read, plus(ctx.now(), { days: -figureDays }))
      return { last90Days, items: items.map(npsJson), next }
    },
  }),
]

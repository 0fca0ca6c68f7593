import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { causeJson, causeShape } from '#app/api/json/cause-json.ts'
import { choice } from '#app/api/query.ts'
import type { Ctx } from '#app/core/context.server.ts'
import {
  causeShape as causeInput,
  moveCauseShape,
  nameFixShape,
  putCauseShape,
} from '#app/domain/cases/causes/input.ts'
import { moveCause } from '#app/domain/cases/causes/move-cause.server.ts'
import { nameFix } from '#app/domain/cases/causes/name-fixes.server.ts'
import { putCause } from '#app/domain/cases/causes/put-cause.server.ts'
import { saveCause } from '#app/domain/cases/causes/save-cause.server.ts'
import { causeLines, causeOrders, causePage } from '#app/domain/cases/queries/causes.server.ts'

const staffAct = { scope: 'staff', limit: 'staffAct', answer: causeShape } as const
const whole = async (ctx: Ctx, id: string) => causeJson(await causePage(ctx, id))

export const causeCalls = [
  call('GET /causes', {
    about: 'Root causes of complaints with what they cost, for staff; those that still hurt first',
    scope: 'staff',
    query: { by: choice(causeOrders, 'what they are sorted by; customers when not given') },
    answer: z.object({ items: z.array(causeShape) }),
    run: async ({ ctx, query }) => ({ items: (await causeLines(ctx, query.by ?? 'customers')).map(causeJson) }),
  }),
  call('POST /causes', {
    ...staffAct,
    about: 'Adds a root cause; `parent` is the id of the cause above, `owner` a handle of staff',
    status: 201,
    body: z.strictObject(causeInput.shape),
    run: async ({ ctx }, body) => whole(ctx, (await saveCause(ctx, null, body)).id),
  }),
  call('PUT /causes/:id', {
    ...staffAct,
    about: 'Changes a root cause',
    body: z.strictObject(causeInput.shape),
    run: async ({ ctx, params }, body) => whole(ctx, (await saveCause(ctx, params.id, body)).id),
  }),
  call('POST /causes/:id/transitions', {
    ...staffAct,
    about: 'Brings a root cause to another state; nobody is told of a fix without an announcement',
    body: moveCauseShape.strict(),
    run: async ({ ctx, params }, body) => whole(ctx, (await moveCause(ctx, params.id, body)).id),
  }),
  call('POST /causes/:id/cases', {
    ...staffAct,
    about: 'Puts a root cause on cases, by their numbers',
    body: z.strictObject({ numbers: putCauseShape.shape.numbers }),
    run: async ({ ctx, params }, { numbers }) => {
      await putCause(ctx, { causeId: params.id, numbers })
      return whole(ctx, params.id)
    },
  }),
  call('POST /causes/:id/fixes', {
    ...staffAct,
    about: 'Says that an announcement fixes a root cause: who reported it, or said “me too”, is told',
    body: nameFixShape.strict(),
    run: async ({ ctx, params }, body) => whole(ctx, (await nameFix(ctx, params.id, body)).id),
  }),
]

import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { appealJson, appealJsonShape } from '#app/api/json/appeal-json.server.ts'
import { moderationLogJson, moderationLogJsonShape } from '#app/api/json/moderation-log-json.ts'
import { sanctionJson, sanctionJsonShape } from '#app/api/json/sanction-json.server.ts'
import { moderationLog } from '#app/domain/analytics/moderation-log/moderation-log.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import { appealShape, liftShape, reasonShape, sanctionShape } from '#app/domain/moderation/input.ts'
import { giveSanction } from '#app/domain/moderation/sanctions/give-sanction.server.ts'
import { liftSanction } from '#app/domain/moderation/sanctions/lift-sanction.server.ts'
import { readableSanction } from '#app/domain/moderation/sanctions/readable-sanction.server.ts'

export const moderationCalls = [
  call('GET /moderation-log', {
    about: 'The public log of moderation of the last twelve months, without names, as it was last worked out',
    scope: null,
    answer: moderationLogJsonShape,
    run: async ({ ctx }) => moderationLogJson(await moderationLog(ctx)),
  }),
  call('POST /members/:handle/sanctions', {
    about: 'Warns, silences, suspends or bans a member; without hours the next step of the ladder',
    scope: 'moderate',
    limit: 'staffAct',
    status: 201,
    body: sanctionShape.strict(),
    answer: sanctionJsonShape,
    run: async ({ ctx, params }, body) => {
      const { id } = await giveSanction(ctx, params.handle, body)
      return sanctionJson(ctx, id)
    },
  }),
  call('GET /sanctions/:id', {
    about: 'A sanction with its reasons, for its member and for moderators',
    scope: 'read',
    answer: sanctionJsonShape,
    run: async ({ ctx, params }) => sanctionJson(ctx, params.id),
  }),
  call('DELETE /sanctions/:id', {
    about: 'Ends a sanction, with a reason that its member reads',
    scope: 'moderate',
    limit: 'staffAct',
    body: liftShape.strict(),
    answer: sanctionJsonShape,
    run: async ({ ctx, params }, { reason }) => {
      await liftSanction(ctx, { id: params.id, reason })
      return sanctionJson(ctx, params.id)
    },
  }),
  call('POST /sanctions/:id/appeal', {
    about: 'Appeals against a sanction, once; another moderator decides within seven days',
    scope: 'write',
    limit: 'post',
    status: 201,
    body: appealShape.strict(),
    answer: appealJsonShape,
    run: async ({ ctx, params }, body) => {
      const { decision_id: decisionId } = await readableSanction(ctx, params.id)
      return appealJson(ctx, await appealDecision(ctx, { decisionId, ...body }))
    },
  }),
  call('POST /appeals/:id/decision', {
    about: 'Decides an appeal, for good; not for who made the decision',
    scope: 'moderate',
    limit: 'staffAct',
    body: z.strictObject({ decision: z.enum(['upheld', 'overturned']), reason: reasonShape }),
    answer: appealJsonShape,
    run: async ({ ctx, params }, { decision, reason }) => {
      const act = decision === 'overturned' ? 'overturn' : 'uphold'
      await decideAppeal(ctx, { appealId: params.id, decision: act, reason })
      return appealJson(ctx, params.id)
    },
  }),
]

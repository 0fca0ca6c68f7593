import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { blockJson, blockJsonShape } from '#app/api/json/block-json.ts'
import { listOf } from '#app/api/json/parts.ts'
import { pastEffectJson, pastEffectJsonShape } from '#app/api/json/past-effect-json.server.ts'
import { spamDecisionJson, spamDecisionJsonShape } from '#app/api/json/spam-decision-json.ts'
import { choice, paged, text } from '#app/api/query.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { createBlock } from '#app/domain/holding/blocks/create-block.server.ts'
import { endBlock } from '#app/domain/holding/blocks/end-block.server.ts'
import { blockShape } from '#app/domain/holding/input.ts'
import { previewBlock } from '#app/domain/holding/preview/preview-block.server.ts'
import { blockPage, findBlock } from '#app/domain/holding/queries/blocks.server.ts'
import { liftShape, spamShape } from '#app/domain/moderation/input.ts'
import { spamWaves } from '#app/domain/moderation/queries/waves.server.ts'
import { decideSpam } from '#app/domain/moderation/spam/decide-spam.server.ts'
import { spamChoices } from '#app/domain/moderation/spam/spam-choice.ts'
import { undoSpam } from '#app/domain/moderation/spam/undo-spam.server.ts'
import { blockKindNames } from '#app/registry/block-kinds.ts'
import { spamDecision, spamDecisions } from '#app/views/moderation/spam-page.server.ts'

/** What is blocked, and decisions about spam. */
export const spamCalls = [
  call('GET /blocks', {
    about: 'What is blocked: hosts, address ranges, mail domains and words, the newest first',
    scope: 'moderate',
    query: {
      kind: choice(blockKindNames, 'every kind when not given'),
      state: choice(['inForce', 'over'], 'inForce when not given'),
      q: text('part of the value or of the reason'),
      ...paged(),
    },
    answer: listOf(blockJsonShape),
    run: async ({ ctx, query: { kind, state, q, ...page } }) => {
      authorize(ctx.actor, 'content.moderate')
      const filter = { kind, over: state === 'over', q: (q ?? '').slice(0, 100) }
      const { items, next } = await blockPage(ctx.read, ctx.now(), filter, page)
      return { items: items.map((block) => blockJson(block, ctx.now())), next }
    },
  }),
  call('POST /blocks', {
    about: 'Blocks a host, an address range, a mail domain or a word; its posts wait for a moderator from now on',
    scope: 'moderate',
    limit: 'staffAct',
    status: 201,
    body: blockShape.strict(),
    answer: blockJsonShape,
    run: async ({ ctx }, body) => blockJson(await createBlock(ctx, body), ctx.now()),
  }),
  call('GET /blocks/preview', {
    about: 'What a block would have held in the last 90 days, and what became of those posts; nothing is blocked',
    scope: 'moderate',
    limit: 'staffAct',
    query: { kind: choice(blockKindNames, 'required'), value: text('required; as it would be typed') },
    answer: pastEffectJsonShape,
    run: async ({ ctx, query: { kind, value } }) => {
      if (kind === null) {
        const params = { options: blockKindNames.join(', ') }
        throw new DomainError('invalid', 'errors.oneOf', { params, fields: { kind: { key: 'errors.oneOf', params } } })
      }
      return pastEffectJson(await previewBlock(ctx, { kind, value: (value ?? '').slice(0, 200) }))
    },
  }),
  call('DELETE /blocks/:id', {
    about: 'Ends a block now; one that is over stays as it is',
    scope: 'moderate',
    limit: 'staffAct',
    answer: blockJsonShape,
    run: async ({ ctx, params: { id } }) => {
      await endBlock(ctx, { id })
      const block = await findBlock(ctx.read, id)
      if (block === null) throw notFound()
      return blockJson(block, ctx.now())
    },
  }),
  call('GET /spam-waves', {
    about: 'What posts that wait have in common, the largest first: what one decision about spam can be about',
    scope: 'moderate',
    answer: z.object({
      items: z.array(
        z
          .object({ by: z.enum(spamChoices), value: z.string(), posts: z.int(), members: z.int() })
          .meta({ id: 'SpamWave' }),
      ),
    }),
    run: async ({ ctx }) => {
      authorize(ctx.actor, 'content.moderate')
      const waves = await spamWaves(ctx.read)
      return { items: waves.map(({ by, value, items: posts, members }) => ({ by, value, posts, members })) }
    },
  }),
  call('GET /spam-decisions', {
    about: 'The latest decisions about spam, and how far they have come',
    scope: 'moderate',
    answer: z.object({ items: z.array(spamDecisionJsonShape) }),
    run: async ({ ctx }) => {
      authorize(ctx.actor, 'content.moderate')
      return { items: (await spamDecisions(ctx)).map(spamDecisionJson) }
    },
  }),
  call('POST /spam-decisions', {
    about:
      'Decides that what a member (`by` member, `value` the handle) or a wave wrote is spam: hides it, bans or suspends them, blocks where they came from. A job carries it out',
    scope: 'moderate',
    limit: 'staffAct',
    status: 201,
    body: spamShape.strict(),
    answer: spamDecisionJsonShape,
    run: async ({ ctx }, body) => decisionJson(ctx, await decideSpam(ctx, body)),
  }),
  call('GET /spam-decisions/:id', {
    about: 'A decision about spam, and how far it has come',
    scope: 'moderate',
    answer: spamDecisionJsonShape,
    run: async ({ ctx, params: { id } }) => {
      authorize(ctx.actor, 'content.moderate')
      return decisionJson(ctx, id)
    },
  }),
  call('DELETE /spam-decisions/:id', {
    about: 'Undoes a decision about spam with all that it did; a job restores posts and accounts',
    scope: 'moderate',
    limit: 'staffAct',
    body: liftShape.strict(),
    answer: spamDecisionJsonShape,
    run: async ({ ctx, params: { id } }, { reason }) => {
      await undoSpam(ctx, { id, reason })
      return decisionJson(ctx, id)
    },
  }),
]

async function decisionJson(ctx: Ctx, id: string) {
  return spamDecisionJson(await spamDecision(ctx, id))
}

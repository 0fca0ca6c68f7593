import type { App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { adjustBalance } from '#app/domain/loyalty/awards/adjust-balance.server.ts'
import { approveRedemption } from '#app/domain/perks/redemptions/approve-redemption.server.ts'
import { cancelRedemption } from '#app/domain/perks/redemptions/cancel-redemption.server.ts'
import { redeemPerk } from '#app/domain/perks/redemptions/redeem-perk.server.ts'
import type { RedemptionState } from '#app/domain/perks/redemptions/redemption.ts'
import { transitionRedemption } from '#app/domain/perks/redemptions/transition-redemption.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { endorseAnswer } from '#app/domain/threads/answers/endorse-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { jobHandlers } from '#app/jobs.server.ts'
import type { World } from './pressure-world.ts'
import { pick } from './seeded-random.ts'

/** What an acknowledged act promised: it must be in the book at the end, once. */
export type Receipt = { adjusted: string } | { redeemed: string; key: string }

/** One act, ready to be done, and to be done again with the very same input as a client does that heard nothing. */
export type Act = { name: string; perform(): Promise<Receipt | null> }

type Hand = { app: App; world: World; random: () => number; key: () => string }
type Plan = (hand: Hand) => Promise<() => Promise<Receipt | void>>

const anyMember = ({ world, random }: Hand): Actor => pick(world.members, random)
const anyAnswer = ({ world, random }: Hand): World['answers'][number] => pick(world.answers, random)
const as = ({ app }: Hand, actor: Actor) => app.context({ actor })
const member = ({ world }: Hand, index: number): Actor => world.members[index] ?? pick(world.members, () => 0)

const job =
  (name: 'mature-points' | 'time-out-redemptions' | 'expire-points'): Plan =>
  async (hand) =>
  async () =>
    void (await jobHandlers[name](hand.app.context()))

const plans: Record<string, { weight: number; plan: Plan }> = {
  vote: {
    weight: 38,
    plan: async (hand) => {
      const postId = pick(hand.random() < 0.3 ? hand.world.questions : hand.world.answers, hand.random).id
      const value = pick([1, 1, 1, 0, 0, -1] as const, hand.random)
      const voter = anyMember(hand)
      return async () => void (await castVote(as(hand, voter), { postId, value }))
    },
  },
  accept: {
    weight: 9,
    plan: async (hand) => {
      const { id, asker } = anyAnswer(hand)
      return async () => void (await acceptAnswer(as(hand, member(hand, asker)), { postId: id }))
    },
  },
  unaccept: {
    weight: 5,
    plan: async (hand) => {
      const { id, asker } = anyAnswer(hand)
      return async () => void (await unacceptAnswer(as(hand, member(hand, asker)), { postId: id }))
    },
  },
  remove: {
    weight: 5,
    plan: async (hand) => {
      const { id, author } = anyAnswer(hand)
      const actor = hand.random() < 0.5 ? member(hand, author) : pick(hand.world.moderators, hand.random)
      return async () => void (await removePost(as(hand, actor), { postId: id, reason: 'pressure' }))
    },
  },
  restore: {
    weight: 8,
    plan: async (hand) => {
      const { id } = anyAnswer(hand)
      return async () => void (await restorePost(as(hand, pick(hand.world.moderators, hand.random)), { postId: id }))
    },
  },
  endorse: {
    weight: 2,
    plan: async (hand) => {
      const { id } = anyAnswer(hand)
      return async () => void (await endorseAnswer(as(hand, pick(hand.world.staff, hand.random)), { postId: id }))
    },
  },
  meToo: {
    weight: 4,
    plan: async (hand) => {
      const { threadId } = pick(hand.world.questions, hand.random)
      const [who, on] = [anyMember(hand), hand.random() < 0.6]
      return async () => void (await setMeToo(as(hand, who), { threadId, on }))
    },
  },
  redeem: {
    weight: 12,
    plan: async (hand) => {
      const [who, { slug }, key] = [anyMember(hand), pick(hand.world.perks, hand.random), hand.key()]
      return async () => ({
        redeemed: (await redeemPerk(as(hand, who), { slug, key, proven: true })).id,
        key: `redeem:${who.memberId}:${key}`,
      })
    },
  },
  cancel: {
    weight: 2,
    plan: onRedemption(['requested'], (hand, { id, member_id }) =>
      cancelRedemption(as(hand, ownerOf(hand, member_id)), { id }),
    ),
  },
  approve: {
    weight: 4,
    plan: onRedemption(['requested'], (hand, { id }) =>
      approveRedemption(as(hand, pick(hand.world.staff, hand.random)), { id }),
    ),
  },
  deny: {
    weight: 1,
    plan: onRedemption(['requested'], (hand, { id }) =>
      transitionRedemption(as(hand, pick(hand.world.staff, hand.random)), { id, act: 'deny', note: 'Not this time.' }),
    ),
  },
  fulfil: {
    weight: 5,
    plan: onRedemption(['fulfilling'], (hand, { id }) =>
      transitionRedemption(as(hand, pick(hand.world.staff, hand.random)), { id, act: 'fulfil', note: 'Sent.' }),
    ),
  },
  fail: {
    weight: 2,
    plan: onRedemption(['approved', 'fulfilling'], (hand, { id }) =>
      transitionRedemption(as(hand, pick(hand.world.staff, hand.random)), {
        id,
        act: 'fail',
        note: 'It cannot be sent.',
      }),
    ),
  },
  adjust: {
    weight: 4,
    plan: async (hand) => {
      const [who, by, key, unit] = [
        anyMember(hand),
        pick(hand.world.admins, hand.random),
        hand.key(),
        pick(['points', 'points', 'reputation'] as const, hand.random),
      ]
      const amount = pick([-60, -5, 5, 40, 200], hand.random)
      return async () => {
        await adjustBalance(as(hand, by), { memberId: who.memberId ?? '', unit, amount, reason: 'A correction', key })
        return { adjusted: `adjust:${key}` }
      }
    },
  },
  mature: { weight: 0.5, plan: job('mature-points') },
  timeOut: { weight: 0.3, plan: job('time-out-redemptions') },
  expire: { weight: 0.1, plan: job('expire-points') },
}

const total = Object.values(plans).reduce((sum, { weight }) => sum + weight, 0)

export async function nextAct(hand: Hand): Promise<Act> {
  let left = hand.random() * total
  for (const [name, { weight, plan }] of Object.entries(plans)) {
    left -= weight
    if (left >= 0) continue
    const perform = await plan(hand)
    return { name, perform: async () => (await perform()) ?? null }
  }
  return nextAct(hand)
}

type Row = { id: string; member_id: string }

/** Something done to a redemption that was in such a state a moment ago; others may be faster. */
function onRedemption(states: readonly RedemptionState[], act: (hand: Hand, row: Row) => Promise<unknown>): Plan {
  return async (hand) => {
    const rows = await hand.app.platform.open.reader
      .selectFrom('redemption')
      .select(['id', 'member_id'])
      .where('state', 'in', states)
      .orderBy('moved_at')
      .limit(12)
      .execute()
    if (rows.length === 0) return () => Promise.resolve()
    const row = pick(rows, hand.random)
    return async () => void (await act(hand, row))
  }
}

function ownerOf({ world }: Hand, memberId: string): Actor {
  return world.members.find((one) => one.memberId === memberId) ?? pick(world.members, () => 0)
}

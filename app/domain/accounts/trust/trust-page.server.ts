import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { plus } from '#app/core/time.ts'
import { trustFactsOf, trustHistoryOf, trustStateOf } from '#app/domain/accounts/queries/trust.server.ts'
import type { TrustFigure } from '#app/registry/trust-levels.ts'
import type { TrustEventTable } from '#db/schema/accounts.ts'
import { factsAt } from './recompute-trust.server.ts'
import { meets, trustRules } from './trust.ts'

export type ConditionView = { figure: TrustFigure; value: number; bar: number; met: boolean }

export type TrustPage = {
  level: number
  /** by: 'rules', or 'hand' when an admin set it and the rules leave it alone; 'role' for staff. */
  by: 'rules' | 'hand' | 'role'
  /** When the level is lowered unless the figures recover; null outside of a grace. */
  graceEndsAt: string | null
  /** The conditions of the present level, with the lower thresholds that keep it; only in a grace period. */
  slipping: ConditionView[]
  /** The next level that the rules give; null at the highest of them. */
  next: { level: number; needs: 'any' | 'all'; conditions: ConditionView[] } | null
  keepPercent: number
  graceDays: number
  history: TrustEventTable[]
}

const historyShown = 30

/** What a member needs for the next trust level, with each figure. @throws not_found, forbidden for another's */
export async function trustPage(ctx: Ctx, memberId: string): Promise<TrustPage> {
  authorize(ctx.actor, 'ledger.read', { ownerId: memberId })
  const state = await trustStateOf(ctx.read, memberId)
  if (state === null) throw new DomainError('not_found', 'errors.notFound')
  const rules = trustRules(ctx.setting)
  const facts = (await trustFactsOf(ctx.read, ctx.dialect, [memberId], factsAt(ctx))).get(memberId)
  if (facts === undefined) throw new DomainError('not_found', 'errors.notFound')
  const level = rules.levels.find((one) => one.level === state.level + 1)
  const view = (figure: TrustFigure, bar: number): ConditionView => ({
    figure,
    value: facts[figure],
    bar,
    met: facts[figure] >= bar,
  })
  const kept = (bar: number): number => Math.ceil((bar * rules.keepPercent) / 100)
  return {
    level: state.level,
    by: state.fixed ? 'hand' : state.staff ? 'role' : 'rules',
    graceEndsAt: state.graceSince === null ? null : plus(state.graceSince, { days: rules.graceDays }),
    slipping:
      state.graceSince === null
        ? []
        : rules.levels
            .filter((one) => one.level <= state.level && one.needs !== 'hand' && !meets(facts, one, rules.keepPercent))
            .flatMap((one) => one.conditions.map(({ figure, bar }) => view(figure, kept(bar))))
            .filter((one) => !one.met),
    next:
      level === undefined || level.needs === 'hand'
        ? null
        : {
            level: level.level,
            needs: level.needs,
            conditions: level.conditions.map(({ figure, bar }) => view(figure, bar)),
          },
    keepPercent: rules.keepPercent,
    graceDays: rules.graceDays,
    history: await trustHistoryOf(ctx.read, memberId, historyShown),
  }
}

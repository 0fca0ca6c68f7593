import type { Ctx } from '#app/core/context.server.ts'
import { ruleSettingChanges, ruleVersionRows, ruleBook } from '#app/domain/loyalty/queries/rules.server.ts'
import { earningRules, type EarningRuleName } from '#app/registry/earning-rules.ts'
import type { RuleConditions } from '#app/registry/rule-conditions.ts'
import { amountOf, capsOf, isRuleName, ruleNames, versionAt, type KnownCaps, type RuleTerms } from './rule-terms.ts'

/** One rule as it is in force, with every number read. */
export type RuleView = {
  rule: EarningRuleName
  version: number
  /** null: since the beginning. */
  validFrom: string | null
  reputation: number
  points: number
  /** Both amounts are multiplied by this field of the event (years). */
  times: string | null
  caps: KnownCaps
  conditions: RuleConditions
  once: 'event' | 'subject'
  /** Awards of an act that is held for review wait. */
  proof: boolean
  /** A version that is planned but not in force yet. */
  planned: { version: number; validFrom: string } | null
}

/** A change of the rules: a version of a rule, or a setting that rules follow. Lists have the newest first. */
export type RuleHistory = {
  at: string
  rule: EarningRuleName | null
  version: number | null
  setting: string | null
  before: string | null
  after: string | null
  reason: string
}

export type RulesPage = {
  rules: RuleView[]
  limits: {
    dailyCap: number
    postCapUp: number
    postCapDown: number
    maturityHours: number
    timeZone: string
    expiry: string
    expiryMonths: number
    expiryNoticeDays: number
    proofDays: number
    proofActiveDays: number
  }
  changedAt: string | null
  history: RuleHistory[]
}

/** Everything the public page of the rules says, from the same data that awards are made from. */
export async function rulesPage(ctx: Ctx): Promise<RulesPage> {
  const now = ctx.now()
  const book = await ruleBook(ctx.read)
  const history = await ruleHistory(ctx)
  return {
    rules: ruleNames.map((rule): RuleView => {
      const { version, validFrom, terms } = versionAt(book, rule, now)
      const entry = earningRules[rule]
      const planned = book.get(rule)?.findLast((one) => one.validFrom !== null && one.validFrom > now)
      return {
        rule,
        version,
        validFrom,
        times: 'times' in entry ? String(entry.times) : null,
        once: entry.once,
        proof: 'proof' in entry,
        conditions: terms.conditions,
        ...readTerms(ctx, terms),
        planned:
          planned?.validFrom == null || planned.version < version
            ? null
            : { version: planned.version, validFrom: planned.validFrom },
      }
    }),
    limits: {
      dailyCap: ctx.setting('reputation.dailyCap'),
      postCapUp: ctx.setting('reputation.postCapUp'),
      postCapDown: ctx.setting('reputation.postCapDown'),
      maturityHours: ctx.setting('points.maturityHours'),
      timeZone: ctx.setting('site.timeZone'),
      expiry: ctx.setting('points.expiry'),
      expiryMonths: ctx.setting('points.expiryMonths'),
      expiryNoticeDays: ctx.setting('points.expiryNoticeDays'),
      proofDays: ctx.setting('trust.proof.days'),
      proofActiveDays: ctx.setting('trust.proof.activeDays'),
    },
    changedAt: history.find(({ at }) => at <= now)?.at ?? null,
    history,
  }
}

function readTerms(ctx: Ctx, terms: RuleTerms): { reputation: number; points: number; caps: KnownCaps } {
  return {
    reputation: amountOf(terms.reputation, ctx.setting),
    points: amountOf(terms.points, ctx.setting),
    caps: capsOf(terms.caps, ctx.setting),
  }
}

async function ruleHistory(ctx: Ctx): Promise<RuleHistory[]> {
  const versions = (await ruleVersionRows(ctx.read)).flatMap((row): RuleHistory[] =>
    isRuleName(row.rule)
      ? [
          {
            at: row.valid_from,
            rule: row.rule,
            version: row.version,
            setting: null,
            before: null,
            after: null,
            reason: row.reason,
          },
        ]
      : [],
  )
  const settings = (await ruleSettingChanges(ctx.read, 50)).map((row): RuleHistory => ({
    at: row.at,
    rule: null,
    version: null,
    setting: row.key,
    before: row.before,
    after: row.after,
    reason: row.reason,
  }))
  return [...versions, ...settings].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 100)
}

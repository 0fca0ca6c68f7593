import { createHash } from 'node:crypto'
import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, instantOfDay } from '#app/core/time.ts'
import { ruleBook } from '#app/domain/loyalty/queries/rules.server.ts'
import { insertRuleVersion } from '#app/domain/loyalty/store/rules.server.ts'
import type { EarningRuleName } from '#app/registry/earning-rules.ts'
import { termsOf, versionAt, type RuleTerms } from './rule-terms.ts'

export type RuleChange = {
  rule: EarningRuleName
  terms: RuleTerms
  /** The community day on which it comes into force, 2026-12-01; null: now. Never in the past. */
  fromDay: string | null
  reason: string
  /** `digestOf(terms)` of the simulation that the admin has seen. */
  simulated: string
}

/**
 * Creates a new version of an earning rule. Earlier awards stay as granted; an award names the version in force at
 * its event. Audited with before and after; records `rule.changed`.
 * @throws forbidden; invalid for a day in the past or when other terms were simulated; not_now when nothing changes
 * @returns the number of the new version
 */
export async function changeRule(ctx: Ctx, { rule, terms, fromDay, reason, simulated }: RuleChange): Promise<number> {
  authorize(ctx.actor, 'rule.change')
  if (simulated !== digestOf(terms))
    throw new DomainError('invalid', 'rules.errors.simulateFirst', { code: 'simulate_first' })
  return ctx.write(async (tx) => {
    await tx.dialect.lockNamed(tx.db, `rule:${rule}`)
    const validFrom = fromDay === null ? tx.at : instantOfDay(fromDay, tx.setting('site.timeZone'))
    if (validFrom < tx.at)
      throw new DomainError('invalid', 'rules.errors.past', { fields: { fromDay: { key: 'rules.errors.past' } } })
    const book = await ruleBook(tx.db, [rule])
    const latest = book.get(rule)?.at(-1)?.version ?? 1
    const before = termsOf(book, rule, latest)
    if (digestOf(before) === digestOf(terms)) throw new DomainError('not_now', 'rules.errors.same')
    const version = latest + 1
    const row = {
      id: newId('ruleVersion', msOf(tx.at)),
      rule,
      version,
      valid_from: validFrom,
      terms: JSON.stringify(terms),
      reason,
      created_at: tx.at,
      created_by: tx.actor.memberId,
    }
    await insertRuleVersion(tx, row)
    await audit(tx, {
      action: 'rule.change',
      subjectType: 'rule',
      subjectId: rule,
      before: { version: versionAt(book, rule, tx.at).version, ...before },
      after: { version, validFrom, ...terms },
      reason,
    })
    await tx.record('rule.changed', { rule, version, validFrom, by: tx.actor.memberId })
    return version
  })
}

/** A digest of terms, independent of the order of their keys. */
export function digestOf(terms: RuleTerms): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(terms)))
    .digest('hex')
    .slice(0, 32)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

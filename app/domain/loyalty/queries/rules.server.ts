import type { SimulationFacts } from '#app/domain/loyalty/awards/simulate-awards.ts'
import { isRuleName, type RuleBook, type RuleTerms, type RuleVersion } from '#app/domain/loyalty/rules/rule-terms.ts'
import { hasConditions, type ConditionFacts } from '#app/domain/loyalty/unmet-condition.ts'
import type { EarningRuleName } from '#app/registry/earning-rules.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { EarningRuleVersionTable } from '#db/schema/ledger.ts'
import { allStaff } from './programme.server.ts'

/** Every version that admins made, lowest first. */
export async function ruleVersionRows(
  db: Db,
  rules: readonly string[] | null = null,
): Promise<EarningRuleVersionTable[]> {
  let query = db.selectFrom('earning_rule_version').selectAll()
  if (rules !== null) query = query.where('rule', 'in', [...rules])
  return query.orderBy('rule').orderBy('version').execute()
}

/** The versions of these rules, or of all. */
export async function ruleBook(db: Db, rules: readonly EarningRuleName[] | null = null): Promise<RuleBook> {
  const rows = rules !== null && rules.length === 0 ? [] : await ruleVersionRows(db, rules)
  const book = new Map<EarningRuleName, RuleVersion[]>()
  for (const { rule, version, valid_from: validFrom, terms } of rows) {
    if (isRuleName(rule))
      book.set(rule, [...(book.get(rule) ?? []), { version, validFrom, terms: JSON.parse(terms) as RuleTerms }])
  }
  return book
}

/** Trust and age of these members, for conditions. */
export async function memberFacts(
  db: Db,
  memberIds: readonly string[],
): Promise<Map<string, NonNullable<ConditionFacts['giver']>>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .select(['id', 'trust_level', 'joined_at'])
    .where('id', 'in', [...memberIds])
    .execute()
  return new Map(rows.map((row) => [row.id, { trust: row.trust_level, joinedAt: row.joined_at }]))
}

/** Kind and product of a thread, for conditions; null when it no longer exists. */
export async function threadFacts(db: Db, threadId: string): Promise<ConditionFacts['thread']> {
  const row = await db
    .selectFrom('thread')
    .leftJoin('product', 'product.id', 'thread.product_id')
    .select(['thread.kind', 'product.slug'])
    .where('thread.id', '=', threadId)
    .executeTakeFirst()
  return row === undefined ? null : { kind: row.kind, product: row.slug }
}

/**
 * The facts a simulation needs in addition to the events; members and threads are read only when some version has a
 * condition.
 */
export async function simulationFacts(db: Db, book: RuleBook): Promise<SimulationFacts> {
  const staff = await allStaff(db)
  const conditional = [...book.values()].flat().some(({ terms }) => hasConditions(terms.conditions))
  if (!conditional) return { staff, members: new Map(), threads: new Map() }
  const members = await db.selectFrom('member').select(['id', 'trust_level', 'joined_at']).execute()
  const threads = await db
    .selectFrom('thread')
    .leftJoin('product', 'product.id', 'thread.product_id')
    .select(['thread.id', 'thread.kind', 'product.slug'])
    .execute()
  return {
    staff,
    members: new Map(members.map((row) => [row.id, { trust: row.trust_level, joinedAt: row.joined_at }])),
    threads: new Map(threads.map((row) => [row.id, { kind: row.kind, product: row.slug }])),
  }
}

/** Changes of settings that rules follow, newest first; values as text. */
export async function ruleSettingChanges(
  db: Db,
  limit: number,
): Promise<{ at: string; key: string; before: string | null; after: string | null; reason: string }[]> {
  return db
    .selectFrom('audit_event')
    .select(['at', 'subject_id as key', 'before', 'after', 'reason'])
    .where('action', '=', 'setting.change')
    .where((eb) => eb.or([eb('subject_id', 'like', 'reputation.%'), eb('subject_id', 'like', 'points.%')]))
    .where('subject_id', 'not in', ['points.costPerPoint', 'points.currency', 'points.adjustmentApproval'])
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

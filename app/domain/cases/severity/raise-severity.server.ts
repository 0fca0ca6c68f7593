import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { isOpen, type Case } from '#app/domain/cases/case.ts'
import { promiseCase } from '#app/domain/cases/clock/promise-case.server.ts'
import {
  casesOfContracts,
  openCasesOfAsker,
  severityEvents,
  severityFigures,
} from '#app/domain/cases/queries/severity-figures.server.ts'
import { addCaseEvent, caseByIdForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { holds, rulesAt, severityRuleNames, severityRules, type RaiseMoment, type SeverityRuleName } from './rules.ts'
import { inForce, severityFrom } from './severity-from.ts'

/** Looks at the rules of a case after the customer wrote, or of the cases of a thread after a “me too”. */
export async function raiseSeverity(
  ctx: Ctx,
  { of, moment }: { of: string; moment: 'wrote' | 'meToo' },
): Promise<void> {
  const ids = moment === 'meToo' ? await openCasesOfAsker(ctx.read, of) : [of]
  for (const id of ids)
    await ctx.write(async (tx) => {
      await raiseSeverityIn(tx, await caseByIdForUpdate(tx, id), moment)
    })
}

/** Looks at the rules of contracts in open cases: a renewal comes nearer, and a customer stays longer. */
export async function raiseSeverities(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const [days, years] = [ctx.setting('cases.raiseRenewalDays'), ctx.setting('cases.raiseTenureYears')]
  // A day more, because the rule counts days of the site's zone.
  const until = days === 0 ? null : plus(now, { days: days + 1 })
  const since = years === 0 ? null : plus(now, { days: -365 * years })
  await openPace({ most: 50 }).writeAll(
    ctx,
    await casesOfContracts(ctx.read, { now, until, since }),
    async (tx, ids) => {
      for (const id of ids) await raiseSeverityIn(tx, await caseByIdForUpdate(tx, id), 'nightly')
    },
  )
}

/**
 * Raises a locked, open case by a level for each rule of the moment that holds and did not raise it yet, and promises
 * what the severity asks for. A rule that holds is an entry of the time line also when the case is P1 already, so that
 * the order in which rules hold makes no difference. Records `case.severityRaised` when the severity changed.
 */
export async function raiseSeverityIn(tx: Tx, row: Case, moment: RaiseMoment): Promise<Case> {
  if (!isOpen(row.status) || row.dismissed === 1) return row
  const events = await severityEvents(tx.db, row.id)
  const { settled } = severityFrom(events)
  const found = await holdingRules(
    tx,
    row,
    rulesAt(moment).filter((rule) => !settled.has(rule)),
  )
  if (found.length === 0) return row
  const system = tx.as(systemActor, tx.at)
  for (const { rule, figure } of found) {
    const { severity: from } = severityFrom(events)
    events.push({ at: tx.at, kind: 'raised', data: { rule, figure } })
    await addCaseEvent(system, row.id, 'raised', { rule, figure, from, to: severityFrom(events).severity })
  }
  const { severity, raises } = severityFrom(events)
  await updateCase(tx, row.id, { severity, raises: inForce(raises).length })
  const raised = await promiseCase(system, { ...row, severity, raises: inForce(raises).length }, 'severity')
  if (severity !== row.severity) await system.record('case.severityRaised', { caseId: row.id, severity })
  return raised
}

/** The rules that hold for a case now, with their figures. */
export async function holdingRules(
  tx: Tx,
  row: Parameters<(typeof severityFigures)[SeverityRuleName]>[1],
  among: readonly SeverityRuleName[] = severityRuleNames,
): Promise<{ rule: SeverityRuleName; figure: number }[]> {
  const found: { rule: SeverityRuleName; figure: number }[] = []
  for (const rule of among) {
    const bar = tx.setting(severityRules[rule].bar)
    if (bar === 0) continue
    const figure = await severityFigures[rule](tx, row)
    if (figure !== null && holds(rule, figure, bar)) found.push({ rule, figure })
  }
  return found
}

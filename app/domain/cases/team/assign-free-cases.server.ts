import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { agentsForCases } from '#app/domain/cases/queries/agents.server.ts'
import { freeCases, type FreeCase } from '#app/domain/cases/queries/free-cases.server.ts'
import { addCaseEvent, caseByIdForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from '#app/domain/cases/work/transition-case-in.server.ts'
import { chooseAgent, type Choice } from './choose-agent.ts'

/** Cases without an assignee that one run looks at. */
const lookedAt = 200

/**
 * Gives every open case without an assignee, the oldest first, to whom `chooseAgent` names; a case that nobody can take
 * now waits, and does not hold up those behind it. The time line says why that person. Records `case.assigned`, and
 * `case.moved` for a new case. Does nothing while `cases.assignment` is off. @returns how many found an assignee
 */
export async function assignFreeCases(ctx: Ctx): Promise<number> {
  if (!ctx.setting('cases.assignment')) return 0
  return ctx.write(async (tx) => {
    // Two runs at once would count the same room twice.
    await tx.dialect.lockNamed(tx.db, 'case-assignment')
    const rotateDays = tx.setting('cases.rotateDays')
    const waiting = await freeCases(tx.db, lookedAt)
    if (waiting.length === 0) return 0
    const agents = await agentsForCases(tx.db, tx.at, plus(tx.at, { days: -rotateDays }))
    const most = tx.setting('cases.openPerAgent')
    let given = 0
    for (const found of waiting) {
      const one = rotateDays > 0 ? found : { ...found, heavy: false }
      const choice = chooseAgent(one, agents, most)
      if (choice === null) continue
      const row = await caseByIdForUpdate(tx, one.id)
      if (row.assignee_id !== null) continue
      await giveTo(tx, row, choice, one)
      const agent = agents.find(({ id }) => id === choice.agentId)
      if (agent !== undefined) {
        agent.open += 1
        if (one.heavy) agent.heavy += 1
      }
      given += 1
    }
    return given
  })
}

async function giveTo(tx: Tx, row: Case, { agentId, open, met, rotated }: Choice, needs: FreeCase): Promise<void> {
  await updateCase(tx, row.id, { assignee_id: agentId })
  await addCaseEvent(tx, row.id, 'assigned', {
    from: null,
    to: agentId,
    open,
    ...(rotated ? { rotated: 1 } : {}),
    ...Object.fromEntries(met.map((kind) => [kind, needs[kind]])),
  })
  await tx.record('case.assigned', { caseId: row.id, assigneeId: agentId, before: null, by: 'rule' })
  if (row.status === 'new') await transitionCaseIn(tx, { ...row, assignee_id: agentId }, 'acknowledge')
}

import { expect, test } from 'vitest'
import { isDomainError } from '#app/core/errors.ts'
import { caseTransitions, type CaseRowAct } from '#app/domain/cases/case-transitions.ts'
import { caseStatuses } from '#app/domain/cases/case.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const rowActs = ['waitForStaff', 'waitForCustomer', 'resolve', 'close'] as const satisfies readonly CaseRowAct[]

test('the page of a case offers exactly the acts that the use-cases accept', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const tara = await aMember(app, 'tara', { roles: ['agent'] })
  const { case: opened } = await aCase(app, { of: ann, by: sam })
  const ref = { number: opened.number, note: null }

  for (const status of caseStatuses) {
    for (const dismissed of [0, 1]) {
      for (const assignee_id of [null, tara.memberId]) {
        const put = () => app.app.platform.open.db.updateTable('case').set({ status, dismissed, assignee_id }).execute()
        await put()
        const { allowed } = await casePage(app.as(sam), ref.number)
        for (const act of rowActs) {
          const { to } = caseTransitions[act]
          const offered = allowed.steps.includes(to)
          const where = `${act} from ${status}, dismissed ${dismissed}`
          // The status that a case has already is kept without a refusal, and is not offered.
          if (to === status && dismissed === 0) expect(offered, where).toBe(false)
          else expect(offered, where).toBe(await accepted(transitionCase(app.as(sam), { ...ref, act })))
          await put()
        }
        expect(allowed.take, `take from ${status}, dismissed ${dismissed}`).toBe(
          await accepted(takeCase(app.as(sam), { number: ref.number })),
        )
      }
    }
  }
})

async function accepted(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt
    return true
  } catch (error) {
    if (isDomainError(error)) return false
    throw error
  }
}

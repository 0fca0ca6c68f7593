import { z } from 'zod'
import { endReminder } from '#app/domain/cases/day/end-reminder.server.ts'
import { reminderShape } from '#app/domain/cases/day/input.ts'
import { setReminder } from '#app/domain/cases/day/set-reminder.server.ts'
import { followCase } from '#app/domain/cases/work/follow-case.server.ts'
import { caseNumberOf } from '#app/views/case-number.ts'
import { urls } from '#app/views/urls.ts'
import { intent } from '#app/web/form-action.server.ts'

const follow = (wanted: boolean) =>
  intent({
    shape: z.object({}),
    limit: 'staffAct',
    run: async ({ ctx, params }) => {
      const number = caseNumberOf(params['number'])
      await followCase(ctx, { number, follow: wanted })
      const key = wanted ? ('work.toast.followed' as const) : ('work.toast.unfollowed' as const)
      return { to: urls.case(number), toast: { tone: 'good', key } }
    },
  })

/** What an agent wants to be told of on the page of a case: its news, and when to come back to it. */
export const caseFollowUp = {
  follow: follow(true),
  unfollow: follow(false),
  remind: intent({
    shape: reminderShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, input) => {
      const number = caseNumberOf(params['number'])
      await setReminder(ctx, number, input)
      return {
        to: urls.case(number),
        toast: { tone: 'good', key: 'work.toast.reminderSet', params: { day: input.day } },
      }
    },
  }),
  endReminder: intent({
    shape: z.object({ id: z.string().max(60) }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { id }) => {
      await endReminder(ctx, id)
      return { to: urls.case(caseNumberOf(params['number'])), toast: { tone: 'good', key: 'work.toast.reminderEnded' } }
    },
  }),
}

import { z } from 'zod'
import { call } from '#app/api/call.ts'
import {
  absenceJson,
  absenceJsonShape,
  reminderJson,
  reminderJsonShape,
  savedFilterJson,
  savedFilterJsonShape,
} from '#app/api/json/case-work-json.ts'
import { listOf } from '#app/api/json/parts.ts'
import { paged, text } from '#app/api/query.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { endReminder } from '#app/domain/cases/day/end-reminder.server.ts'
import { reminderShape } from '#app/domain/cases/day/input.ts'
import { setReminder } from '#app/domain/cases/day/set-reminder.server.ts'
import { deleteFilter } from '#app/domain/cases/filters/delete-filter.server.ts'
import { savedFilterShape } from '#app/domain/cases/filters/input.ts'
import { saveFilter } from '#app/domain/cases/filters/save-filter.server.ts'
import { absencesNotOver, staffAbsence } from '#app/domain/cases/queries/absences.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { numberedReminder, numberedReminders, remindersOfCase } from '#app/domain/cases/queries/reminders.server.ts'
import { savedFilters } from '#app/domain/cases/queries/saved-filters.server.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { endAbsence } from '#app/domain/cases/team/end-absence.server.ts'
import { absenceOfShape } from '#app/domain/cases/team/input.ts'
import { followCase } from '#app/domain/cases/work/follow-case.server.ts'
import { caseNumberOf } from '#app/views/case-number.ts'
import { queryText, readCaseQuery } from '#app/views/cases/case-query.ts'
import { handOverNote } from '#app/views/cases/hand-over-note.server.ts'

/** What staff keep beside the cases: nothing of it changes one. */
const staffAct = { scope: 'staff', limit: 'staffAct' } as const

const following = z.object({ following: z.boolean() })
const ended = z.object({ ended: z.literal(true) })

export const caseWorkCalls = [
  call('PUT /cases/:number/follow', {
    ...staffAct,
    about: 'Follows a case: its news are told to the caller. Its assignee is told anyway',
    answer: following,
    run: ({ ctx, params }) => follow(ctx, params.number, true),
  }),
  call('DELETE /cases/:number/follow', {
    ...staffAct,
    about: 'Stops following a case',
    answer: following,
    run: ({ ctx, params }) => follow(ctx, params.number, false),
  }),
  call('GET /cases/:number/hand-over', {
    about: 'The note that handing over begins with: who, the last answer, what was promised, what is missing; Markdown',
    scope: 'staff',
    answer: z.object({ note: z.string() }),
    run: async ({ ctx, params }) => {
      const page = await casePage(ctx, caseNumberOf(params.number))
      return { note: handOverNote(ctx, page, await remindersOfCase(ctx.read, page.id)) }
    },
  }),
  call('GET /reminders', {
    about: 'When the caller comes back to which case; what is done is left out',
    scope: 'staff',
    query: paged(),
    answer: listOf(reminderJsonShape),
    run: async ({ ctx, query }) => {
      authorize(ctx.actor, 'case.work')
      const { items, next } = await numberedReminders(ctx.read, signedIn(ctx.actor), query)
      return { items: items.map(reminderJson), next }
    },
  }),
  call('POST /cases/:number/reminders', {
    ...staffAct,
    about: 'Brings a case back to the day of the caller',
    status: 201,
    body: reminderShape.strict(),
    answer: reminderJsonShape,
    run: async ({ ctx, params }, body) => {
      const id = await setReminder(ctx, caseNumberOf(params.number), body)
      const made = await numberedReminder(ctx.read, id)
      if (made === undefined) throw notFound('work.errors.noReminder')
      return reminderJson(made)
    },
  }),
  call('DELETE /reminders/:id', {
    ...staffAct,
    about: 'Is done with a reminder',
    answer: ended,
    run: async ({ ctx, params }) => {
      await endReminder(ctx, params.id)
      return { ended: true as const }
    },
  }),
  call('GET /absences', {
    about: 'Absences of staff that are not over',
    scope: 'staff',
    query: { handle: text('of one member of staff'), ...paged() },
    answer: listOf(absenceJsonShape),
    run: async ({ ctx, query }) => {
      authorize(ctx.actor, 'case.work')
      const { items, next } = await absencesNotOver(ctx.read, ctx.now(), query.handle, query)
      return { items: items.map(absenceJson), next }
    },
  }),
  call('POST /absences', {
    ...staffAct,
    about: 'Notes that somebody of staff is away: they get no new cases, and no alarms',
    status: 201,
    body: absenceOfShape,
    answer: absenceJsonShape,
    run: async ({ ctx }, { handle, ...body }) => {
      const { id } = await addAbsence(ctx, handle, body)
      const made = await staffAbsence(ctx.read, id)
      if (made === undefined) throw notFound('work.errors.noAbsence')
      return absenceJson(made)
    },
  }),
  call('DELETE /absences/:id', {
    ...staffAct,
    about: 'Ends an absence now',
    answer: ended,
    run: async ({ ctx, params }) => {
      await endAbsence(ctx, params.id)
      return { ended: true as const }
    },
  }),
  call('GET /case-filters', {
    about: 'Saved filters of the caller, and those that colleagues share',
    scope: 'staff',
    answer: listOf(savedFilterJsonShape),
    run: async ({ ctx }) => ({ items: (await filters(ctx)).map(savedFilterJson), next: null }),
  }),
  call('POST /case-filters', {
    ...staffAct,
    about: 'Saves a filter: `query` as in the address of the list of cases; what it does not know is left out',
    status: 201,
    body: savedFilterShape.strict(),
    answer: savedFilterJsonShape,
    run: async ({ ctx }, body) => {
      const query = queryText(readCaseQuery(new URLSearchParams(body.query)))
      const id = await saveFilter(ctx, { ...body, query })
      return { id, name: body.name, query, own: true }
    },
  }),
  call('DELETE /case-filters/:id', {
    ...staffAct,
    about: 'Deletes a saved filter of the caller, for all who had it',
    answer: z.object({ deleted: z.literal(true) }),
    run: async ({ ctx, params }) => {
      await deleteFilter(ctx, params.id)
      return { deleted: true as const }
    },
  }),
]

async function follow(ctx: Ctx, number: string, wanted: boolean): Promise<{ following: boolean }> {
  await followCase(ctx, { number: caseNumberOf(number), follow: wanted })
  return { following: wanted }
}

function filters(ctx: Ctx) {
  authorize(ctx.actor, 'case.work')
  return savedFilters(ctx.read, signedIn(ctx.actor))
}

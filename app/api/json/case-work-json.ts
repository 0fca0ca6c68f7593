import { z } from 'zod'
import type { StaffAbsence } from '#app/domain/cases/queries/absences.server.ts'
import type { Reminder } from '#app/domain/cases/queries/reminders.server.ts'
import type { SavedFilter } from '#app/domain/cases/queries/saved-filters.server.ts'
import { instant, personJson, personShape } from './parts.ts'

export const reminderJsonShape = z
  .object({ id: z.string(), case: z.int(), at: instant, reason: z.string(), promised: z.boolean() })
  .meta({ id: 'Reminder', description: '`promised`: the customer was promised news by then.' })

export const absenceJsonShape = z
  .object({ id: z.string(), member: personShape.nullable(), startsAt: instant, endsAt: instant.nullable() })
  .meta({ id: 'Absence', description: '`endsAt`: the first moment of being back; null: until further notice.' })

export const savedFilterJsonShape = z
  .object({ id: z.string(), name: z.string(), query: z.string(), own: z.boolean() })
  .meta({ id: 'CaseFilter', description: '`query`: of the address of the list of cases; `own`: may be deleted.' })

export function reminderJson({ id, number, at, reason, promised }: Reminder & { number: number }) {
  return { id, case: number, at, reason, promised }
}

export function absenceJson({ id, starts_at, ends_at, ...member }: StaffAbsence) {
  return { id, member: personJson(member), startsAt: starts_at, endsAt: ends_at }
}

export function savedFilterJson({ id, name, query, own }: SavedFilter) {
  return { id, name, query, own }
}
